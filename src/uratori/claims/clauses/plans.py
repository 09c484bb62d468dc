"""Whether a clause tells a plan or a fact."""

from __future__ import annotations

import re
from typing import Literal

from uratori.model import Statement

Stage = Literal["plan", "fact"]

_PLAN = re.compile(
    r"予定(?!どおり|通り|価格|調和|(?:して|されて?)い?た[一-龯ァ-ヶ0-9])|方針|見通し|計画|見込み|意向|公算|検討|方向|つもり|はず|まもなく|近く(?=[、〇一-龯])|目指"
    r"|[一-龯]へ[。」』]?$"  # a headline: 本店を移転へ
)
_AHEAD = re.compile(r"だろう|でしょう|とみられ|と見られ")
_DONE = re.compile(  # 爆発した〈とみられる〉 guesses at what is past
    r"(?:[いえきぎけげしせちってでにねびべみめりれ]た|[んい]だ|だった)(?:(?:もの|こと|の)?(?:と|だ|です|だろう|でしょう)?(?:み|見)?(?:られ(?:る|ます|ている))?)[。、」』)]*$"
)
CONTINUES = "[いきぎしちにびみりえけげせぜてねべめれ]"
"""How a verb ends that another follows (開通し、車が列を作った), as a pattern."""
_IS = re.compile(
    r"(?:に(?:上る|のぼる|及ぶ|達する|当たる|相当する)|を(?:超える|占める|下回る|上回る)|が(?:ある|いる|残る|続く|異なる))(?:と|の|こと)?[。」』]?$"
)
"""What the present says of now: けが人は4人に〈上る〉."""
_JOINED = re.compile(f"(?:{CONTINUES}|で)、?$")


def stage(s: Statement, text: str, cue: str, follows: Stage = "fact") -> Stage:
    """``follows``: what the end of the sentence tells of, to which a clause without a tense of its own belongs: ロシアを訪れ、
    会談する計画だ."""
    if _PLAN.search(text) or _PLAN.search(cue):
        return "plan"
    if follows == "plan" and _JOINED.search(text):
        return "plan"
    if _IS.search(text):
        return "fact"
    ahead = _AHEAD.search(text) or _AHEAD.search(cue) or (cue and s.tense == "future")
    return "plan" if ahead and not _DONE.search(text) else "fact"
