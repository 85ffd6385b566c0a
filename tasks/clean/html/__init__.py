"""Pages of HTML: their visible lines, the block of the article, what they say of themselves."""
