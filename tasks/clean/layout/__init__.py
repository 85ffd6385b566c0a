"""The lines of a page and the role of each: head, body, tail, furniture."""
