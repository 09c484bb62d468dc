"""What a headline tells in its outlet's own word: 町役場で火災、2人けが tells two things, 今後の見通し none.

A headline is taken apart at spaces, commas and dots; what tells nothing alone is the topic of what follows (樹脂工場の爆発 けが人13人に).
Words in quotes are their speaker's, who says them again in the text below: they are no statement of the outlet. Nor is a headline
that names the press it goes by: 国防相が辞任へ=米紙報道.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from uratori.attribution.clause.lexicon import parts, words
from uratori.language import Parse, Token
from uratori.language.clauses import matters
from uratori.model import Sentence, Span

_LEAD = re.compile(
    r"(?:[\s■◆●▼□◇▽△○◎★☆▶▲※・]|【[^】\n]{0,24}】|\[[^\]\n]{0,24}\]|〈[^〉\n]{0,12}〉|<[^>\n]{0,12}>"
    r"|(?:翌|同日)?(?:\d{1,2}日\s?)?(?:午前|午後)?\d{1,2}[:時]\d{2}分?(?:ごろ|頃|現在)?\s|\d{1,2}[.)]?\s+(?=\D)"
    r"|(?:速報|号外|独自|詳報|続報)[\s:])+"
)
_TAIL = re.compile(r"(?:\s*(?:https?://[!-~]+|#[^\s#]+|=[^\s、。=]{1,10}|\([^()]{1,12}\)))+\s*$")
_PRESS = re.compile(r"報道|(?:紙|誌|メディア|通信|テレビ)(?:が?(?:伝える|報じる))?(?=[\s)]|$)")
_OPEN, _CLOSE = frozenset("「『“"), frozenset("」』”")
_SIGNS = frozenset("、,・…―—–/|。!?")
_DOTS, _COMMAS = frozenset("・/"), frozenset("、,")
_CASES = frozenset(("が", "を", "に", "へ", "で", "は", "も"))
_ENDS = frozenset(("に", "へ", "も", "を", "か"))
_SINCE = frozenset(("から", "まで", "より"))
_OTHER = _SINCE | {"と"}
_VERBAL = frozenset(("動詞", "助動詞", "形容詞"))
_DATES = frozenset("年月日時分秒回次号条章期")
_LEAST = 4  # characters
_ALONE = 3  # nouns, where no particle tells what is done to what: 移民|船|転覆
_WORDS = 5  # characters in quotes that may be no name
_SHORT = 5  # words


def told(parse: Parse, sentence: Sentence, tokens: Sequence[Token]) -> Iterator[Span]:
    """What a headline tells, in the order of the text; nothing where it asks, only names its topic or only quotes."""
    text = parse.text
    lead, tail = _LEAD.match(text, sentence.start, sentence.end), _TAIL.search(text, sentence.start, sentence.end)
    start = lead.end() if lead else sentence.start
    end = tail.start() if tail else sentence.end
    inside = [t for t in tokens if start <= t.start and t.end <= end]
    if _PRESS.search(text, start, sentence.end) or any(t.norm in words("asking") for t in inside):
        return
    for part in _parts(inside):
        last = part[-1]
        if last.end - part[0].start >= _LEAST and not _speaks(part):
            yield Span(part[0].start, last.start if last.surface == "も" else last.end)


def _parts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The parts that tell something each, a topic with what follows it; a last one that tells nothing is left out."""
    held: list[Token] = []
    for sign, piece in _pieces(tokens):
        if held and tells(held) and not _goes_on(held, sign, piece):
            yield held
            held = piece
        else:
            held = [*held, *([sign] if sign and held else []), *piece]
    if held and tells(held):
        yield held


def _pieces(tokens: Sequence[Token]) -> Iterator[tuple[Token | None, list[Token]]]:
    """The stretches between signs outside quotes, each with the sign before it."""
    depth, first = 0, 0
    sign: Token | None = None
    for i, token in enumerate(tokens):
        depth += (token.surface in _OPEN) - (token.surface in _CLOSE)
        if depth <= 0 and (token.surface in _SIGNS or token.pos[0] == "空白"):
            if i > first:
                yield sign, list(tokens[first:i])
                sign = token
            first = i + 1
    if first < len(tokens):
        yield sign, list(tokens[first:])


