Fog Keeps the Boats in Port Ellis
Facts
- Fog closed the harbor of Port Ellis on Tuesday morning.
- No boat left before ten o'clock.
- The harbor opened again at noon.
