Here is the story you asked for:

Night Buses Return to the Hill District
Facts
- The night buses run again from Friday, after a pause of three years.[1][3]
- A single ticket costs 2.40 during the night.[2]
-
Sources: [1]Hill Courier, [2]Transit Board and [2]City Gazette.
Narratives
- Commuter narrative, as provided by Hill Courier. Shift workers get their way home back.
- Nobody asked the drivers.
