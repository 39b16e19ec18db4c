Harbor Town Opens Second Ferry Line
Facts
- The ferry to Port Ellis began running on Monday, two months late.[1][2]
- The mayor said: "The [harbor authority] has kept its word."[3]
- Fares rose by 4%,[2] while the old line keeps its timetable.
Sources: [1]Coast Daily, [2]The Port Times <https://port.example/ferry> and [3]U.S. Harbor News.
Narratives
- Pro-development narrative, as provided by Coast Daily. The second line ends a bottleneck that kept the north shore poor for a generation.[1]
- Critical narrative, as provided by Ellis Residents' League. Nobody asked the people of Port Ellis.
- Historical narrative: Every ferry line on this coast began as a promise and ended as a subsidy.
