"""Reads the ends of clauses: what closes a content, and what the cue makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from uratori.attribution.modality.forms import Form, forms
from uratori.attribution.modality.lexicon import Entry, Lexicon, reports
from uratori.data import rows
from uratori.language import Token

# Words that may stand between an ending and the end of its clause: 見通し〈だということだ〉, みられる〈ためだ〉.
_PASSED = frozenset(
    (*"だのとよねわなさしてで為物所様", "こと", "から", "ため", "けど", "けれど", "けれども", "など", "まま", "状態")
) | frozenset(("状況", "段階", "来る", "って"))
_CLOSED = ("denial", "falsity", "refusal", "demand")  # what stands before them changes nothing
_GUESSED = ("guess", "potential", "experience", "plan", "intent")
_MEANT = ("plan", "intent", "weighing")
_TOLD = frozenset(("言う", "為る", "聞く", "承知"))  # と聞いております, と承知しております
_NEAR, _REACH = 14, 32  # tokens read back from the end of a clause: mostly few do
_LONGEST = 6  # words in the longest ending
_THEN = frozenset(("把握", "予測", "予想", "想定", "言う", "言う得る", "分かる"))
_FIXED = (("予定", "だ"), ("予定", "為る"))
_UNCLEAR = frozenset(("はっきり", "分かる", "定か", "判然"))
_BEFORE = 8  # tokens before a content in which what it calls false may stand: 報道は〈誤りだ〉
_OF = frozenset(("は", "が", "も", "を", "自体", "こそ", "など"))
_STOPS = frozenset("。!?！？")


class Reading(NamedTuple):
    """The entries found, the nearest to the end first.

    ``negated``: a plain ない negates what they close. ``unsaid``: a ない on the cue itself (とは述べていない).
    ``rest``: the index of the last token before them, -1 where there is none."""

    entries: tuple[Entry, ...] = ()
    negated: bool = False
    unsaid: bool = False
    rest: int = -1

    def of_kind(self, *kinds: str) -> Entry | None:
        for entry in self.entries:  # mostly there is none: a generator would cost more than the search
            if entry.kind in kinds:
                return entry
        return None


def closing(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> Reading:
    """What closes the clause ``tokens[first:last]``, read from its end: endings one inside the other
    (可能性がある in 〜する可能性があるとみられる), and negation."""
    last = _trimmed(tokens, first, last)
    for reach in (_NEAR, _REACH):
        start = _clause(tokens, max(first, last - reach), last)
        reading = _closing(tokens, (first, last), forms(tokens, start, last), lexicon)
        if reading.rest > start + _LONGEST or start > last - reach:
            break
    return reading


def _closing(tokens: Sequence[Token], clause: tuple[int, int], found: Sequence[Form], lexicon: Lexicon) -> Reading:
    entries: list[Entry] = []
    negated = False
    end = len(found)
    while end > 0:
        entry = lexicon.before(found, end)
        if entry and _fits(entry, found, end, tokens):
            head = found[end - len(entry.words)].token
            part = _part(entry, tokens, head, clause, Reading(tuple(entries), negated))
            if part == "foreign":
                break
            end -= len(entry.words)
            if part == "aside":
                continue
            if part == "undone":
                negated = not negated
                break
            entries.append(entry._replace(kind="invective") if part == "insults" else entry)
            if part != "goes on":
                break
            negated ^= entry.polarity == "negative"
        elif found[end - 1].word == "ない":
            negated ^= not _only(tokens, clause[0], found[end - 1].token)
            end -= 1
        elif _passed(found, end, tokens):
            end -= 1
        else:
            break
    return Reading(tuple(entries), negated, rest=found[end - 1].token if end else -1)


def _only(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether the ない at token ``at`` belongs to しか, and says how few: 8本の街灯のうち2本〈しか〉灯って〈いない〉."""
    for i in range(at - 1, max(first, at - _NEAR) - 1, -1):
        if tokens[i].surface == "しか" and tokens[i].pos[0] == "助詞":
            return True
        if tokens[i].pos[0] == "補助記号":
            return False
    return False


def _part(entry: Entry, tokens: Sequence[Token], head: int, clause: tuple[int, int], after: Reading) -> str:
    """What an entry that begins at token ``head`` does before ``after``, what was read behind it."""
    if entry.kind == "falsity" and not _of_a_report(tokens, *clause):
        return "insults"
    if entry.kind == "pending" and _object(tokens, head):
        return "foreign"
    if entry.kind == "headline" and (after.entries or after.negated):  # 品質〈へ〉の懸念はない
        return "foreign"
    if entry.words[0] in _UNCLEAR and _beside(tokens, head):
        return "aside"
    if entry.kind in _MEANT and after.negated:  # 検討していない, 予定はない: that much is certain
        return "aside"
    if entry.kind == "refusal" and after.of_kind(*_GUESSED):  # 特定できない可能性がある: not yet a refusal
        return "undone"
    if entry.kind in ("refusal", "denial") and after.negated:  # 認めないわけではない
        return "undone"
    return "closes" if entry.kind in _CLOSED else "goes on"


