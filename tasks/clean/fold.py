"""Text → what is left of it when copies are compared: letters, digits and characters only."""

import hashlib


def fold(text: str) -> str:
    """Without white space, punctuation and case: 会议强调，要…… → 会议强调要."""
    return "".join(c for c in text if c.isalnum()).lower()


def body_sha256(title: str, body: str) -> str:
    """SHA-256 of the folded title and body: equal for articles that are copies of one another."""
    return hashlib.sha256(f"{fold(title)}\n{fold(body)}".encode()).hexdigest()
