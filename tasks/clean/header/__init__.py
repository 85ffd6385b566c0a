"""Header fields: credits, numbers, issuers, days, forms and kinds of documents."""
