"""
Sumber in Wagtail: a story is checked before it is published.

Reading order: `gate.py` (what is held), `verdict.py` (what the service concluded), `story.py` (a page as an article),
then `panel.py` (what the editor sees).
"""
