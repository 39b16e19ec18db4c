New Roof for the Fish Market Costs Twice as Much
Facts
- The new roof of the fish market will cost 5.6 million, twice what was planned.[1][2]
- The council has set aside 3 million for it.[2]
- The stalls stay in the customs house for another year.[1]
Sources: [1]City Gazette <https://gazette.example/2025/roof> and [2]Coast Daily <https://coast.example/2025/roof>.
Narratives
- Thrift narrative, as provided by Harbor Taxpayers. Every roof in this town is paid for twice.
- Stallholders' narrative, as provided by City Gazette. We sell fish, not patience.[1]
