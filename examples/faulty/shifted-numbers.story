Clock of St. Osric Strikes Thirteen
Facts
- The clock of St. Osric struck thirteen times at noon on Wednesday.[1]
- A watchmaker found a bent pin in the striking train.[2]
- The repair costs 240.[1][3]
Sources: [2]St. Osric Gazette, [3]Quill and Sons and [4]Parish Accounts.
