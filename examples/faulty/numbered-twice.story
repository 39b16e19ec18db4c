Tram Line Four Gets a New Terminus
Facts
- Line four ends at the north gate from Monday.[1]
- The old terminus becomes a square.[2]
Sources: [1]City Gazette, [2]Transit Board and [2]Hill Courier.
