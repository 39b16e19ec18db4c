Library Extends Its Opening Hours
Facts
- From March the central library stays open until ten in the evening.[1][1]
- Two in three members had asked for it.[3]
Sources: [1]City Gazette, [2]Hill Courier and [3]Reading Room.
Narratives
- Reader's narrative: The evenings are ours again.[1]