def _goes_on(held: Sequence[Token], sign: Token | None, piece: Sequence[Token]) -> bool:
    """Whether a piece belongs to what was told before it: タンクが爆発・〈炎上〉, 大手3社、〈値上げ〉, 全域で停電、〈1万4千戸〉; not
    死者3人・不明2人."""
    if sign is not None and sign.surface in _DOTS and not (_counts(held) and _counts(piece)):
        return True
    if sign is not None and sign.surface in _COMMAS and _numbered(held) and not _counts(piece):
        return True
    if [t.surface for t in piece[-2:]] == ["に", "も"]:  # 2割上げ 市が来春〈にも〉
        return True
    return all(t.pos[1] in ("数詞", "副詞可能") or t.pos[0] in ("接尾辞", "助詞") or _counter(t) for t in piece)


def _numbered(line: Sequence[Token]) -> bool:
    """Whether words only name those who do it, with their number: 大手3社."""
    return not _marked(line) and (line[-1].pos[0] == "接尾辞" or _counter(line[-1]))


def _counter(token: Token) -> bool:
    return "助数詞" in token.pos[2]


def tells(tokens: Sequence[Token]) -> bool:
    """Whether the words of a headline tell that something is so, and are no topic alone: 被害96万円, 後任に国枝氏, 移民船転覆, 停電は解消;
    not 停電の原因, 市長が語る街づくり, 今後の対応について."""
    line = [t for t in tokens if t.pos[0] not in ("補助記号", "空白")]
    if not any(t.is_noun for t in line):
        return False
    last = line[-1]
    if last.pos[0] in _VERBAL:
        return True
    if last.pos[0] == "助詞":
        if last.surface in _SINCE:  # 値上げ 10月から
            return tells(line[:-1])
        return last.surface in _ENDS and any(t.is_noun and t.pos[1] != "数詞" for t in line)
    return _counts(line) or _marked(line) or _acts(line)


def _counts(line: Sequence[Token]) -> bool:
    """Whether something is counted: 死者34人; no date, and no number of an item (第3回)."""
    at = next((n for n, t in enumerate(line) if t.pos[1] == "数詞" or t.surface[0].isdigit()), None)
    if at is None or any(t.surface[-1] in _DATES for t in line[at : at + 2]):
        return False
    return any(t.is_noun and t.pos[1] != "数詞" and not _counter(t) for t in line)


def _marked(line: Sequence[Token]) -> bool:
    """Whether a particle marks what something is done to, outside a clause before a noun: 後任に国枝氏; not 市長が語る街づくり."""
    last = max((n for n, t in enumerate(line[:-1]) if t.pos[0] in _VERBAL), default=-1)
    return any(
        n > last and t.pos[0] == "助詞" and t.surface in _CASES and after.pos[0] not in ("助詞", "動詞")
        for n, (t, after) in enumerate(pairwise(line))
    )


def _acts(line: Sequence[Token]) -> bool:
    """Whether the last noun is what the nouns before it do or undergo: 移民船〈転覆〉, 大統領と〈会談〉; not 停電の〈復旧〉, 臨時〈会見〉."""
    last, before = line[-1], line[-2] if len(line) > 1 else None
    if before is None or last.surface in words("of words"):
        return False
    if last.surface in words("ahead"):  # 流出の恐れ, 流れ出る恐れ; 今後の見通し
        return before.surface != "の" or (len(line) > 2 and line[-3].pos[2] == "サ変可能")
    act = last.pos[2] == "サ変可能"
    if before.pos[0] == "助詞":  # 中国から〈撤退〉, エンジンから煙
        return before.surface in _OTHER and (act or (before.surface == "から" and not _dated(line[:-2])))
    ends = act or last.surface.endswith((*matters(), *parts("tells it")))
    return ends and sum(max(1, len(t.units)) for t in line if t.is_noun or t.is_verb) >= _ALONE


def _dated(line: Sequence[Token]) -> bool:
    """Whether words end in a time: 10月から, きょうから."""
    return not line or line[-1].surface[-1] in _DATES or line[-1].pos[2] == "副詞可能"


def _speaks(line: Sequence[Token]) -> bool:
    """Whether a part is somebody's words, or names who said it: 町長「水門は閉めた」, 県警が〈発表〉; not 新薬「ネプラビン」を承認."""
    opened = None
    for n, token in enumerate(line):
        if token.surface in _OPEN:
            opened = n
        elif token.surface in _CLOSE and opened is not None:
            inner = line[opened + 1 : n]
            edge = n + 1 == len(line) or (opened == 0 and line[n + 1].pos[0] != "助詞")
            if any(t.pos[0] in _VERBAL for t in inner):
                return True
            if edge and inner and inner[-1].end - inner[0].start >= _WORDS:
                return True
    return line[-1].surface in words("of words") and len(line) < _SHORT and all(t.surface != "を" for t in line)
