"""Damage undone: lost bytes, wrong charsets, readings, leftovers of markup, widths and scripts."""
