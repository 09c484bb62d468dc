"""Direct speech of several sentences: a statement for each stretch that weighs differently.

「鍵を渡した事実はない。棚に戻しただけだ」 denies one thing and states another; 「力不足だった。課題は残る」 and
「傷は浅い。再発する可能性もある」 are one statement. A stretch is set apart where it is negated or denied, or passes on another's words;
what a witness did not perceive is told like the rest: 「急に揺れた。声は〈聞いていない〉」.
"""

from __future__ import annotations

from collections.abc import Sequence

from uratori.attribution import modality
from uratori.attribution.clause import lexicon
from uratori.attribution.line.reading import Reading
from uratori.language import Parse, Token
from uratori.language.clauses import cuts
from uratori.model import Span

_STOPS = "。!?"
_OPEN, _CLOSE = "「『“(（〈《【[", "」』”)）〉》】]"
_TELLING = ("said", "according", "hearsay", "known")
_SHORT = 3  # characters of an interjection: はい。
_NOT = ("無い", "ない", "ず", "ぬ")
_AFTER_NOT = 4  # words behind a negation that may end a sentence
_LIGHT = ("て", "居る", "おる", "ます", "為る", "れる", "られる")


def stretches(
    parse: Parse, reading: Reading, content: tuple[Span, ...], readings: Sequence[Reading]
) -> list[tuple[Span, ...]]:
    """The ``content`` of a reading, taken apart where it is direct speech of several sentences that weigh differently. ``readings`` are
    those of its sentence."""
    if reading.refusal is not None or len(content) != 1 or reading.kind not in _TELLING:
        return [content]
    inner = [r.content[0] for r in readings if r.parent is reading]
    several = reading.quoted and "。" in content[0].of(parse.text)
    said = (
        apart(parse, reading.sentence, content[0], inner)
        if several
        else halves(parse, reading.sentence, content[0], inner)
    )
    return [(part,) for part in said]


def apart(parse: Parse, sentence: int, words: Span, others: Sequence[Span]) -> list[Span]:
    """``words`` in sentences of like weight, and those in halves."""
    return [half for part in divided(parse, sentence, words, others) for half in halves(parse, sentence, part, others)]


def divided(parse: Parse, sentence: int, words: Span, others: Sequence[Span]) -> list[Span]:
    """``words`` (folded offsets, without their quotes) in stretches of like weight, in order. ``others`` are stretches in
    them that somebody else is the source of."""
    parts = sentences(parse.text, words)
    if len(parts) == 1:
        return parts
    weights = [_weight(parse, sentence, part, others) for part in parts]
    out = [parts[0]]
    for before, weight, part in zip(weights, weights[1:], parts[1:], strict=False):
        if weight is None and before is None:
            out[-1] = Span(out[-1].start, part.end)
        else:
            out.append(part)
    return out


def halves(parse: Parse, sentence: int, words: Span, others: Sequence[Span]) -> list[Span]:
    """``words`` in two, where they say what is, and then of another matter what is not: 乗客は5人〈で、〉けが人はいない, 検査は陰性であり、汚染品を
    出した事実はない; and not 概数であり、矛盾しない (of the same matter), 調査中で、答えられない (why he does not say), 水路を点検し、異常はなかった."""
    tokens = [t for t in parse.tokens[sentence] if words.start <= t.start and t.end <= words.end]
    commas = cuts(tokens)
    at = next(
        (i for i in range(len(tokens) - 2, 1, -1) if tokens[i].surface == "、" and _parts(tokens, i, commas)), None
    )
    if at is None:
        return [words]
    against = tokens[at - 1].surface == "が"  # 認めます〈が〉、
    first, second = Span(words.start, tokens[at - against].start), Span(tokens[at].end, words.end)
    if any(other.start < first.end < other.end for other in others):
        return [words]
    before, after = (modality.assess(parse, sentence, (x,), None, True) for x in (first, second))
    is_not = after.polarity == "negative" and after.certainty == "certain"
    return [first, second] if before.polarity == "positive" and is_not else [words]


def _parts(tokens: Sequence[Token], comma: int, cut: Sequence[int]) -> bool:
    """Whether a copula, or が before nobody, closes what stands before a comma, and another matter follows it."""
    last, after = tokens[comma - 1], tokens[comma + 1 :]
    against = last.surface == "が" and last.pos[1] == "接続助詞"
    granted = against and _grants(tokens[: comma - 1])
    topic = next((i for i, t in enumerate(after) if t.surface in ("は", "も") and t.pos[0] == "助詞"), 0)
    if granted and topic and after[topic].surface == "も":
        return True  # 要求額は認めますが、交渉〈にも〉応じておりません
    topic = topic if topic and after[topic].surface == "は" else 0
    if not topic or after[topic - 1].pos[0] in ("助詞", "助動詞") or any(t.surface == "、" for t in after[:topic]):
        return False
    if against:
        return granted or after[topic + 1].norm in ("居る", "おる")  # 3人がけがをしたが、死者は〈いない〉
    led = any(t.surface in ("は", "も") and t.pos[0] == "助詞" for t in tokens[:comma])
    if last.norm == "有る":
        return tokens[comma - 2].surface == "で"
    return last.surface == "で" and (comma + 1 in cut or led)


def _grants(tokens: Sequence[Token]) -> bool:
    """Whether a clause ends in a word by which one grants something: 存在することは〈認めます〉."""
    at = len(tokens) - 1
    while at > 0 and (tokens[at].norm in _LIGHT or tokens[at].pos[0] == "助動詞"):
        at -= 1
    return tokens[at].norm in lexicon.words("grants")


def _weight(parse: Parse, sentence: int, part: Span, others: Sequence[Span]) -> tuple[str, ...] | None:
    """What sets a stretch apart from plain words, or None."""
    if any(part.contains(other) for other in others):
        return ("passed on",)
    found = modality.assess(parse, sentence, (part,), None, True)
    plain = found.polarity == "positive" and found.act != "deny"
    if plain or (found.act != "deny" and found.certainty == "probable") or _told_without(parse, sentence, part):
        return None
    return (found.act, found.certainty, found.polarity)


def _told_without(parse: Parse, sentence: int, part: Span) -> bool:
    """Whether a negation tells what a witness met with, and denies nothing: 火は〈見ていない〉, 〈誰も〉来なかった; and not 私は
    〈渡していない〉, 遅れはなかった."""
    words = [t for t in parse.tokens[sentence] if part.start <= t.start and t.end <= part.end]
    at = next((n for n in range(len(words) - 1, 0, -1) if words[n].norm in _NOT), None)
    if at is None or len(words) - at > _AFTER_NOT:
        return False
    verb = at - 1
    while verb > 0 and words[verb].norm in _LIGHT:
        verb -= 1
    return words[verb].norm in lexicon.words("perceives") or any(t.norm == "誰" for t in words[:at])


def sentences(text: str, words: Span) -> list[Span]:
    """The sentences of a stretch, without their full stops; one too short to say anything stays with the next."""
    out: list[Span] = []
    depth, start = 0, words.start
    for i in range(words.start, words.end):
        if text[i] in _OPEN:
            depth += 1
        elif text[i] in _CLOSE:
            depth -= 1
        elif text[i] in _STOPS and depth <= 0 and i - start > _SHORT:
            out.append(Span(start, i if text[i] == "。" else i + 1))
            start = i + 1
    if words.end - start > _SHORT or not out:
        out.append(Span(start, words.end))
    return out
