"""Cases of the rules: texts, what a rule marks in them, and what mends them."""
