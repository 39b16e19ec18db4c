Potter Digs Up a Roman Kiln

- A potter in Clayhanger found the kiln while she dug for clay.[1]
- It holds about two hundred broken bowls.[1]
