Café in Ashmere Wins Prize
Facts
- The Café Noël in Ashmere won the prize for the best plum cake.[1]
Sources: [1]Fenland Record.
