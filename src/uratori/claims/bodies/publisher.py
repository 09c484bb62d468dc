"""Who publishes a document: the press, or a body that speaks for itself."""

from __future__ import annotations

import re

from uratori.claims.bodies.sides import bodies
from uratori.claims.bodies.wording import names_press, press_key
from uratori.data import outlets
from uratori.model import Analysis

_NOT_PRESS = re.compile(
    r"(?:省|庁|県|府|市|町|村|区|署|局|所|委員会|機構|会社|協会|連盟|組合|銀行|大学|病院|法人)$"
    r"|^(?:株式|有限|合同)会社|(?:株式|有限|合同)会社$|^(?:[一-龯]{2,4}|NPO)法人"
)


def outlet_key(analysis: Analysis) -> str:
    """The key of a document's outlet; an unnamed outlet is one of its own."""
    d = analysis.document
    return press_key(d.outlet.name) if d.outlet and d.outlet.name else f"?{d.parent or d.id}"


def is_press(analysis: Analysis) -> bool:
    """Whether a document is published by the press, and not by a body that speaks for itself."""
    d = analysis.document
    if d.outlet is None or outlets.find(d.outlet.name) or names_press(d.outlet.name):
        return True
    if d.outlet.kind in ("government", "organization") or d.layout in ("release", "transcript"):
        return False
    return d.outlet.name not in bodies() and not _NOT_PRESS.search(d.outlet.name)


def body_of(analysis: Analysis) -> str | None:
    """The name of the body that publishes a document, where that is not the press."""
    outlet = analysis.document.outlet
    return None if outlet is None or is_press(analysis) else outlet.name
