"""What the words of a demand are: its clauses, its deontic markers, its verbs and where its predicate begins."""
