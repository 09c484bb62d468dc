"""Texts that hold several documents, and texts of a layout of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from uratori.model import Document, Mark
from uratori.reading import address
from uratori.reading.labels.labelled import labelled, log
from uratori.reading.labels.masthead import masthead, signature, titled
from uratori.reading.labels.newsletter import items
from uratori.reading.labels.outlet import stated
from uratori.reading.labels.release import body, issuer, sitting
from uratori.reading.labels.signed import signed
from uratori.reading.labels.slugs import slugged
from uratori.reading.layouts.chats import messages
from uratori.reading.layouts.clips import clips
from uratori.reading.layouts.entries import entries
from uratori.reading.layouts.pasted import report
from uratori.reading.layouts.posts import posts
from uratori.reading.layouts.speakers import is_minutes

_QUESTION = re.compile(
    r"^[ \t　]*(?:[―—─－]{2}(?=[^\s―—─－])|(?:問|[QＱ]|質問|記者[A-ZＡ-Ｚ]?)[ \t　]*[\d０-９]*[ \t　]*(?:[(（][^)）\n]*[)）])?(?:[ \t　.．:：、)）]|$)"
    r"|[(（【〔\[＜<〈《][^()（）【】〔〕\[\]＜＞<>〈〉《》\n]{0,24}(?:問|記者|幹事社?|[QＱ][\d０-９]*)[)）】〕\]＞>〉》])",
    re.M,
)
_RELEASE = re.compile(
    r"^(?:(?:(?:報道|記者|マスコミ|新聞|メディア|関係|お客様|お取引先|株主)[^\s。、]{0,8})?各(?:位|様|社)(?:御中|各位)?|(?:各)?(?:報道|マスコミ|メディア)(?:機関|関係者?|各社)?(?:の皆様?|各位|御中)"
    r"|記者(?:発表|会見|提供)資料|報道(?:発表|提供)?資料|投げ?込み(?:資料)?|(?:プレス|ニュース)リリース|(?:News|NEWS|Press|PRESS)R(?:elease|ELEASE))$",
    re.M,
)
_BLANKS = re.compile(r"[ \t\u3000\r]+")
_SUBJECT = re.compile(
    r"[^。]{4,80}(?:について|に関する(?:お知らせ|件|声明|談話|見解|要望|要請|抗議|申し入れ|申入れ|質問|回答|報告|緊急.{2,6})(?:文|書)?|(?:の)?お(?:知|し)らせ|のお詫び|のご報告|について(?:のお知らせ|（[^（）]{1,12}）))\s*$"
)
_RECORD = re.compile(r"[^\n。]{2,60}会見(?:の|録|記録|[ \u3000])*(?:概要|要旨|録|記録|全文)")
# The address of the page that a text was copied from, on a line above it.
_ADDRESS = re.compile(
    r"\s*(?:URL\s*[:：]\s*)?(?P<url>https?://[^\s<>「」（）]{4,2000})[ \t\r]*\n\s*(?=\S)(?!https?://)"
)
_FEWEST_QUESTIONS = 2
_HEAD, _HEAD_LINES = 600, 12  # characters and lines in which a release says whose it is


def split(document: Document, *, quoted: bool = False) -> tuple[Document, ...]:
    """The documents in a text: the items of a clip log, the entries of a live blog, or the text itself, with the
    outlet it names where none was given, and its layout. Posts that are only ``quoted`` in a report stay in it."""
    found_items = () if quoted else posts(document)
    found_items = found_items or messages(document) or (() if document.marks else log(document))
    if found_items := found_items or items(document) or clips(document) or signed(document):
        return found_items
    if not document.extracted and (lead := _ADDRESS.match(document.text, document.start, document.end)):
        document = replace(document, start=lead.end(), url=document.url or address.clean(lead["url"]))
    head = document.text[document.start : document.end]
    issued = issuer(head)
    if not (document.extracted or document.marks or issued or _RELEASE.search(_BLANKS.sub("", head[:400]))):
        document = labelled(document)
        document = document if document.marks else report(document)
        head = document.text[document.start : document.end]
    own = titled(head) if document.title is None and not (document.marks or document.extracted) else None
    found = None if document.marks else masthead(head)
    if found:
        marks = tuple(Mark(m.start + document.start, m.end + document.start, m.kind) for m in found[1])
        document = replace(document, marks=marks)
    if own:  # 橋、通行止めへ | 潮見日報
        at = document.text.index(own, document.start)
        marks = (Mark(at, at + len(own), "headline"), *document.marks)
        document = replace(document, title=own, marks=tuple(sorted(marks, key=lambda m: m.start)))
    if document.outlet is None:
        document = replace(document, outlet=stated(head) or (found and found[0]) or signature(head))
    if found_items := entries(document):
        return found_items
    document = document if document.extracted else slugged(document)
    layout = _layout(document)
    if issued and layout == "article":
        layout = "release"
    if layout == "release" and not document.marks:
        document = _released(document, head)
    if (layout == "transcript" or _RECORD.match(head.lstrip())) and issued is None and document.outlet is None:
        issued = sitting(head)
    return (replace(document, layout=layout, outlet=document.outlet or issued),)


# 代表取締役社長　久保　誠, 潮見市長 山田一郎: below the body that they sign for.
_SIGNER = re.compile(
    r"[ \t　]*[一-龠々]{1,14}[長役事官臣授人][ \t　]+[一-龠々ぁ-んァ-ヶー]{1,6}(?:[ \t　]+[一-龠々ぁ-んァ-ヶー]{1,6})?\s*"
)


def _released(document: Document, head: str) -> Document:
    """A release with the lines at its head marked that say to whom it goes and from whom it comes: no headlines. What stands
    above the line that says what it is about is such; that line is its title."""
    lines = [m for m in re.finditer(r"[^\n]+", head[:_HEAD]) if m[0].strip()][:_HEAD_LINES]
    about = next((n for n, m in enumerate(lines) if _SUBJECT.fullmatch(m[0].strip())), None)
    above = lines[: about or 0] if all("。" not in m[0] for m in lines[: about or 0]) else []
    bodies = [body(m[0]) is not None for m in lines]
    own = {
        n
        for n, m in enumerate(lines)
        if bodies[n]
        or n < len(above)
        or _RELEASE.fullmatch(_BLANKS.sub("", m[0]))
        or (n and bodies[n - 1] and _SIGNER.fullmatch(m[0]))
    }
    marks = [
        Mark(document.start + m.start(), document.start + m.end(), "credit") for n, m in enumerate(lines) if n in own
    ]
    if about is None or not above:
        return replace(document, marks=tuple(marks))
    m = lines[about]
    start = document.start + m.start() + len(m[0]) - len(m[0].lstrip())
    title = m[0].strip()
    marks.append(Mark(start, start + len(title), "headline"))
    return replace(document, title=document.title or title, marks=tuple(sorted(marks, key=lambda x: x.start)))


def _layout(document: Document) -> Literal["article", "transcript", "release"]:
    if len(_QUESTION.findall(document.text)) >= _FEWEST_QUESTIONS or is_minutes(document.text):
        return "transcript"
    return "release" if _RELEASE.search(_BLANKS.sub("", document.text[:400])) else "article"
