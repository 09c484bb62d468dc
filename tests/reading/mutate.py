"""Break the files of a folder, read and analyse what comes of them, and say what went wrong (one JSON object).

    python mutate.py FOLDER FIRST COUNT

Run by test_mutations.py in a process of its own: the memory is bounded, and an input that takes longer than five
seconds is stopped. An input is known by its number: the same number makes the same bytes.
"""

import contextlib
import gzip
import io
import json
import random
import resource
import signal
import sys
import time
import zipfile
from pathlib import Path

from uratori import pipeline
from uratori.reading.door import documents
from uratori.reading.readers import Input, Problem

LONGEST = 5
MOST = 3 << 30  # of address space: the dictionary alone is mapped with some hundred megabytes
TOKENS = (
    b"<div>" * 2000, b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;" * 50, b'"', b'",', b"\x1b$B", b"\x1b(B", b"PK\x03\x04", b"\x1f\x8b\x08",
    b"Content-Length: 99999999999\r\n", b"Content-Length: -1\r\n", b"\r\n\r\n", b"--b\r\n", b"\x00" * 64, b"[" * 5000,
    b'{"text":' * 800, b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", "「".encode() * 500, "と述べた。".encode(), b"From \n", b"<rss>", b"]]>",
    b"<![CDATA[", b"endstream", b"stream\n", b"1 0 R", b" 0 obj << /Length 999999999 >>", b"/Kids [2 0 R]", b"/Filter /FlateDecode",
    b"WARC/1.0\r\n", b"HTTP/1.1 200 OK\r\n", b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n", b"=?utf-8?B?4pi?=",
    b"5/12 10:30 NHK ", b"99999999999999999999", b"1e999", b"-", b"\n" * 300, b"2024-99-99T99:99", b"<script>", b"<table><tr><td>" * 300,
)  # fmt: skip


def broken(data, rng, others):
    """The bytes with one to eight things done to them."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        n = len(out)
        i = rng.randrange(n + 1)
        j = min(n, i + int(rng.paretovariate(0.6)))
        match rng.randrange(10):
            case 0 | 1 if n:
                out[min(i, n - 1)] = rng.randrange(256)
            case 2:
                del out[i:j]
            case 3:
                out[i:i] = out[i:j] * rng.choice((1, 2, 5, 50))
            case 4:
                out[i:i] = rng.randbytes(rng.randint(1, 40))
            case 5:
                del out[i:]
            case 6 | 7:
                out[i:i] = rng.choice(TOKENS)
            case 8:
                other = rng.choice(others)
                a = rng.randrange(len(other))
                out[i:j] = other[a : a + rng.randint(1, 2000)]
            case _:
                out[i:j] = bytes(reversed(out[i:j]))
        del out[3_000_000:]
    return bytes(out)


def repacked(data, rng, others):
    """Packed bytes broken inside and packed anew, so that what is inside is reached; None where they are not packed."""
    if data.startswith(b"\x1f\x8b"):
        return gzip.compress(broken(gzip.decompress(data), rng, others), mtime=0)
    if not data.startswith(b"PK"):
        return None
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = rng.choice(names)
        for name in names:
            inside = old.read(name)
            if name == chosen:
                inside = repacked(inside, rng, others) or broken(inside, rng, others)
            new.writestr(zipfile.ZipInfo(name), inside)
    return out.getvalue()


def late(*_):
    raise TimeoutError


def tried(item):
    """What went wrong with one input (None: nothing), how many documents and problems it gave."""
    found, problems = [], []
    try:
        for thing in documents(item):
            (problems.append(thing) if isinstance(thing, Problem) else found.extend(thing))
        for document in found[: 20 if len(found) > 20 else None]:
            analysis = pipeline.attempt(document)
            if any(flag.startswith(pipeline.FAILED) for flag in analysis.document.flags):
                return f"{document.id}: {analysis.document.flags}", len(found), len(problems)
    except TimeoutError:
        return "hangs", len(found), len(problems)
    except BaseException as error:
        return f"{type(error).__name__}: {error}", len(found), len(problems)
    if not found and not problems:
        return "is passed over in silence", 0, 0
    named = all(p.path and p.why for p in problems)
    failed = [str(p) for p in problems if "reader failed" in p.why]
    return "; ".join(failed) or (None if named else "is not named"), len(found), len(problems)


def main(folder, first, count):
    signal.signal(signal.SIGALRM, late)
    resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST))
    seeds = [(path.stem, path.suffix, path.read_bytes()) for path in sorted(Path(folder).iterdir())]
    others = [data for _, _, data in seeds]
    report = {"inputs": 0, "documents": 0, "problems": 0, "seconds": 0.0, "wrong": []}
    for number in range(first, first + count):
        rng = random.Random(number)
        name, suffix, data = seeds[number % len(seeds)]
        data = (repacked(data, rng, others) if rng.random() < 0.7 else None) or broken(data, rng, others)
        item = Input(f"{name}{suffix}", name, data, suffix if rng.random() < 0.9 else rng.choice(seeds)[1])
        start = time.monotonic()
        signal.setitimer(signal.ITIMER_REAL, LONGEST)
        with contextlib.redirect_stderr(io.StringIO()):
            wrong, documents_, problems = tried(item)
        signal.setitimer(signal.ITIMER_REAL, 0)
        report["seconds"] = max(report["seconds"], round(time.monotonic() - start, 2))
        report["inputs"] += 1
        report["documents"] += documents_
        report["problems"] += problems
        if wrong:
            report["wrong"].append(f"{number} ({name}{suffix}, {len(data):,} bytes): {wrong}")
    report["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(report, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
