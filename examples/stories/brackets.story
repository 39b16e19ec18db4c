Archive of St. Osric Finds the Lost Minutes
Facts
- The archive of St. Osric has found the minutes of the mill council, in a box marked "Taxes [1945-46]".[1]
- In the catalogue the box had been item [2024] since it was moved.[1][2]
- The clerk wrote: "The [mill owner] has payed [sic] his share in eels."[2]
- The share rose by a tenth in each decade,[2] a rate that is otherwise known from the coast alone.[3]
- A printer in the town has transcribed all 310 pages.[4]
Sources: [1]St. Osric Gazette, [2]Minutes, Maps & Deeds <https://deeds.example/minutes_(mill)>, [3]U.S. Eel Review and [4]Quill and Sons Inc..
Narratives
- Local narrative, as provided by St. Osric Gazette. A town that kept its minutes has kept its memory.
- Learned narrative, as provided by U.S. Eel Review. The mill is a footnote; the eels are the story.[3]
- Modest narrative, as provided by Quill and Sons Inc.. We only read what was there.
