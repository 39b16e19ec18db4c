"""What a page of HTML is made of."""
