"""The outlets that a newsroom adds to the registry in a file of its own."""

import tomllib

import pytest

from scorer.registry import RegistryError, load, widened

OWN = """
[kabar-teluk]
kind = "media"
names.und = ["Kabar Teluk", "KT"]
ambiguous = { KT = "cue" }
country = "ID"
ownership = "private"

[reuters]
kind = "agency"
names.und = ["Reuters"]
names.id = ["Kantor Warta Reuters"]
country = "GB"
ownership = "private"
"""


def test_a_newsroom_adds_and_overrides() -> None:
    """One table adds an outlet and puts another in place of ours, without touching code."""
    registry = widened(tomllib.loads(OWN))
    seen = registry.find("Menurut Kabar Teluk dan Kantor Warta Reuters, kata KT, air surut.")
    assert [mention.outlet.id for mention in seen] == ["kabar-teluk", "reuters", "kabar-teluk"]
    assert registry.version != load().version


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ('[a]\nkind = "paper"\nnames.und = ["Aa Bb"]\ncountry = "ID"', "kind"),
        ('[a]\nkind = "media"\nnames.und = ["Aa Bb"]\ncountry = "Indonesia"', "country"),
        ('[a]\nkind = "media"\nnames.und = ["Aa Bb"]\ncountry = "ID"\nownership = "statal"', "ownership"),
        ('[a]\nkind = "media"\ncountry = "ID"', "names is empty"),
        ('[a]\nkind = "media"\nnames.und = ["Aa Bb"]\ncountry = "ID"\nverified = true', "reference"),
        ('[a]\nkind = "media"\nnames.und = ["Aa Bb"]\ncountry = "ID"\nambiguous = { Cc = "cue" }', "Cc"),
        ('[a]\nkind = "media"\nnames.und = ["Aa Bb"]\ncountry = "ID"\nnick = "A"', "nick"),
        ('[a]\nkind = "media"\nnames.und = ["Reuters"]\ncountry = "ID"', "is a name of reuters"),
    ],
)
def test_a_bad_entry_is_refused_in_one_line(entry: str, complaint: str) -> None:
    """The message names the entry and what is wrong."""
    with pytest.raises(RegistryError, match=r"agencies \[a\]") as refused:
        widened(tomllib.loads(entry))
    assert complaint in str(refused.value)
    assert "\n" not in str(refused.value)
