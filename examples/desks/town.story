Storm Cuts Off Port Ellis
Facts
- A storm closed the road to Port Ellis on Sunday night.[1][2]
- Forty households were without power until noon.[2]
Sources: [1]City Gazette and [2]Harbor Power <https://power.example/outages>.
Narratives
- Critical narrative, as provided by City Gazette. A town with one road has none.

Market Square Gets New Benches
Facts
- Twenty benches of larch stand on the market square since Saturday.[1]
Sources: [1]City Gazette.
