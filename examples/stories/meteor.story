Meteor Seen Over the North Shore
Facts
- A green meteor was seen over the north shore at 21:14 on Sunday.[2]
- Two people say that they heard it.[1][2]
Sources: [1]Ellis Courier and [2]Coast Daily.
Narratives
- Sober narrative, as provided by Mount Sable Observatory. What is heard at once is no meteor.
