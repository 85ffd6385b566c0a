"""What the user named (files, folders, globs) → the files to read, each with its address in its collection.

    data/2023 (a folder)         data/2023/县/a.txt   → 2023/县/a.txt
    data/*/通知*.txt (a glob)     data/2023/通知1.txt  → data/2023/通知1.txt
    data/2023/a.txt (a file)     data/2023/a.txt     → a.txt/a.txt

The first part is the source's name: `--name`, else the name of the folder, of the folder before a glob's first
wildcard, or of the file. Files and folders whose names begin with a dot are no sources and are passed over.
"""

import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tasks.ingest.document import Reject, Source
from tasks.ingest.names import name_of, name_part, on_one_line, uri_part
from tasks.ingest.reasons import refuse
from tasks.ingest.walk import Glob, look_at, walk

_WILDCARD = re.compile(r"[*?\[]")


class UsageError(Exception):
    """What was named cannot be a source; the message says in a line what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(on_one_line(message))


@dataclass(frozen=True, slots=True)
class Found:
    """What the roots of a run hold."""

    sources: list[Source]
    """in the order of their source_uri"""
    names: list[str]
    """the names of this run's sources, sorted; a missing root gives none"""
    rejects: list[Reject]
    """what is there and must not be read"""
    missing: list[str]
    """roots that do not exist, and globs that match nothing"""
    globs: list[tuple[str, Glob]] = field(default_factory=list)
    """what was looked for: a name, and what below it"""

    def covers(self, uri: str) -> bool:
        """Whether what lies at the address would have been found, if it were there."""
        return any(_leads_to(glob, name, uri) for name, glob in self.globs)


@dataclass(frozen=True, slots=True)
class _Root:
    given: str
    folder: Path
    """for a file the file itself"""
    glob: Glob

    def source_name(self, name: str | None) -> str:
        own = name if name is not None else name_of(self.folder)
        if not own or own in (".", "..") or "/" in own:
            raise UsageError(f"{own or self.given!r} cannot name a source; give it a plain name with --name")
        return uri_part(own)


def find_sources(roots: Sequence[str], name: str | None = None, passing_over: Path | None = None) -> Found:
    """The files that the roots lead to. `passing_over`: a folder to leave out, such as the warehouse itself.

    Raises UsageError where no root exists, where two different roots would bear one name, and for a name that
    cannot be one.
    """
    if not roots:
        raise UsageError("no source was named; name files, folders or globs")
    places: dict[str, Path] = {}
    sources: dict[str, Source] = {}
    rejects: dict[str, Reject] = {}
    missing: list[str] = []
    globs: list[tuple[str, Glob]] = []
    for given in dict.fromkeys(roots):
        root = _root(given)
        if root is None:
            missing.append(given)
            continue
        own = root.source_name(name)
        found = _files_of(root, own, passing_over.resolve() if passing_over else None)
        if not found and root.glob.segments:
            missing.append(given)
            continue
        place = root.folder.resolve()
        if places.setdefault(own, place) != place:
            raise UsageError(
                f"two sources bear the name {own}: {places[own]} and {place}; "
                "run them one after the other, each under a --name of its own (a glob in quotes is one source)"
            )
        globs.append((own, root.glob))
        for each in found:
            if isinstance(each, Source):
                sources[each.source_uri] = each
            else:
                rejects[each.source_uri] = each
    if not places:
        raise UsageError(f"no such source: {', '.join(missing)}; name files, folders or globs that exist")
    return Found(
        [sources[uri] for uri in sorted(sources)],
        sorted(places),
        [rejects[u] for u in sorted(rejects)],
        missing,
        globs,
    )


def names_of(roots: Sequence[str], name: str | None = None) -> list[str]:
    """The names that the roots would bear, whether or not they exist any more."""
    return sorted({(_root(given) or _Root(given, Path(given), Glob(()))).source_name(name) for given in roots})


def _leads_to(glob: Glob, name: str, uri: str) -> bool:
    own, _, path = uri.partition("#")[0].partition("/")
    if own != name:
        return False
    for part in path.split("/"):
        glob = glob.into(name_part(part))
    return glob.matched


def _root(given: str) -> _Root | None:
    """None where it does not exist. What exists as it is written is no glob, whatever its name holds."""
    path = Path(given)
    if given and os.path.lexists(path):
        return _Root(given, path, Glob(()))
    if not _WILDCARD.search(given):
        return None
    fixed = list(path.parts)
    first = next(n for n, part in enumerate(fixed) if _WILDCARD.search(part))
    folder = Path(*fixed[:first])
    return _Root(given, folder, Glob(tuple(fixed[first:]))) if folder.is_dir() else None


def _files_of(root: _Root, name: str, passing_over: Path | None) -> list[Source | Reject]:
    try:
        is_folder = stat.S_ISDIR(root.folder.stat().st_mode)
    except OSError as error:
        reason = "unreadable" if isinstance(error, PermissionError) else "symlink_broken"
        return [
            refuse(
                f"{name}/{uri_part(name_of(root.folder))}",
                reason,
                error.strerror or str(error),
            )
        ]
    if not is_folder:
        place = root.folder.resolve()
        return [look_at(place, f"{name}/{uri_part(name_of(root.folder))}")]
    return list(walk(root.folder.resolve(), name, root.glob, passing_over))
