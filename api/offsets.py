"""Offsets as JavaScript, Java and C# count them: UTF-16 code units, where an emoji is two."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import Any, Final

_WIDE: Final = re.compile("[\U00010000-\U0010ffff]")


def in_utf16(report: Mapping[str, Any]) -> dict[str, Any]:
    """
    The report with its spans in UTF-16 code units.

    Places in other articles (`there`) keep their code points and say so: only those articles' texts could tell.
    """
    article = report["article"]
    wide = {
        field: [found.start() for found in _WIDE.finditer(article[field] or "")]
        for field in ("body", "headline", "byline", "dateline", "published_at")
    }

    def turned(value: Any) -> Any:
        if isinstance(value, list):
            return [turned(part) for part in value]
        if not isinstance(value, dict):
            return value
        whole = {key: turned(part) for key, part in value.items()}
        if whole.get("field") == "html":  # the report does not repeat the HTML, but was told both counts
            return {**whole, "start": whole["html"]["utf16_start"], "end": whole["html"]["utf16_end"]}
        if "exact" in whole and "field" in whole:
            before = wide[whole["field"]]
            return {**whole, **{edge: whole[edge] + bisect_left(before, whole[edge]) for edge in ("start", "end")}}
        return {**whole, "offset_unit": "codepoint"} if "exact" in whole else whole

    return {
        **{key: value if key == "article" else turned(value) for key, value in report.items()},
        "article": {**article, "headline_span": turned(article["headline_span"])},
        "offset_unit": "utf16",
    }
