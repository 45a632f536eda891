"""The judge: an article goes in, a report comes out that an editor can check line by line."""

from scorer.model import Article, Report
from scorer.pipeline import score

__all__ = ["Article", "Report", "score"]