def within(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> Reading:
    """The entries anywhere in ``tokens[first:last]`` (between a content and the end of its cue), the last first, and
    each ない there that belongs to none of them."""
    found = forms(tokens, first, last)
    entries: list[Entry] = []
    negated = unsaid = False
    end = len(found)
    while end > 0:
        entry = lexicon.before(found, end)
        if entry and _fits(entry, found, end, tokens) and _governs(entry, found[end - 1].token + 1, last, tokens):
            entries.append(entry)
            end -= len(entry.words)
            continue
        if found[end - 1].word == "ない":
            negated, unsaid = (not negated, unsaid) if entries else (negated, not unsaid)
        end -= 1
    return Reading(tuple(entries), negated, unsaid and bool(entries)) if entries else Reading((), unsaid)


def _of_a_report(tokens: Sequence[Token], first: int, last: int) -> bool:
    """A word for something false denies a content only where a report is said to be it: その報道は誤りだ, but not
    卑劣な捏造だ alone; 先の説明を取り消す, but not 優勝を取り消す."""
    start = max(0, first - _BEFORE)
    return any(tokens[i].norm in reports() and tokens[i + 1].surface in _OF for i in range(start, last - 1))


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> int:
    while last > first and tokens[last - 1].pos[0] in ("補助記号", "空白"):
        last -= 1
    return last


def _clause(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the last sentence of a quote over several begins."""
    for i in range(last - 1, first - 1, -1):
        if tokens[i].surface in _STOPS:
            return i + 1
    return first


def _passed(found: Sequence[Form], end: int, tokens: Sequence[Token]) -> bool:
    form = found[end - 1]
    token = tokens[form.token]
    if form.word in _PASSED or token.pos[0] == "補助記号" or token.pos[1] == "終助詞":
        return True
    if form.word == "そう" and end < len(found) and found[end].word == "だ":  # 降ったそうだ
        return True
    before = found[end - 2].word if end > 1 else ""
    return (form.word in _TOLD and before == "と") or (form.word == "有る" and before in ("だ", "で"))


def _fits(entry: Entry, found: Sequence[Form], end: int, tokens: Sequence[Token]) -> bool:
    """Whether the words around an entry leave it its force."""
    head, after = found[end - len(entry.words)].token, found[end - 1].token + 1
    if entry.words[-1] == "だ" and tokens[after - 1].surface in ("な", "に"):  # そのような計画, 守るように求めた
        return False
    if entry.kind == "potential":  # し得る, not 理解を得る
        return head > 0 and (tokens[head - 1].is_verb or tokens[head - 1].pos[0] == "助動詞")
    if entry.words[0] == "そう" and head > 0:  # 降りそうだ, not 降るそうだ
        return tokens[head - 1].pos[-1].split("-")[0] not in ("終止形", "連体形")
    if entry.kind == "experience":  # 止まることがある, not 止まったことがある nor 止まることがあった
        return not (_past(tokens, after) or _past(tokens, head - 1))
    if entry.kind == "refusal" and any(t.norm == "誰" for t in tokens[max(0, head - 2) : head]):
        return False  # 誰も答えなかった: not the one who tells it
    if (
        entry.kind == "refusal" and entry.words[-2:-1] == ("こと",) and _past(tokens, head + 1)
    ):  # 話したことはない: he did not
        return False
    if entry.kind == "refusal" and entry.words[0] in _THEN:  # 予測できない, not 予測できなかった
        return not any(_past(tokens, i) for i in range(after, after + 3))
    if entry.kind == "felt" or entry.words in _FIXED:  # と思う, not と思っていた; 予定している, not 予定していた
        return not any(_past(tokens, i) for i in range(after, after + 3))
    if entry.kind == "saying":  # と言われている, not 店長に言われた, 店長に言われ、急いだ
        if tokens[head - 1].surface in ("に", "から") and head > 1 and tokens[head - 2].pos[0] in ("名詞", "接尾辞"):
            return False
        return not any(_past(tokens, i) for i in range(after, after + 3)) and not _quote(tokens, head)
    if entry.kind == "heard":
        return not any(t.lemma in ("おる", "伺う") for t in tokens[head : after + 2])
    return True


def _governs(entry: Entry, after: int, last: int, tokens: Sequence[Token]) -> bool:
    """Whether a noun after a content is what is said of it: 〈不安〉を示した, but not 〈不安〉げに話した."""
    return (
        entry.kind not in ("noun", "fear")
        or after >= last
        or tokens[after].pos[0] in ("助詞", "助動詞", "補助記号", "動詞")
    )


def _object(tokens: Sequence[Token], at: int) -> bool:
    """停戦〈を〉協議中だ is known for certain; 原因は調査中だ is not, nor is 事実関係〈を〉確認中だ."""
    return at > 0 and tokens[at - 1].surface == "を" and tokens[at - 2].norm not in _matters()


@cache
def _matters() -> frozenset[str]:
    """What is looked into where nothing is known of it: 詳細, 真偽, 事実関係 (its last word)."""
    return frozenset(row["word"] for row in rows("speech") if row["class"] == "open matter")


def _beside(tokens: Sequence[Token], at: int) -> bool:
    """中止の可能性もあるが〈はっきりしない〉: said of the clause before, which stands."""
    while at > 0 and tokens[at - 1].surface == "、":
        at -= 1
    return (
        at > 0
        and tokens[at - 1].pos[1] == "接続助詞"
        and tokens[at - 1].surface in ("が", "けど", "けれど", "けれども")
    )


def _quote(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].surface in "」』”"


def _past(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].lemma == "た" and tokens[at].pos[0] == "助動詞"
