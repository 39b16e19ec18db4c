Bakers Go on Strike for a Day
Facts
- Fourteen of the sixteen bakeries in Merrow stayed shut on Thursday.[1]
- Their guild asks for a lower price of electricity.[1][2]
Narratives
- Guild narrative, as provided by Merrow Evening Post. Bread is not baked with promises.
