"""What the commands share: the option that names the warehouse, and how they end where they cannot go on."""

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

INTERRUPTED = 130
"""exit status after Ctrl-C"""

warehouse_option = click.option(
    "--warehouse",
    type=click.Path(path_type=Path),
    default=Path("warehouse"),
    show_default=True,
    help="Folder of the warehouse.",
)


def fail(message: str) -> NoReturn:
    """End with exit status 1 and one line."""
    click.echo(f"zhengling: {' '.join(message.splitlines())}", err=True)
    sys.exit(1)


def silence_stdout() -> None:
    """Nothing more can be written there, at exit neither."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
