Pumpkin of 612 Kilograms Wins the Show
Facts
- A pumpkin of 612 kilograms won the autumn show in Clayhanger.[1]
- The old record was 580 kilograms.[1][2]
Sources: [1]Merrow Evening Post; [2]Clayhanger Show and [1000]Guild of Growers.
