Certainly. Here is the story in the format that you asked for:

# **Snow Closes the Lidden Pass**

## Facts

1. The Lidden pass has been closed since Friday, after 90 centimetres of snow [^1].
2. Two lorries had to be towed, and nobody was hurt 【2】.
3. The road office expects to open one lane on Sunday [1, 2, 4].

## Sources

[^1]: Brand Valley Herald - https://herald.example/pass
[^2]: Merrow Evening Post

## Narratives

- **Cautious narrative**: Better a closed road than a sad one.

Let me know if you would like a longer version.
