Here is the story:

## **Harbor Museum Reopens**

### Facts:

1. The harbor museum opened its doors again on Saturday,
   after two years of repairs [1, 2].
2. The repairs cost 3.1 million [2].

### Sources

1. Coast Daily
2. Port Wire (https://wire.example/museum)

### The Spin

- **Proud narrative**: A town that looks after its ships looks after itself.
