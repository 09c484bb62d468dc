import pytest

from uratori.model import Document, Outlet
from uratori.pipeline import analyze


class Said:
    """The statements of a text, as words."""

    def __init__(self, text, outlet=None):
        self.text = text
        self.analysis = analyze(Document("d", "d.txt", text, 0, len(text), outlet=Outlet(outlet) if outlet else None))
        self.statements = self.analysis.statements

    def words(self, span):
        return self.text[span.start : span.end] if span else None

    @property
    def rows(self):
        """(source, content, last link's name) of what somebody else is the source of."""
        return [
            (self.words(s.source), "…".join(self.words(c) for c in s.content), s.chain[-1].name)
            for s in self.statements
            if s.attributed
        ]

    def chain(self, content):
        """The names below the outlet of the statement with this content."""
        found = [s for s in self.statements if "…".join(self.words(c) for c in s.content) == content]
        assert found, [self.words(s.content[0]) for s in self.statements]
        return [link.name for link in found[0].chain[1:]]


@pytest.fixture
def said():
    return Said
