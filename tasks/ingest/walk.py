"""A folder → the files in it, depth first, without ever leaving it.

A link to a file of the folder is read under the link's name. A link to a folder is not followed: inside, all is
read under its own name anyway, and circular links cannot lead in circles; outside is not what the user named.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from tasks.ingest.document import Reject, Source
from tasks.ingest.names import uri_part
from tasks.ingest.reasons import refuse


@dataclass(frozen=True, slots=True)
class Glob:
    """A pattern over the parts of a relative path; `**` stands for any number of folders.

    It is followed part by part as the walk goes down. `seen` are the segments that may come next; a path that has
    come to the last one is matched, and all that lies in it.
    """

    segments: tuple[str, ...]
    seen: frozenset[int] = frozenset({0})

    def into(self, part: str) -> "Glob":
        """What is left to match below `part`."""
        onward = set()
        for at in self._open():
            if at == len(self.segments) or self.segments[at] == "**":
                onward.add(at)
            elif fnmatchcase(part, self.segments[at]):
                onward.add(at + 1)
        return Glob(self.segments, frozenset(onward))

    @property
    def matched(self) -> bool:
        return len(self.segments) in self._open()

    @property
    def alive(self) -> bool:
        """Whether something below may match."""
        return bool(self.seen)

    def _open(self) -> set[int]:
        """`seen`, and what comes after a `**` that stands for no folder."""
        states = set(self.seen)
        for at in sorted(states):
            while at < len(self.segments) and self.segments[at] == "**":
                at += 1
                states.add(at)
        return states


def walk(folder: Path, uri: str, glob: Glob, passing_over: Path | None = None) -> Iterator[Source | Reject]:
    """Files below `folder` (a real path) that the glob matches, and what lies among them and must not be read."""
    waiting = [(folder, uri, glob)]
    while waiting:
        place, address, pattern = waiting.pop()
        try:
            with os.scandir(place) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield refuse(address, "unreadable", f"folder: {error.strerror}")
            continue
        for entry in entries:
            below = pattern.into(entry.name)
            if entry.name.startswith(".") or not below.alive or Path(entry.path) == passing_over:
                continue
            child = f"{address}/{uri_part(entry.name)}"
            if _is_folder(entry):
                waiting.append((Path(entry.path), child, below))
            elif below.matched:
                yield (
                    _follow(Path(entry.path), child, folder) if entry.is_symlink() else look_at(Path(entry.path), child)
                )


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:  # no permission to look; look_at says so
        return False


def look_at(path: Path, uri: str) -> Source | Reject:
    """A source if it is a plain file; what it holds is not looked at."""
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        return refuse(uri, "unreadable", error.strerror or str(error))
    if stat.S_ISREG(mode):
        return Source(uri, path)
    return refuse(
        uri,
        "not_a_file",
        f"{_KINDS.get(stat.S_IFMT(mode), 'a special file')}, out of which nothing is read; name a file",
    )


_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def _follow(link: Path, uri: str, folder: Path) -> Source | Reject:
    try:
        target = link.resolve(strict=True)
    except PermissionError as error:
        return refuse(uri, "unreadable", error.strerror or str(error))
    except (
        OSError,
        RuntimeError,
    ):  # RuntimeError: pathlib's word for a link to itself, up to Python 3.12
        return refuse(uri, "symlink_broken", f"leads to {os.readlink(link)}")
    if not target.is_relative_to(folder):
        return refuse(
            uri,
            "symlink_outside",
            "leads out of the folder; name its target as a source of its own",
        )
    if target.is_dir():
        return refuse(uri, "symlink_folder", f"leads to {target.relative_to(folder)}")
    return look_at(target, uri)
