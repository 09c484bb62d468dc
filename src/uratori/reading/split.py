"""Texts that hold several documents, and texts of a layout of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from uratori.model import Document, Mark
from uratori.reading.clips import clips
from uratori.reading.entries import entries
from uratori.reading.labelled import labelled
from uratori.reading.masthead import masthead, signature
from uratori.reading.newsletter import items
from uratori.reading.outlet import stated
from uratori.reading.pasted import report
from uratori.reading.posts import posts
from uratori.reading.release import body, issuer, sitting
from uratori.reading.speakers import is_minutes

_QUESTION = re.compile(
    r"^[ \t　]*(?:[―—─－]{2}(?=[^\s―—─－])|(?:問|[QＱ]|質問|記者[A-ZＡ-Ｚ]?)[ \t　]*[\d０-９]*[ \t　]*(?:[(（][^)）\n]*[)）])?(?:[ \t　.．:：、)）]|$)"
    r"|[(（【〔\[＜<〈《][^()（）【】〔〕\[\]＜＞<>〈〉《》\n]{0,24}(?:問|記者|幹事社?|[QＱ][\d０-９]*)[)）】〕\]＞>〉》])",
    re.M,
)
_RELEASE = re.compile(
    r"^[ \t　]*(?:報道関係者各位|各位|記者発表資料|報道発表資料|プレスリリース|ニュースリリース|お客様各位)\s*$", re.M
)
_RECORD = re.compile(r"[^\n。]{2,60}会見(?:の|録|記録|[ \u3000])*(?:概要|要旨|録|記録|全文)")
_FEWEST_QUESTIONS = 2
_HEAD, _HEAD_LINES = 600, 8  # characters and lines in which a release says whose it is


def split(document: Document, *, quoted: bool = False) -> tuple[Document, ...]:
    """The documents in a text: the items of a clip log, the entries of a live blog, or the text itself, with the
    outlet it names where none was given, and its layout. Posts that are only ``quoted`` in a report stay in it."""
    if found_items := (not quoted and posts(document)) or items(document) or clips(document):
        return found_items
    head = document.text[document.start : document.end]
    issued = issuer(head)
    if not (document.extracted or document.marks or issued or _RELEASE.search(head[:400])):
        document = labelled(document)
        document = document if document.marks else report(document)
        head = document.text[document.start : document.end]
    found = None if document.marks else masthead(head)
    if found:
        marks = tuple(Mark(m.start + document.start, m.end + document.start, m.kind) for m in found[1])
        document = replace(document, marks=marks)
    if document.outlet is None:
        document = replace(document, outlet=stated(head) or (found and found[0]) or signature(head))
    if found_items := entries(document):
        return found_items
    layout = _layout(document)
    if issued and layout == "article":
        layout = "release"
    if layout == "release" and not document.marks:
        document = replace(document, marks=_labels(document, head))
    if (layout == "transcript" or _RECORD.match(head.lstrip())) and issued is None and document.outlet is None:
        issued = sitting(head)
    return (replace(document, layout=layout, outlet=document.outlet or issued),)


# 代表取締役社長　久保　誠, 潮見市長 山田一郎: below the body that they sign for.
_SIGNER = re.compile(
    r"[ \t　]*[一-龠々]{1,14}[長役事官臣授人][ \t　]+[一-龠々ぁ-んァ-ヶー]{1,6}(?:[ \t　]+[一-龠々ぁ-んァ-ヶー]{1,6})?\s*"
)


def _labels(document: Document, head: str) -> tuple[Mark, ...]:
    """The lines at the head of a release that say to whom it goes and from whom it comes; no headlines."""
    lines = [m for m in re.finditer(r"[^\n]+", head[:_HEAD]) if m[0].strip()][:_HEAD_LINES]
    bodies = [body(m[0]) is not None for m in lines]
    return tuple(
        Mark(document.start + m.start(), document.start + m.end(), "credit")
        for n, m in enumerate(lines)
        if bodies[n] or _RELEASE.fullmatch(m[0].rstrip("\r")) or (n and bodies[n - 1] and _SIGNER.fullmatch(m[0]))
    )


def _layout(document: Document) -> Literal["article", "transcript", "release"]:
    if len(_QUESTION.findall(document.text)) >= _FEWEST_QUESTIONS or is_minutes(document.text):
        return "transcript"
    return "release" if _RELEASE.search(document.text[:400]) else "article"
