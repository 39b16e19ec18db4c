New Timetable for the Hill District
Facts
- Buses run every ten minutes from Monday.[1]
- A sign at the stop says: "Lines [2, 7] stop here after midnight."[2]
Sources: [1]Hill Courier and [2]Transit Board.
