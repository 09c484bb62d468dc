"""Accuracy on labelled texts: every layer's figures with counts and intervals, and the differences behind them."""

from __future__ import annotations

from uratori.evaluation import report
from uratori.evaluation.compare import Change, compare
from uratori.evaluation.figures import Difference, Figure, interval
from uratori.evaluation.gold import Gold, GoldError, load
from uratori.evaluation.peers import Beside, beside
from uratori.evaluation.run import LAYERS, Evaluation, evaluate

__all__ = [
    "LAYERS",
    "Beside",
    "Change",
    "Difference",
    "Evaluation",
    "Figure",
    "Gold",
    "GoldError",
    "beside",
    "compare",
    "evaluate",
    "interval",
    "load",
    "report",
]
