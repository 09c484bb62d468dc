"""Thousands of broken files: none crashes, hangs or fills the memory; each is read, or named.

The short form runs with the other tests; the full one with

    python -m pytest tests/reading/test_mutations.py --mutations 10000
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies

import uratori
from uratori.reading.door import documents, suffixes
from uratori.reading.readers import Input, Problem

HOUSE = str(Path(uratori.__file__).parents[1])
WORKER = str(Path(__file__).with_name("mutate.py"))
AT_ONCE = 2500


@pytest.mark.slow
def test_broken_files_are_read_or_named(make, tmp_path, request):
    wanted = request.config.getoption("--mutations")
    (tmp_path / "seeds").mkdir()
    for name, suffix, data in make.seeds:
        (tmp_path / "seeds" / (name + suffix)).write_bytes(data)
    for page in sorted(Path(__file__).with_name("pages").iterdir()):
        if page.suffix != ".json":
            shutil.copy(page, tmp_path / "seeds")
    found = []
    for first in range(0, wanted, AT_ONCE):
        done = subprocess.run(
            [sys.executable, WORKER, str(tmp_path / "seeds"), str(first), str(min(AT_ONCE, wanted - first))],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": HOUSE},
            timeout=7200,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]
        found.append(json.loads(done.stdout))
    print({key: sum(f[key] for f in found) for key in ("inputs", "documents", "problems")})
    print({key: max(f[key] for f in found) for key in ("megabytes", "seconds")})
    assert sum(f["inputs"] for f in found) == wanted
    wrong = [w for f in found for w in f["wrong"]]
    assert not wrong, "\n".join(wrong[:20])
    assert max(f["megabytes"] for f in found) < 1000


STARTS = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"WARC/1.0\r\n", b"<html>", b"<?xml version='1.0'?><rss>", b"From: a\r\nDate: b\r\n",
          b"window.YTD.tweets.part0 = ", "id,本文\n".encode(), b"From a 1\nFrom: a\nDate: b\n\n", b"{", b"[", b"\x1b$B"]  # fmt: skip


@settings(deadline=None)  # the first file of a kind loads its library
@given(strategies.sampled_from(STARTS), strategies.binary(max_size=300), strategies.sampled_from(sorted(suffixes())))
def test_any_bytes_under_any_name_are_read_or_named(start, data, suffix):
    found = list(documents(Input(f"a{suffix}", "a", start + data, suffix)))
    assert found
    assert not [p for p in found if isinstance(p, Problem) and "reader failed" in p.why]
