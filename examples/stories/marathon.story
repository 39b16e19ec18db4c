Bell Ringer Wins the Saltmarsh Marathon
Facts
- Ida Quillan, a bell ringer from Low Marsh, won the Saltmarsh Marathon on Sunday in 2 hours, 41 minutes and 8 seconds.[1][2]
- She led from the fourth kilometre,[2] and finished six minutes ahead of last year's winner.[1]
- Of 1,904 runners who started, 1,712 reached the finish.[2]
- The course was 180 metres too long, the organisers said in the evening.[2][3]
- "I thought the last bend [at the windmill] would never come," she said.[1]
Sources: [1]Marsh Observer, [2]Saltmarsh Marathon <https://marathon.example/results> and [3]League of Road Runners.
Narratives
- Admiring narrative, as provided by Marsh Observer. To win a marathon is fine; to win one that is too long is finer.
- Strict narrative, as provided by League of Road Runners. A time that was not run over the right distance belongs in no list of records.[3]
