"""Organs: where their names begin and end, short names, full names."""
