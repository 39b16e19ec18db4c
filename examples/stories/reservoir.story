Council Votes to Flood the Upper Lidden Valley
Facts
- The regional council voted on Thursday to build a reservoir in the upper Lidden valley.[1][2]
- The vote was 31 to 26, with two abstentions.[1]
- The dam is to be 48 metres high and 310 metres long.[3]
- The lake behind it will hold 22 million cubic metres and cover 190 hectares.[3]
- Work begins next spring and is to take five years.[2][3]
- The cost is put at 412 million, of which the state pays 60%.[4]
- A study for the council had put it at 298 million four years ago.[4][5]
- Forty-one houses, a school and a chapel stand where the lake will be.[6]
- Their 112 residents have been offered plots in Lidden Cross, twelve kilometres down the valley.[2][6]
- Nineteen households have accepted, and seven have gone to court.[6]
- The administrative court hears the case on 3 November.[7]
- The towns of Merrow and Castle Brand drew 38% more water last summer than ten years before.[5]
- Both rationed it for eleven weeks in each of the last two summers.[1][5]
- A third of the water in Merrow's mains is lost through leaks, its works reported in June.[8]
- The works says: "Repairs [to the mains] would take until 2049."[8]
- The valley is one of four places in the region where brown trout spawn.[9]
- Biologists counted 640 adult fish there in October, against 1,150 in the first count.[9]
- The plan has a fish ladder,[3] and 14 million for new spawning grounds upstream.[3][9]
- A petition against the dam has 17,300 signatures,[10] and one against rationing 9,800.[2]
- The next election of the council is in May.[1]
Sources: [1]Brand Valley Herald <https://herald.example/lidden/vote>, [2]Merrow Evening Post, [3]Lidden Water Board <https://waterboard.example/plan.pdf>, [4]Regional Court of Audit, [5]Institute for Inland Waters, [6]Upper Lidden Parish Letter, [7]Administrative Court of Merrow, [8]Merrow Waterworks, [9]Trout, Tench and Tarn <https://trout.example/count> and [10]Brand Valley Herald <https://herald.example/lidden/petition>.
Narratives
- Supply narrative, as provided by Lidden Water Board. Two dry summers were a warning; a region that waits for a third has chosen thirst.[5]
- Thrift narrative, as provided by Regional Court of Audit. Nobody should build a lake to fill pipes that leak.[4][8]
- Homeland narrative, as provided by Upper Lidden Parish Letter. A valley that was farmed for eight hundred years is no empty space on a plan.
- Conservation narrative, as provided by Trout, Tench and Tarn. No ladder has ever moved a spawning ground, and this one will not be the first.[9]
- Divided narrative, as provided by Brand Valley Herald and Merrow Evening Post. Town and country both have a case, and the council heard only the louder one.
- Weary narrative, as provided by The Tap Room. They will still be arguing when the lake is full.
- Court Forecast: The judges will delay the work by a year and stop none of it.
