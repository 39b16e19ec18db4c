Beekeepers Count Their Losses
Facts
- Beekeepers in the Lidden valley lost one colony
in five over the winter.[1]
- A mild January is thought to be the cause.[1]
Sources: [1]Institute for Inland Bees.
