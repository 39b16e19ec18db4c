Beavers Move Into the Town Park
Facts
- A family of beavers has built a dam in the town park of Merrow.[1]
- The lower path has been under water since Tuesday.[1]
Sources: [1]Merrow Evening Post.
Narratives
