"""What holds for every test."""

import os

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs packages of the operating system, and say so, unless SUMBER_TEST_SYSTEM=1 says they are there."""
    if os.environ.get("SUMBER_TEST_SYSTEM"):
        return
    for item in items:
        if item.get_closest_marker("system"):
            item.add_marker(
                pytest.mark.skip(reason=f"{item.name} needs system packages: SUMBER_TEST_SYSTEM=1 make test")
            )
