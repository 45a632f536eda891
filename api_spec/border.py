"""The kinds of values that cross the border, for the schemas: text one can store, times with a zone, small metadata."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from marshmallow import ValidationError, fields

JAKARTA: Final = ZoneInfo("Asia/Jakarta")
METADATA_BYTES: Final = 8_192
ID: Final = 200  # code points of an article's id at most

# What no text holds: NUL, halves of surrogate pairs, and the 66 code points that Unicode never assigns (chapter 23.7).
_NO_TEXT: Final = re.compile(
    "[\x00\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (65534, 65535))
    + "]"
)
_MOMENT: Final = re.compile(
    r"(?:19|20|21)\d\d-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d\d:\d\d)?", re.ASCII
)


def storable(text: str) -> str:
    """The text itself. ValidationError names the first character that no text can hold."""
    found = _NO_TEXT.search(text)
    if found:
        raise ValidationError(f"U+{ord(found[0]):04X} at character {found.start()} is not a character of any text")
    return text


class Text(fields.String):
    """A string that can be stored and shown."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        return storable(super()._deserialize(value, attr, data, **kwargs))


class Moment(fields.Field[datetime]):
    """A point in time after RFC 3339, from 1900 to 2199. Without a zone it is read as Jakarta's."""

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> datetime:
        if not isinstance(value, str) or not _MOMENT.fullmatch(value):
            raise ValidationError("Not a time such as 2026-01-31T09:30:00+07:00.")
        try:
            moment = datetime.fromisoformat(value.upper())
        except ValueError as error:
            raise ValidationError(f"Not a time: {error}.") from None
        return moment if moment.tzinfo else moment.replace(tzinfo=JAKARTA)

    def _serialize(self, value: datetime | None, *_args: Any, **_kwargs: Any) -> str | None:
        return value.isoformat() if value else None


class Metadata(fields.Dict):
    """Whatever the newsroom wants back: an object of at most 8 kB as compact JSON."""

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValidationError("Not an object.")
        size = len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))
        if size > METADATA_BYTES:
            raise ValidationError(f"{size:,} bytes; at most {METADATA_BYTES:,} are kept.")
        faults = _unstorable(value)
        if faults:
            raise ValidationError(faults)
        return value


def _unstorable(value: Any) -> dict[str, Any] | list[str] | None:
    """Messages in the shape of the value, for each text inside that cannot be stored."""
    if isinstance(value, str):
        try:
            storable(value)
        except ValidationError as error:
            return [str(error.args[0])]
        return None
    if isinstance(value, (dict, list)):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        faults = {
            str(key): fault for key, part in parts for fault in (_unstorable(str(key)), _unstorable(part)) if fault
        }
        return faults or None
    return None
