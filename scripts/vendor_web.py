"""Puts the libraries that the browser page and its tests use into the tree, from the npm registry.

    python scripts/vendor_web.py

Each is one file of a pinned version with its licence beside it. Run it again after changing a version here; commit
what it wrote.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).parent.parent


@dataclass(frozen=True)
class Part:
    """``files`` are pairs: path in the package, path in the tree."""

    package: str
    version: str
    files: tuple[tuple[str, str], ...]


PARTS = (
    # 2.x and not 4: four months old, and nothing of it is needed here.
    Part(
        "htmx.org",
        "2.0.11",
        (
            ("package/dist/htmx.min.js", "src/uratori/web/static/htmx.min.js"),
            ("package/LICENSE", "src/uratori/web/static/htmx.LICENSE"),
        ),
    ),
    Part(
        "axe-core",
        "4.14.1",
        (("package/axe.min.js", "tests/web/axe.min.js"), ("package/LICENSE", "tests/web/axe.LICENSE")),
    ),
)


def main() -> None:
    for part in PARTS:
        with tempfile.TemporaryDirectory() as folder:
            command = ["npm", "pack", "--silent", f"{part.package}@{part.version}"]
            subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
            (packed,) = Path(folder).glob("*.tgz")
            with tarfile.open(fileobj=io.BytesIO(packed.read_bytes())) as tar:
                for source, target in part.files:
                    stream = tar.extractfile(source)
                    assert stream is not None
                    place = HOUSE / target
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(stream.read())
                    print(f"{part.package} {part.version}: {target} {place.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
