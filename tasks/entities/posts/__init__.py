"""Posts of organs and who holds them: chains, rosters, decisions, careers, appointments."""
