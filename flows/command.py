"""What the commands share: the option that names the warehouse, and how they end where they cannot go on."""

import errno
import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import click

INTERRUPTED = 130
"""exit status after Ctrl-C"""

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

warehouse_option = click.option(
    "--warehouse",
    type=click.Path(path_type=Path),
    default=Path("warehouse"),
    show_default=True,
    help="Folder of the warehouse.",
)


def form_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options --csv and --json, of which a command takes one; it gets their name as `form`."""

    @click.option("--csv", "as_csv", is_flag=True, help="Print comma-separated values.")
    @click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
    @functools.wraps(command)
    def with_form(*arguments: object, as_csv: bool, as_json: bool, **options: object) -> None:
        if as_csv and as_json:
            raise click.UsageError("--csv and --json go not together; choose one")
        command(*arguments, form="csv" if as_csv else "json" if as_json else None, **options)

    return with_form


def fail(message: str) -> NoReturn:
    """End with exit status 1 and one line."""
    click.echo(in_one_line(message), err=True)
    sys.exit(1)


def counted(count: int, what: str) -> str:
    """1 demand, 2 demands"""
    return f"{count} {what}{'' if count == 1 else 's'}"


def in_one_line(message: str) -> str:
    """As standard error has it."""
    return f"zhengling: {' '.join(message.splitlines())}"


def told(error: Exception) -> str | None:
    """What is to be said of an error that a command met: of its input, the lexicons, the warehouse or its output.

    None for any other, which is a fault of the code.
    """
    from duckdb import Error as DuckDBError
    from pyarrow import ArrowException

    from flows.commands.query import QueryError
    from tasks.lexicons import LexiconError
    from tasks.publish.warehouse import WarehouseError

    if isinstance(error, (LexiconError, QueryError, WarehouseError)):
        return str(error)
    if isinstance(error, (ArrowException, DuckDBError)):
        return f"the warehouse is damaged, see `zhengling check`: {error}"
    if isinstance(error, OSError):
        silence_stdout()  # what it did not take would be written once more at exit
        where = error.filename or ("cannot write" if error.errno in FULL else None)
        return f"{where}: {error.strerror}" if where else error.strerror or str(error)
    return None


def silence_stdout() -> None:
    """Nothing more can be written there, at exit neither."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
