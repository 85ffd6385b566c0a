"""A warehouse of many small parts → one whose parts are cut as if everything had come at once. No row changes."""

from tasks.publish.lock import writing
from tasks.publish.merge import change_between, compact_parts
from tasks.publish.runs import Run, record_run
from tasks.publish.state import State, publish_state, read_state, sweep_staging
from tasks.publish.warehouse import Warehouse, WarehouseError
from tasks.validate.change import check_same_rows


def compact(warehouse: Warehouse, wait: bool = False) -> tuple[State, State]:
    """The state that was current, and the one that is now: the same where there was nothing to put together.

    Raises WarehouseError where nothing is published yet, another run writes, or rows came out changed.
    """
    warehouse.resolve()
    warehouse.resolve()
    with writing(warehouse, wait):
        sweep_staging(warehouse)
        before = read_state(warehouse)
        after = State(tuple(compact_parts(warehouse.parts, before, warehouse.staging)))
        if after.state_id == before.state_id:
            return before, before
        failures = check_same_rows(change_between(warehouse.parts, before, after), warehouse.staging)
        if failures:
            raise WarehouseError(f"nothing was published, the warehouse is as it was: {failures[0].line()}")
        publish_state(warehouse, after)
        sweep_staging(warehouse)
        record_run(
            warehouse, Run(outcome="compacted", state=after.state_id, n_duplicates=after.rows.get("duplicates", 0))
        )
    return before, after
