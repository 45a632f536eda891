"""What all nouns of the contract share: exactly these fields, and complaints that say what is wanted."""

from collections.abc import Iterable
from typing import Any

from marshmallow import RAISE, Schema, validate

from api_spec.border import Text

LINE = 1_000  # code points of a short field at most


class Noun(Schema):
    """A noun with exactly these fields; any other is refused."""

    class Meta:
        """Strangers are named, not dropped."""

        unknown = RAISE

    error_messages: dict[str, str] = {"type": "Not an object."}  # noqa: RUF012 - marshmallow declares it so


def line(most: int = LINE, **rules: Any) -> Text:
    """An optional short text."""
    return Text(allow_none=True, validate=[validate.Length(max=most), *rules.pop("validate", [])], **rules)


def one_of(values: Iterable[Any]) -> validate.OneOf:
    """One of these words."""
    choices = [str(value) for value in values]
    return validate.OneOf(choices, error=f"Must be one of: {', '.join(choices)}.")
