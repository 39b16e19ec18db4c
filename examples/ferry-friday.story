Harbor Town Opens Second Ferry Line
Facts
- The mayor said: "The [harbor authority] has kept its word."[3]
- The ferry to Port Ellis began running on Monday, ten weeks late.[1][2]
- Fares rose by 4%,[2][4] while the old line keeps its timetable.
- Forty people took the first boat.[4]
Sources: [1]Coast Daily, [2]Port Times <https://port.example/ferry>, [3]U.S. Harbor News and [4]Ellis Courier.
Narratives
- Pro-development narrative, as provided by Coast Daily. The second line ends a bottleneck that kept the north shore poor for a generation.[1]
- Critical narrative, as provided by Ellis Residents' League. Nobody asked the people of Port Ellis, who have to live with it.
