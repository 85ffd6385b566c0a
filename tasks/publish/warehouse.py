"""Where things lie in a warehouse.

DIR/current        symlink to the newest state
DIR/states/ID/     one state: <table>/part_year=…/part_province=…/*.parquet, hard links to parts, and state.json
DIR/parts/         the part files, named by their content, mode 0444
DIR/runs/          one Parquet file a run
DIR/raw/           bytes as they came, compressed, named by their SHA-256
DIR/staging/       what the run in progress has not published yet; swept by the next one
DIR/lock           held by the one writer
DIR/FORMAT         version of this layout
"""

import ctypes
import os
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

FORMAT = 2
"""version of the layout; a program refuses a warehouse of a later one, and brings one of an earlier one up to its own

1   parts cut by numbers of rows
2   parts cut by the leading bits of article_id
"""
MARK = "zhengling warehouse, format "


class WarehouseError(Exception):
    """A warehouse that cannot be used; the message says in one line what, where and what to do."""


@dataclass(frozen=True, slots=True)
class Warehouse:
    """The folder DIR and the places in it."""

    root: Path

    @property
    def current(self) -> Path:
        return self.root / "current"

    @property
    def states(self) -> Path:
        return self.root / "states"

    @property
    def parts(self) -> Path:
        return self.root / "parts"

    @property
    def runs(self) -> Path:
        return self.root / "runs"

    @property
    def raw(self) -> Path:
        return self.root / "raw"

    @property
    def staging(self) -> Path:
        return self.root / "staging"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def mark(self) -> Path:
        return self.root / "FORMAT"

    def create(self) -> None:
        """Make the folders, and mark them with the version of their layout.

        Raises WarehouseError where the place is a file or may not be written, or is a warehouse of a later version.
        """
        self.refuse_later()
        for folder in (self.root, self.states, self.parts, self.runs, self.raw, self.staging):
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except (FileExistsError, NotADirectoryError) as error:
                raise WarehouseError(f"warehouse {self.root}: a file is in the way; name a folder") from error
            except OSError as error:
                raise WarehouseError(
                    f"warehouse {self.root} cannot be written: {error.strerror}; name another with --warehouse"
                ) from error
        if self._format() < FORMAT:
            write_durably(self.mark, f"{MARK}{FORMAT}\n".encode())

    def refuse_later(self) -> None:
        """Raises WarehouseError where the place is a file, or a later version of the program made the warehouse."""
        if self.root.is_file():
            raise WarehouseError(f"warehouse {self.root}: a file is in the way; name a folder")
        found = self._format()
        if found > FORMAT:
            raise WarehouseError(
                f"{self.root} was written by a later version (format {found}, here {FORMAT}); update zhengling"
            )

    def _format(self) -> int:
        """0 where it is not marked."""
        try:
            mark = self.mark.read_text(encoding="utf-8")
            return int(mark.removeprefix(MARK))
        except (FileNotFoundError, NotADirectoryError):
            return 0
        except (OSError, ValueError) as error:
            raise WarehouseError(f"{self.mark} does not say which version made the warehouse: {error}") from error

    def resolve(self) -> Path:
        """The folder of the state that is current now.

        Raises WarehouseError where nothing was published yet, the place is a file, or a later version of the program
        made it.
        """
        self.refuse_later()
        try:
            state = self.current.resolve(strict=True)
        except OSError as error:
            if self.current.is_symlink():
                message = f"the state that `current` leads to is gone; remove the link {self.current} and run again from the sources"
            else:
                message = f"nothing is published there; fill it with `zhengling run --warehouse {self.root}`"
            raise WarehouseError(f"warehouse {self.root}: {message}") from error
        return state


def sync_folder(folder: Path) -> None:
    """Bring a folder's entries to disk, so that a crash cannot lose a rename that has returned."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_below(root: Path) -> None:
    """Bring the entries of a folder and of all folders below it to disk.

    Linux syncs a file system in one call, which takes 30 ms where a thousand folders one by one take a second.
    """
    sync_file_system = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if sync_file_system is None:
        for folder, _, _ in os.walk(root):
            sync_folder(Path(folder))
        return
    handle = os.open(root, os.O_RDONLY)
    try:
        if sync_file_system(handle):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(root))
    finally:
        os.close(handle)


def write_durably(path: Path, content: bytes | pa.Buffer, mode: int = 0o644) -> None:
    """Write a file whole: to a temporary name, to disk, then renamed. The caller syncs the folder."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
