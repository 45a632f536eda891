"""XML from outside, with what makes XML dangerous left out: no entity is defined, no address is followed."""

from html.entities import html5
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from api_spec.formats.told import UnreadableError

_DEEPEST: Final = 200
_ENTITIES: Final = {name.removesuffix(";"): character for name, character in html5.items() if name.endswith(";")}


def parse(document: str | bytes) -> Element:
    """
    The root of a document. UnreadableError where it is not well-formed, defines entities, or is nested beyond reason.

    A DOCTYPE is passed over, so the named characters that those of news formats declare (`&nbsp;`) are HTML's.
    """
    reader = DefusedXMLParser(forbid_dtd=False, forbid_entities=True, forbid_external=True)
    reader.entity.update(_ENTITIES)
    try:
        reader.feed(document)
        root: Element = reader.close()
    except ParseError as error:
        line, column = error.position
        raise UnreadableError(f"not XML at line {line}, column {column + 1}: {str(error).partition(':')[0]}") from None
    except DefusedXmlException:
        raise UnreadableError("it defines entities or leads to other files, which is not read") from None
    except (LookupError, ValueError):
        raise UnreadableError("not XML in an encoding that is known") from None
    if _is_deeper_than(root, _DEEPEST):
        raise UnreadableError(f"nested deeper than {_DEEPEST} elements")
    return root


def local(element: Any) -> str:
    """An element's name without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _is_deeper_than(root: Element, most: int) -> bool:
    level = [root]
    for _ in range(most):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True
