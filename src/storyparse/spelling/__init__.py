"""What a marker, a title, an entry, a provider's end and an equal name are.

Reader, writer and model share these patterns: what one of them writes or refuses, the other reads.
Each module holds, for one part of a story, how it is read and what the model must refuse.
"""
