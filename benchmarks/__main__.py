"""`make bench`: every measurement there is, one after the other. Each is a folder here with a `__main__.py`."""

import runpy
from pathlib import Path

for measurement in sorted(Path(__file__).parent.glob("*/__main__.py")):
    print(f"\n{measurement.parent.name}\n", flush=True)
    runpy.run_module(f"benchmarks.{measurement.parent.name}", run_name="__main__")
