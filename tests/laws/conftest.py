"""How many cases each law is tried on: a few in every run, 10,000 when SUMBER_LAW_CASES asks for them."""

import os

from hypothesis import settings

settings.register_profile("laws", max_examples=int(os.environ.get("SUMBER_LAW_CASES", "100")), deadline=None)
settings.load_profile("laws")
