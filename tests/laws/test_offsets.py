"""Offsets in UTF-16 cut the same words out of the same text."""

from hypothesis import given
from hypothesis import strategies as st

from api.offsets import in_utf16


@given(st.text(), st.data())
def test_words_stay_the_same_in_either_unit(body: str, data: st.DataObject) -> None:
    """
    For any text and any stretch of it, the UTF-16 offsets cut out exactly `exact`.
    """
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, len(body)))
    span = {"field": "body", "start": start, "end": end, "exact": body[start:end]}
    article = {"body": body, "headline_span": None}
    article |= dict.fromkeys(("headline", "byline", "dateline", "published_at"))
    there = {"start": start, "end": end, "exact": body[start:end]}
    told = in_utf16({"article": article, "offset_unit": "codepoint", "findings": [{"spans": [span]}], "there": there})
    turned = told["findings"][0]["spans"][0]
    units = body.encode("utf-16-le", "surrogatepass")

    assert units[2 * turned["start"] : 2 * turned["end"]].decode("utf-16-le", "surrogatepass") == span["exact"]
    assert told["offset_unit"] == "utf16"
    assert told["there"] == {**there, "offset_unit": "codepoint"}
