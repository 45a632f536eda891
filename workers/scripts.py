"""The Lua scripts: each happens entirely or not at all."""

from importlib.resources import files


def load(name: str) -> str:
    """The text of a script, with what all of them begin with."""
    return "\n".join(
        (files("workers") / "lua" / f"{part}.lua").read_text(encoding="utf-8") for part in ("prelude", name)
    )
