Dredging Begins in the Harbor Mouth
Facts
- A dredger began work in the harbor mouth on Monday, and stays for six weeks.[1]
Sources: [1]Port Wire.

Storm Cuts Off Port Ellis
Facts
- Both ferries stayed in port from eight in the evening.[1]
- Gusts reached 112 kilometres an hour.[2]
- The power came back at noon.[3]
Sources: [1]Port Wire, [2]Coast Weather Office and [3]Harbor Power <https://power.example/outages>.
Narratives
- Pro-development narrative, as provided by Port Wire. A third boat could have sailed.[1]
