"""The command that looks whether a warehouse is what it was when it was published."""

import sys
from pathlib import Path

import click

from flows.command import warehouse_option
from flows.commands.state_commands import wait_option


@click.command()
@warehouse_option
@wait_option
def check(warehouse: Path, wait: bool) -> None:
    """Find out whether anything in the warehouse is damaged. Every part is read against its name, every key is looked up;
    what is damaged is named, and how it can be made again.
    """
    from flows.commands.checking import check as check_it
    from flows.terminal import Terminal
    from tasks.publish.warehouse import Warehouse

    is_whole = check_it(Warehouse(warehouse), wait, Terminal())
    sys.exit(not is_whole)
