"""Text → sentences, words, chunks (文節)."""

from __future__ import annotations

from dataclasses import dataclass

from uratori.language.chunks import Chunk, chunks
from uratori.language.kept import Known, Words, keep, restore
from uratori.language.sentences import balanced, closed, sentences
from uratori.language.text import Folded, fold
from uratori.language.tokens import Token, Unit, may_be_family, readings, short_units, tokenize, tokenizer
from uratori.model import Document, Mark, Sentence

__all__ = [
    "Chunk",
    "Folded",
    "Known",
    "Parse",
    "Token",
    "Unit",
    "Words",
    "balanced",
    "chunks",
    "closed",
    "fold",
    "keep",
    "may_be_family",
    "parse",
    "readings",
    "restore",
    "sentences",
    "short_units",
    "tokenize",
    "tokenizer",
]


@dataclass(frozen=True, slots=True)
class Parse:
    """A document, parsed. All offsets inside a parse (sentences, tokens, chunks, and what the later rooms find) are
    into ``text``, the folded text of the document alone; ``folded.span`` takes them back to the document's own.
    ``tokens[i]`` and ``chunks[i]`` belong to ``sentences[i]``."""

    document: Document
    folded: Folded
    sentences: tuple[Sentence, ...]
    tokens: tuple[tuple[Token, ...], ...]

    @property
    def text(self) -> str:
        return self.folded.text

    @property
    def chunks(self) -> tuple[tuple[Chunk, ...], ...]:
        """Made when they are asked for: no room of an analysis needs them."""
        return tuple(chunks(t) for t in self.tokens)


def parse(document: Document) -> Parse:
    """Parse one document. Pure: looks at nothing but the document."""
    folded = fold(document.text, document.start, document.end)
    marks = _fold_marks(document.marks, folded) if document.marks else ()
    found = sentences(folded.text, marks)
    tokens = tuple(tokenize(folded.text[s.start : s.end], s.start) for s in found)
    return Parse(document, folded, found, tokens)


def _fold_marks(marks: tuple[Mark, ...], folded: Folded) -> tuple[Mark, ...]:
    at = ((folded.folded(m.start), folded.folded(m.end), m.kind) for m in marks)
    return tuple(Mark(start, end, kind) for start, end, kind in at if start is not None and end is not None)
