"""Names of persons: what they look like, what licenses them, where they stand again, whose they are."""
