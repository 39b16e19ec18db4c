Alte Holzbrücke in Wiesenfurt wird saniert
Facts
- Die Holzbrücke über die Lau ist seit Montag gesperrt.[1][2]
- Die Sanierung soll bis Ende Oktober dauern und kostet 1,4 Millionen Euro.[2]
- Der Bürgermeister sagte: „Die Brücke [von 1783] gehört zu Wiesenfurt wie der Fluss.“[1]
- Fußgänger setzen in dieser Zeit kostenlos mit einer Fähre über.[1]
Sources: [1]Lautaler Bote <https://bote.example/bruecke> and [2]Stadt Wiesenfurt.
Narratives
- Bewahrende Sicht, as provided by Lautaler Bote. Wer an der Brücke spart, spart an der Stadt selbst.
- Kritische Sicht, as provided by Bürgerinitiative Neue Brücke. Für dasselbe Geld hätte man eine Brücke bauen können, die auch einen Bus trägt.[2]
