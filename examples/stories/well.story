Well in Ashmere Runs Dry
Facts
- The village well of Ashmere ran dry on Sunday, for the first time since 1911.[1]
Sources: [1]Fenland Record.
