Ferry Opening Put Off to March
Facts
- The second ferry line to Port Ellis opens two months late, the harbor authority said on Monday.[1][2]
- One of its two boats has failed an inspection.[2]
- The delay costs the town 180,000.[3]
Sources: [1]Coast Daily, [2]Port Wire <https://wire.example/2024/inspection> and [3]City Gazette.
Narratives
- Critical narrative, as provided by City Gazette. Whoever buys old boats buys old excuses.[3]
- Patient narrative, as provided by Coast Daily. A boat that is late is better than one that leaks.
