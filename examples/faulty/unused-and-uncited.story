Bridge in Castle Brand Is Weighed
Facts
- Engineers have weighed the iron bridge in Castle Brand with forty sensors.[1]
- It is eleven tonnes heavier than on its plans.
Sources: [1]Brand Valley Herald and [2]Castle Brand Works.
