"""The terminal as the commands write to it."""

from typing import NoReturn

from rich.console import Console


class Terminal(Console):
    """Lines as they are, however long, unless tables are to fit. A reader that goes away ends all commands alike."""

    def __init__(self, soft_wrap: bool = True) -> None:
        super().__init__(soft_wrap=soft_wrap)

    def on_broken_pipe(self) -> NoReturn:
        """Say what happened, where rich would end the process itself."""
        raise BrokenPipeError
