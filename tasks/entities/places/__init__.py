"""Places: divisions, towns, streets, zones, countries and their letters."""
