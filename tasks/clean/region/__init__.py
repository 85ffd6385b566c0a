"""Whose authorities an article is about."""
