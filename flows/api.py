"""What the user has configured → the address of the Prefect API that runs are to be reported to, without importing Prefect.

Looked at in Prefect's own order: PREFECT_API_URL, then the active profile. Set but empty, PREFECT_API_URL says that
there is none.
"""

import os
import tomllib
from pathlib import Path
from typing import Any


class ApiError(Exception):
    """A Prefect API that does not do its part; the message says in one line what to do."""


def configured_api() -> str | None:
    """The address, or None where runs are nobody's business but this process's."""
    url = os.environ.get("PREFECT_API_URL")
    if url is None:
        url = _active_profile(_profiles_path()).get("PREFECT_API_URL")
    return str(url).strip() or None if url else None


def _profiles_path() -> Path:
    named = os.environ.get("PREFECT_PROFILES_PATH")
    if named:
        return Path(named).expanduser()
    return Path(os.environ.get("PREFECT_HOME") or "~/.prefect").expanduser() / "profiles.toml"


def _active_profile(path: Path) -> dict[str, Any]:
    """The settings of the profile in force; none where there is no file, or one that Prefect would pass over too."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}
    name = os.environ.get("PREFECT_PROFILE") or content.get("active")
    profiles = content.get("profiles")
    profile = profiles.get(name) if isinstance(profiles, dict) and isinstance(name, str) else None
    return profile if isinstance(profile, dict) else {}
