"""What is done to data: one folder a stage, in the order of the stages."""

import hashlib
import os
from importlib.metadata import PackageNotFoundError, version

RELEASE = "0.1.0"

_MAKE_NO_ROWS = ("tasks/publish", "tasks/validate")
"""They check and file the rows, and shape none."""


SHAPE_ROWS = (
    "ahocorasick-rs",
    "jieba",
    "lxml",
    "opencc",
    "orjson",
    "pypdfium2",
    "pypinyin",
    "rensa",
    "rjieba",
    "warcio",
)
"""The libraries whose next release may read, cut, convert or find something differently."""


def _pipeline_version() -> str:
    """The release and a hash over the code that shapes rows, 0.1.0+3f9c01aa27be: whoever changes a rule changes it.

    Names and bytes of the source files of schemas and tasks, line ends aside, so that every checkout and every installed
    package of the same code say the same; and the versions of the libraries that they lean on. 160 files of 0.9 MB take
    6 ms and ten libraries 10 ms, once a process.
    """
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    digest = hashlib.sha256()
    for name in sorted([*_sources(root, "schemas"), *_sources(root, "tasks")]):
        with open(f"{root}/{name}", "rb") as file:
            content = file.read().replace(b"\r\n", b"\n")
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    for library in SHAPE_ROWS:
        digest.update(f"{library}\0{_installed(library)}\0".encode())
    return f"{RELEASE}+{digest.hexdigest()[:12]}"


def _installed(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def _sources(root: str, folder: str) -> list[str]:
    """The Python files below the folder, by their place under the root."""
    names: list[str] = []
    with os.scandir(f"{root}/{folder}") as entries:
        for entry in entries:
            name = f"{folder}/{entry.name}"
            if entry.is_dir() and name not in _MAKE_NO_ROWS:
                names += _sources(root, name)
            elif name.endswith(".py"):
                names.append(name)
    return names


PIPELINE_VERSION = _pipeline_version()
"""written into every article; an article that another version made is made again"""
