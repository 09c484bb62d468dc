"""What the sentences of a document share with other documents: the notes beside its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from uratori.dossier.view import Difference, Numbered, Point, StoryView
from uratori.model import Document


@dataclass(frozen=True)
class Beside:
    """Asked for the claims of one line of a document."""

    story: StoryView
    document: Document

    def others(self, claim: Numbered) -> Sequence[Point]:
        """One member of the claim from each other document, in order of time."""
        places = {a.document.id: n for n, a in enumerate(self.story.documents)}
        first: dict[str, Point] = {}
        for point in claim.points:
            if point.document.id != self.document.id:
                first.setdefault(point.document.id, point)
        return sorted(first.values(), key=lambda p: places.get(p.document.id, 0))

    def differences(self, claim: Numbered) -> Sequence[Difference]:
        return self.story.by_claim.get(claim.number, ())
