Owl Stops the Evening Train
Facts
- An owl in the driver's cab stopped the evening train at Tarn Hollow for half an hour.[1]
-
- It flew off by itself.[1]
Sources: [1]Tarn Hollow Mail.
