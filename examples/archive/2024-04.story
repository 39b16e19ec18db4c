Fish Market Moves Into the Old Customs House
Facts
- The fish market opened in the old customs house on Tuesday.[1]
- It is to stay there until its own roof is rebuilt, for two years at most.[1][2]
Sources: [1]City Gazette <https://gazette.example/2024/customs> and [2]Coast Daily.
Narratives
- Practical narrative, as provided by City Gazette. A house built to keep goods in will do to sell them.

Harbor Wanderers Lose the Final on Penalties
Facts
- Harbor Wanderers lost the cup final to Merrow Town on Sunday, by 4-5 on penalties.[1][2]
- It was 1-1 after extra time.[1]
Sources: [1]Hill Courier and [2]Merrow Evening Post.
Narratives
- Proud narrative, as provided by Hill Courier. They lost a lottery and won a town.
- Dry narrative, as provided by Merrow Evening Post. Penalties can be practised.

Port Ellis Asks for a Later Last Ferry
Facts
- The parish of Port Ellis has asked for a ferry at half past eleven at night.[1]
- The last one leaves at nine.[1][2]
- A petition for it has 730 signatures.[1]
Sources: [1]Ellis Courier and [2]Port Wire.
Narratives
- Evening narrative, as provided by Ellis Courier. A town that cannot go home cannot go out.
- Early narrative, as provided by Ellis Residents' League. We moved here because nights end at nine.
