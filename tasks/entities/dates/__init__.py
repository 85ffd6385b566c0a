"""Days and periods, and their values."""
