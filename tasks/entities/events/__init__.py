"""Meetings, congresses, festivals and contests: where their names begin and end, and their ids."""
