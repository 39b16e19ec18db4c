Schoolteacher Finds Comet With a Borrowed Telescope
Facts
- A schoolteacher from Tarn Hollow found a comet on 4 May, with a telescope lent by the town library.[1][2]
- The observatory at Mount Sable confirmed the find two nights later.[2]
- The comet comes closest to the Sun on 19 September, at 0.8 astronomical units.[3]
- It takes about 340 years to go around once, give or take 25.[3]
- The library lends three such telescopes, and has sixty names on its waiting list.[1]
Sources: [1]Tarn Hollow Mail <https://mail.example/comet>, [2]Mount Sable Observatory and [3]Small Bodies Circular <https://circular.example/2031/114>.
Narratives
- Amateur narrative, as provided by Tarn Hollow Mail. Curiosity and a clear sky still beat a large budget.
- Professional narrative, as provided by Mount Sable Observatory. It is a fine find, but without our survey its orbit would be a guess.[3]
- Skywatcher Forecast: The comet will be too faint for the naked eye.
