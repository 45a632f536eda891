"""A stored report as of today: the desk is asked for what has become of it since."""

import json

from api.access import tenant
from api.rendition import rendition
from api.world import World
from api_spec import canonical


def as_of_today(world: World, stored: bytes) -> bytes:
    """A stored report with editors' answers and what changed since the article's last revision; else the very bytes."""
    report = json.loads(stored)
    article = report["article"]
    answers = world.desk.answers.on(tenant(), article["id"])
    before = world.desk.report_before(tenant(), article["id"], article["revision"])
    if not answers and before is None:
        return stored
    return canonical(
        rendition(
            report, answers, json.loads(before) if before else None, world.desk.policies.that_judged(tenant(), report)
        )
    )
