Ice Rink Opens a Week Early
Facts
- The ice rink on the market square opens on Friday.[1]
Sources: [1]City Gazette.
Narratives
- Sporting narrative, as provided by City Gazette. A week more of ice is a week less on the sofa.
The Spin
- Thrift narrative: Ice in November is melted money.
