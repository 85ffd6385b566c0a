"""A JSON object that is no document itself → the objects in it that are: {"code": 0, "data": {"list": [{…}, {…}]}} → two."""

from collections.abc import Mapping

from tasks.ingest.containers.fields import columns_for, text_of

_DEEPEST = 5
"""objects in one another that are looked into"""


def items_of(row: Mapping[str, object], text_column: str | None) -> list[dict[str, object]]:
    """The documents in an object without a text: of its one list, of an object by their ids, or the one that it wraps.

    [] where several lists or objects might be meant. Paragraphs beside a title are one document.
    """
    found = _items(row, text_column, _DEEPEST)
    own = {column: value for column, value in row.items() if not isinstance(value, list | dict)}
    if "title" in columns_for(own) and len(found) > 1 and not any("title" in columns_for(item) for item in found):
        text = "\n".join(filter(None, (text_of(item, text_column) for item in found)))
        return [{**own, text_column or "text": text}]
    return found


def _items(row: Mapping[str, object], text_column: str | None, depth: int) -> list[dict[str, object]]:
    inner = {name: value for name, value in row.items() if isinstance(value, dict)}
    lists = [v for v in row.values() if isinstance(v, list) and v and all(isinstance(item, dict) for item in v)]
    if len(lists) == 1:
        return lists[0]
    if lists or depth == 0:
        return []
    told = {name: each for name, each in inner.items() if text_of(each, text_column) is not None}
    if told:
        one = len(told) == 1 and len(inner) == 1
        return [*told.values()] if one else [{"id": name, **each} for name, each in told.items()]
    deeper = [found for each in inner.values() if (found := _items(each, text_column, depth - 1))]
    return deeper[0] if len(deeper) == 1 else []
