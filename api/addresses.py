"""The parts of an address that a newsroom chooses."""

from werkzeug.routing import BaseConverter


class ArticleId(BaseConverter):
    """
    A newsroom's own id of an article. It may hold slashes; what is beside and below an article is no article.

    The specification refuses the same ids where an article is submitted (`api_spec/schemas/article.py`).
    """

    regex = r"(?!bulk$).+(?<!/reports)"
    part_isolating = False
