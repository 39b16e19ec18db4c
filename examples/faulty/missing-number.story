Swans Return to the Mill Pond
Facts
- A pair of swans has nested at the mill pond, for the first time in nine years.[1][4]
- The path around the pond is closed until June.[2]
Sources: [1]Marsh Observer, [2]Parish of Low Marsh and [3]Friends of the Pond.
Narratives
- Delighted narrative, as provided by Friends of the Pond. A pond without swans is only water.
