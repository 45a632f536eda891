"""An article as the index keeps it: what a comparison needs, compressed."""

import json
import zlib
from datetime import datetime
from typing import Final

from scorer.model import Article, Status

_TEXTS: Final = ("id", "body", "headline", "byline", "dateline", "outlet", "provider", "url", "language")
_LEVEL: Final = 6


def pack(article: Article) -> bytes:
    """Write an article down."""
    kept = {name: value for name in _TEXTS if (value := getattr(article, name))}
    kept["status"] = article.status.value
    if article.published_at:
        kept["published_at"] = article.published_at.isoformat()
    return zlib.compress(json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def unpack(packed: bytes) -> Article:
    """Read an article back, without what no comparison needs."""
    kept = json.loads(zlib.decompress(packed))
    published_at = kept.pop("published_at", None)
    return Article(
        **kept | {"status": Status(kept["status"])},
        published_at=datetime.fromisoformat(published_at) if published_at else None,
    )
