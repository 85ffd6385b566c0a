"""Files that hold records or hide their text: each kind → its rows, pages or lines, streaming and within limits."""
