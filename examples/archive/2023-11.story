Council Approves a Second Ferry Line
Facts
- The council of Harbor Town approved a second ferry line to Port Ellis by 14 votes to 9.[1][2]
- Two used boats are to be bought for 6.2 million.[1]
- The line is to open in January.[2]
Sources: [1]Coast Daily <https://coast.example/2023/ferry-vote> and [2]Port Wire.
Narratives
- Pro-development narrative, as provided by Coast Daily. The north shore has waited long enough.
- Thrift narrative, as provided by Harbor Taxpayers. Two old boats are two old bills.[1]

Fish Market Turns One Hundred
Facts
- The fish market of Harbor Town opened a hundred years ago on Friday.[1][2]
- It had forty stalls then, and has seventeen now.[2]
Sources: [1]City Gazette and [2]Coast Daily <https://coast.example/2023/market>.
Narratives
- Nostalgic narrative, as provided by City Gazette. The smell has not changed, and may it never.
