"""The sample reports that ship with the program (``examples/`` of the source tree)."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def folder() -> Path:
    """The folder of the sample: inside the installed package, or in the source tree the package is run from."""
    packaged = Path(str(files(__package__) / "sample"))
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "examples" / "summit"
