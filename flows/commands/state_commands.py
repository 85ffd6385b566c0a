"""The commands over the states of a warehouse: list them, compare two, go back to one, free the rest."""

from pathlib import Path

import click

from flows.command import counted, warehouse_option

wait_option = click.option("--wait", is_flag=True, help="Wait for a run that is writing the warehouse.")


@click.command()
@warehouse_option
def states(warehouse: Path) -> None:
    """List the states that the warehouse holds. Id, time, rows, and what changed against the state below it; the one
    that is current comes first, then those that were current last.
    """
    from flows.commands.changes import print_states
    from flows.terminal import Terminal
    from tasks.publish.history import states_held
    from tasks.publish.warehouse import Warehouse

    print_states(states_held(Warehouse(warehouse)), Terminal())


@click.command()
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@click.argument("table", required=False)
@warehouse_option
@click.option("--parquet", type=click.Path(path_type=Path, dir_okay=False), help="Write the rows to a Parquet file.")
def diff(old: str, new: str, table: str | None, warehouse: Path, parquet: Path | None) -> None:
    """Tell what changed from state A to state B. Rows added, removed and changed by key, and what made the difference.

    A and B are ids or their beginnings, or `current`. With TABLE its rows are shown.
    """
    from schemas.tables import STATE_TABLES

    if table and table not in STATE_TABLES:
        raise click.UsageError(f"{table!r} is no table of a state; there are {', '.join(STATE_TABLES)}")
    if parquet and parquet.resolve().is_relative_to(warehouse.resolve()):
        raise click.UsageError("--parquet writes nothing into the warehouse; name a file elsewhere")
    from flows.commands.changes import tell_differences
    from flows.terminal import Terminal
    from tasks.publish.history import find_state
    from tasks.publish.warehouse import Warehouse

    place = Warehouse(warehouse)
    folders = find_state(place, old), find_state(place, new)
    tell_differences(*folders, table, parquet, Terminal())


@click.command()
@click.argument("state_id", metavar="ID")
@warehouse_option
@wait_option
def rollback(state_id: str, warehouse: Path, wait: bool) -> None:
    """Make an earlier state current again. The next run starts from it, and makes anew what is missing in it."""
    from tasks.publish.history import find_state, roll_back
    from tasks.publish.lock import writing
    from tasks.publish.runs import Run, record_run
    from tasks.publish.warehouse import Warehouse

    place = Warehouse(warehouse)
    find_state(place, state_id)
    with writing(place, wait):
        folder, before = find_state(place, state_id), place.resolve()
        if folder.samefile(before):
            click.echo(f"state {folder.name} is current already")
            return
        state = roll_back(place, folder)
        record_run(place, Run(outcome="rolled_back", state=folder.name, n_duplicates=state.rows.get("duplicates", 0)))
    click.echo(f"state {folder.name} is current again, {before.name} was")


@click.command()
@click.option("--keep", type=click.IntRange(min=1), required=True, help="How many states to keep, newest first.")
@warehouse_option
@wait_option
def sweep(keep: int, warehouse: Path, wait: bool) -> None:
    """Free all but the newest states. With them go the parts and raw records that no state uses; states that were current
    within the last hour are spared.
    """
    from tasks.publish.history import sweep_states
    from tasks.publish.lock import writing
    from tasks.publish.runs import now
    from tasks.publish.warehouse import Warehouse

    place = Warehouse(warehouse)
    place.resolve()
    with writing(place, wait):
        swept = sweep_states(place, keep, now())
    click.echo(
        f"{counted(len(swept.states), 'state')} freed, {swept.kept} kept; "
        f"{counted(swept.parts, 'part')} freed, {swept.n_bytes:,} bytes; "
        f"{counted(swept.records, 'raw record')} freed, {swept.raw_bytes:,} bytes"
    )
    if swept.spared:
        click.echo(f"kept for their readers, for they were current within the last hour: {swept.spared}")


@click.command()
@warehouse_option
@wait_option
def compact(warehouse: Path, wait: bool) -> None:
    """Put small files together. They are then those of a warehouse that took in everything at once."""
    from flows.commands.compaction import compact as compact_it
    from tasks.publish.warehouse import Warehouse

    before, after = compact_it(Warehouse(warehouse), wait)
    if before.state_id == after.state_id:
        click.echo(f"state {before.state_id} is compact: {counted(len(before.parts), 'part')}")
    else:
        click.echo(f"state {after.state_id} published: {counted(len(after.parts), 'part')}, {len(before.parts)} before")


COMMANDS = (states, diff, rollback, sweep, compact)
