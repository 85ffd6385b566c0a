"""Whether a sentence demands, forbids or allows, and by which rule: in a law, in a report, in a text that speaks for itself."""
