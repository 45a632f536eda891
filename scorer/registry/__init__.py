"""
The world's news agencies and the outlets that Indonesian and English desks quote.

`load()` builds the registry from the TOML files beside this one; `Registry.find(text)` says which outlets stand where
in a text, `get(id)` and `nearest(name)` look one up. `widened(own)` adds a newsroom's own entries. What the fields mean and where the facts come from:
`docs/registry.md`.
"""

from scorer.registry.outlet import Mention, Name, Need, Outlet, Ownership, Reference, RegistryError
from scorer.registry.shelf import Registry, build, load, widened

__all__ = [
    "Mention",
    "Name",
    "Need",
    "Outlet",
    "Ownership",
    "Reference",
    "Registry",
    "RegistryError",
    "build",
    "load",
    "widened",
]
