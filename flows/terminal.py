"""The terminal as the commands write to it."""

import os
from typing import NoReturn

from rich.console import Console

WIDEST = 240
"""cells of a line where nobody says how many there are: in a pipe or a file"""


class Terminal(Console):
    """Lines as they are, however long, unless tables are to fit. A reader that goes away ends all commands alike."""

    def __init__(self, soft_wrap: bool = True) -> None:
        super().__init__(soft_wrap=soft_wrap)
        if not self.is_terminal and "COLUMNS" not in os.environ:
            self.width = WIDEST

    def on_broken_pipe(self) -> NoReturn:
        """Say what happened, where rich would end the process itself."""
        raise BrokenPipeError
