Second Ferry Line Carries 4,100 in Its First Week
Facts
- The new ferry to Port Ellis carried 4,100 people in its first week.[1][2]
- The harbor authority had expected 3,000.[1]
- Three of its 84 crossings were cancelled.[3]
Sources: [1]Coast Daily <https://coast.example/2024/first-week>, [2]Ellis Courier and [3]Port Wire.
Narratives
- Pro-development narrative, as provided by Coast Daily. The north shore was never far; it was never served.
- Critical narrative, as provided by Ellis Residents' League. Half of them came to look, and did not come back.

Library Counts Its Evening Readers
Facts
- The central library had 212 visitors after eight o'clock on an average evening in February.[1]
- The later hours cost 90,000 a year.[1][2]
Sources: [1]City Gazette and [2]Reading Room <https://reading.example/evenings>.
Narratives
- Reader's narrative, as provided by Reading Room. The best hours of the day are those after work.

Storm Takes the Roof off the Fish Market
Facts
- A storm tore the roof off the fish market on the night of 17 March.[1][2][3]
- Gusts reached 131 kilometres an hour at the harbor.[3]
- Nobody was hurt.[1]
- Eleven of the seventeen stalls cannot be used.[2]
Sources: [1]Coast Daily <https://coast.example/2024/storm>, [2]Coast Daily <https://coast.example/2024/market> and [3]Coast Weather Office.
Narratives
- Fatalist narrative, as provided by Port Wire. The sea gave the market, and the sea has taken the roof.
- Reform narrative: A hundred years without a new roof is no tradition.[2]

Harbor Wanderers Reach the Cup Final
Facts
- Harbor Wanderers beat Castle Brand 3-1 on Saturday, and are in the cup final for the first time.[1][2]
- All their goals came in the last quarter of an hour.[2]
Sources: [1]City Gazette and [2]Hill Courier.
Narratives
- Jubilant narrative, as provided by Hill Courier. Whoever scores early cannot wait.
