"""Documents, their numbers and ids, citations, programmes and formulations."""
