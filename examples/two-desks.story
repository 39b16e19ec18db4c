Night Buses Return to the Hill District
Facts
- The night buses run again from Friday, after a pause of three years.[1][2]
- A single ticket costs 2.40 during the night.[2]
Sources: [1]Hill Courier and [2]Transit Board <https://transit.example/night>.
Narratives
- Commuter narrative, as provided by Hill Courier. Shift workers get their way home back.

Library Extends Its Opening Hours
Facts
- From March the central library stays open until ten in the evening.[1]
- Two in three members had asked for it: "We work [until six]," one wrote.[1]
Sources: [1]City Gazette.
