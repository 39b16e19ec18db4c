Choir Looks for Tenors
Facts
- The choir of Harbor Town has forty sopranos and two tenors.[1]
- It rehearses on Tuesdays at seven.[1][1][2]
Sources: [1]Coast Daily and [2]Coast Daily.
