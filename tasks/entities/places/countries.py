"""The name of an organ → the country abroad whose name it begins with: 俄罗斯国防部 → RU."""

from functools import cache, lru_cache

from tasks.lexicons import lexicon


@cache
def _countries() -> dict[str, str]:
    """Name of a country other than China → its ISO code."""
    rows = [row for row in lexicon("countries") if row["kind"] == "country" and row["name_zh"] != "中国"]
    return {
        name: row["iso3166"]
        for row in rows
        for name in (row["name_zh"], row["full_zh"], *row["variants"].split("/"))
        if len(name) > 1 and row["iso3166"]
    }


@cache
def country_names() -> dict[str, str]:
    """ISO code of a country → its short name."""
    return {row["iso3166"]: row["name_zh"] for row in lexicon("countries") if row["kind"] == "country"}


@cache
def names_abroad() -> tuple[str, ...]:
    """Names of the countries other than China, the longest first."""
    return tuple(sorted(_countries(), key=len, reverse=True))


@lru_cache(maxsize=8192)
def country_of(organ: str) -> str | None:
    """The country with whose name an organ's begins: 印度尼西亚外交部 → ID; None for those of none or of China."""
    if not organ.startswith(names_abroad()):
        return None
    return _countries()[next(name for name in names_abroad() if organ.startswith(name))]
