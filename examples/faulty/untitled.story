Facts
- The mast on Gallows Hill was lit again on Monday.[1]
- It had been dark since the storm in March.[1]
Sources: [1]Coast Daily.
