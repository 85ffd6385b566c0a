"""Who must act: the noun phrase that says so, those asked, those who are only meant, and what kind of organ they are."""
