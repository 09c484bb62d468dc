"""Cues with a subject who says, asks or refuses."""

from __future__ import annotations

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.cues import BEHIND, GESTURE, is_clause
from uratori.attribution.clause.fits import Cue
from uratori.attribution.clause.inflection import inflection
from uratori.attribution.holders.holders import Holder, guess, is_press
from uratori.attribution.line.corrected import taken_back
from uratori.attribution.line.denying import denies
from uratori.attribution.line.reading import Reading, leaves_to_next
from uratori.attribution.line.sources import modified
from uratori.attribution.line.speakers import (
    acts_next,
    answers_charge,
    came_by,
    each_his_own,
    grounds,
    heads_line,
    heads_sitting,
    heads_words,
    in_brackets,
    matter_told,
    questioned,
    source_of,
    was_asked,
)
from uratori.attribution.line.state import State
from uratori.attribution.line.topics import Topic
from uratori.attribution.line.withheld import refused_above

_SOON = 6  # items in which a deed follows the name for it
_TERMS = 6  # items before a cue in which it stands what somebody asks for
_SHARE = 10  # items in which a share follows those who answered so


def spoken(state: State, cue: Cue) -> None:
    """A cue with a subject: named here, shared with the clause before, or outside the line."""
    each_his_own(state, cue)
    if denies(state, cue):
        return
    topic, shares = _whose(state, cue)
    if cue.entry is BEHIND and (topic is None or topic.holder is None):
        return
    holder = topic.holder if topic else shares.source if shares else None
    left = _content_start(state, cue, topic)
    loose = cue.frame == "を" and cue.mark < len(state.line.items) and state.line.items[cue.mark].text in ("も", "は")
    if holder is None and loose and cue.entry.act == "deny" and cue.entry.pos == "verb":
        return  # つばさ座〈も〉否定した: who denies, perhaps
    if holder is None and cue.frame == "を" and cue.entry.cue in lexicon.words("puts out"):
        return  # 偽サイトが作られ、偽情報を〈掲載していた〉: a deed, nobody's words
    if cue.entry.pos == "refuse" and topic is None and _refuser(state, cue):
        return
    if cue.passive and cue.frame == "よう" and state.line.depth == 0 and not _said_on(state, cue):
        return  # 女性は医師から入院するよう言われたという
    if cue.passive and topic is None and cue.entry.pos in ("verb", "refuse"):
        return  # 父から「動くな」と釘を刺された: by whom, the grammar does not see
    if cue.frame == "none":
        left = cue.first
    heard = state.out[-1] if state.out and state.out[-1].kind == "hearsay" else None
    if cue.entry is GESTURE and topic is None and holder is None and heard is not None:
        shares = heard if not state.topics.between(state.limit, cue.mark) else None  # 客が減ったと〈いい、「困った」〉
    if cue.entry is GESTURE and ((holder is None and shares is None) or (topic is not None and topic.holder is None)):
        return  # somebody must be named who does it
    if cue.frame == "よう" and cue.mark > 0 and state.line.items[cue.mark - 1].text == "の":
        return  # 〈次の〉ように呼びかけた: the words stand below
    if _points_below(state, cue):
        return  # 本誌が見解を求める〈と〉、次のように回答した
    if (topic is None and cue.frame == "none") or (holder is None and cue.form == "modifies"):
        return  # 避難を呼びかける警報が出た: nobody says it here
    numeral = cue.mark > 0 and state.line.items[cue.mark - 1].sub == "数詞"
    if holder is None and cue.entry.cue == "する" and numeral:
        return  # 犠牲フライで3点目とし、
    alone = holder is None and (state.topics.strange(cue, state.limit) or grounds(state, cue))
    matter = matter_told(state, topic) if cue.frame == "none" and topic is not None else None
    reading = state.said(cue, holder, left, "refused" if cue.entry.pos == "refuse" else "said")
    if reading is None:
        return
    reading.alone = alone
    if shares is not None and _comments(state, reading, shares, cue):
        state.out.remove(reading)
        return
    reading.through += _through(state, cue, holder)
    if topic is not None:
        state.used.add(topic.at)
        reading.topic = topic.holder
        if cue.form in ("embedded", "modifies") and topic.particle == "が" and topic.at < cue.mark:
            state.inner.append((topic.first, cue.end))
    reading.back = cue.frame == "none"
    if matter is not None:
        reading.content, reading.back = [matter], False
    reading.shares = _take_in(state, reading, shares, cue)
    then = taken_back(state, cue, reading)
    if then is not None:
        state.out.insert(state.out.index(reading), then)


def _points_below(state: State, cue: Cue) -> bool:
    """Whether a cue behind the と of a question asked only points at words below it: 見解を求めると、〈こう〉答えた, 〈次のように〉回答した."""
    items = state.line.items
    if (
        cue.frame != "と"
        or items[cue.mark - 1].kind == "quote"
        or items[cue.mark - 1].norm not in lexicon.words("asks")
    ):
        return False
    between = "".join(x.text for x in items[cue.mark + 1 : cue.first])
    return between.endswith(lexicon.parts("points below"))


def _obtainer(state: State, cue: Cue, topic: Topic | None) -> Topic | None:
    """Who came by a document, and not who acts in the words: 〈英紙は〉、政府が断念したとする文書を入手したと報じた."""
    if topic is None or came_by(state, cue, topic.holder) is None:
        return topic
    return state.topics.first_agent(state.limit, topic.at) or topic


def _through(state: State, cue: Cue, holder: Holder | None) -> list[Holder]:
    """Whose words a report passes on: とする〈元職員〉の証言を伝えた, とする〈文書〉を入手した."""
    found = state.topics.before(cue.relay[1], cue.relay[0]) if cue.relay is not None else None
    held = came_by(state, cue, holder)
    return [x for x in (found.holder if found is not None else None, held) if x is not None]


def _whose(state: State, cue: Cue) -> tuple[Topic | None, Reading | None]:
    """The phrase that is the source of a cue, or the reading before whose source it is."""
    asked = was_asked(state, cue)
    if cue.entry is BEHIND:
        return state.topics.before(cue.end, cue.first, cited=True), None
    topic, shares = (asked, None) if asked is not None else source_of(state, cue)
    if topic is None and shares is not None and _thinks_himself(state, cue):
        return None, None
    topic = _obtainer(state, cue, topic)
    if topic is None and (head := heads_words(state, cue)) is not None:
        topic, shares = head, None  # 兄「泣けた」、〈妹〉「やっと会えた」
    elif topic is None and shares is None:
        topic = (
            acts_next(state, cue) or in_brackets(state, cue) or answers_charge(state, cue)
            or heads_line(state, cue) or heads_sitting(state, cue) or questioned(state, cue)
        )  # fmt: skip
    asks = topic is not None and _asks_who(state, cue, topic)
    return (None, state.last) if asks else (topic, shares)


def _thinks_himself(state: State, cue: Cue) -> bool:
    """Whether a cue behind another's clause is of him who speaks: 外務省は否定していますが、これが最も確かだと〈考えております〉."""
    words = state.span(cue.first, cue.end).of(state.cast.text)
    humble = any(words.endswith(word) for word in lexicon.words("humble"))
    return humble and state.line.items[cue.first].norm in lexicon.words("thinks")


def _asks_who(state: State, cue: Cue, topic: Topic) -> bool:
    """Whether a subject belongs to the question that is left open: 〈代表が〉誰かは明らかにしていない, and not 同社が、…かを."""
    items = state.line.items
    asked = cue.mark > 0 and items[cue.mark - 1].text in ("か", "どうか", "誰か", "何か", "いつか", "どこか")
    return asked and topic.particle == "が" and topic.at < cue.mark and items[topic.at + 1].text != "、"


def _said_on(state: State, cue: Cue) -> bool:
    """Whether somebody says what he was told to do: 元社員は上司から黙るよう指示された〈と明かした〉."""
    return any(c.mark == cue.end and c.entry.pos == "verb" for c in state.cues)


def _content_start(state: State, cue: Cue, topic: Topic | None) -> int:
    left = _clause_start(state, cue, topic)
    if cue.frame == "よう":
        return _after_meeting(state, left, cue.mark)
    if cue.entry.cue == "する" and topic is not None and topic.at < left:
        return _after_deed(state, left, cue.mark)
    if cue.frame != "を":
        return left
    left = _object_start(state, left, cue.mark)
    return _after_asked(state, left, cue.mark) if cue.entry.act == "request" else left


def _after_deed(state: State, left: int, mark: int) -> int:
    """What として gives begins after what the topic is doing: 市は聞き取りを進めて〈おり、〉来月にも公表するとしている, and not
    県は、水位が上がっており、避難が必要だとしている."""
    items = state.line.items
    for i in range(left + 1, mark - 1):
        goes_on = items[i - 1].norm == "おる" or (items[i - 1].text == "て" and items[i - 2].norm == "居る")
        if items[i].text == "、" and goes_on:
            return left if state.topics.between(left, i) or items[i + 1].kind == "quote" else i + 1
    return left


def _after_asked(state: State, left: int, mark: int) -> int:
    """What is asked for begins after him of whom it is: 〈自衛隊に〉災害派遣を要請した, and not 台湾に武器の供与を求めた, 審議会に提出する資料を求めた."""
    items = state.line.items
    if items[mark - 1].kind == "quote" and items[mark - 2].text in ("に", "へ", "対し") and mark - 2 > left:
        return mark - 1  # 当局とデモ隊の双方に〈「自制」〉を求めた
    at = next((i for i in range(left + 1, mark - 1) if items[i].text == "に" and items[i].pos == "助詞"), None)
    if at is None or any(x.pos in ("動詞", "形容詞") or x.text in ("は", "が", "を") for x in items[left:mark]):
        return left
    found = state.topics.before(at, left)
    asked = found.holder if found is not None and found.first == left else None
    return at + 1 if asked is not None and asked.kind in ("person", "anonymous", "organization") else left


def _after_meeting(state: State, left: int, mark: int) -> int:
    """What is asked for begins after the clause that says how one came to ask: 代表を北京に〈呼び、〉値下げをやめるよう求めた; and not
    工事を止め、住民を逃がすよう求めた."""
    items = state.line.items
    for i in range(left + 1, mark - 1):
        verb = items[i - 2] if items[i - 1].text in ("て", "し") else items[i - 1]
        if items[i].text == "、" and verb.norm in lexicon.words("comes to ask"):
            return i + 1
    return left


def _object_start(state: State, left: int, mark: int) -> int:
    """An object begins after the clause before it: 大学に移っており、〈質問〉に答えていない."""
    items = state.line.items
    for i in range(mark - 2, left, -1):
        before = items[i - 1]
        ends = before.sub == "接続助詞" and before.text not in ("ば", "と", "たら", "なら", "ので", "から")
        ends = ends or before.norm == "結果"
        if items[i].text == "、" and (ends or (before.pos in ("動詞", "助動詞") and before.form.startswith("連用形"))):
            return left if _of_one_noun(state, left, i, mark) else i + 1
    return left


def _of_one_noun(state: State, left: int, comma: int, mark: int) -> bool:
    """Whether the clauses on both sides of a comma modify the one noun before ``mark``: 〈行政が土地を持ち、運営を任せる〉仕組みを."""
    items = state.line.items
    own = state.topics.between(left, comma)
    noun = mark - 1
    while noun > comma and items[noun].pos in ("名詞", "接尾辞", "接頭辞"):
        noun -= 1
    modifies = noun < mark - 1 and items[noun].pos in ("動詞", "助動詞") and noun > comma
    return modifies and len(own) == 1 and own[0].particle == "が" and own[0].holder is not None


def _clause_start(state: State, cue: Cue, topic: Topic | None) -> int:
    outer = state.topics.first_agent(state.limit, cue.mark) if topic is not None else None
    if topic is not None and topic.at < cue.mark:
        return state.left(topic.at + 1, cue.mark, cue.frame)
    if topic is not None and cue.form in ("embedded", "modifies") and outer is not None and outer.particle == "は":
        return state.left(outer.at + 1)
    return state.left(state.limit, cue.mark, cue.frame)


def _comments(state: State, reading: Reading, shares: Reading, cue: Cue) -> bool:
    """Whether a cue only says how the words before it were meant: 「…」と述べ、〈国の対応を批判した〉."""
    if cue.frame != "を" or cue.entry.pos != "verb" or cue.entry.act in ("request", "propose", "deny"):
        return False
    points = state.cast.text.startswith(("この", "その"), reading.content[0].start)
    return shares.quoted and len(reading.content[0]) < 12 and not points


def _take_in(state: State, reading: Reading, shares: Reading | None, cue: Cue) -> Reading | None:
    """Take in the words before that were left to this cue: 〈58人になったとし、〉終息したと発表した. Returns the reading
    whose source is shared then."""
    if shares is None or reading.kind != "said" or cue.frame != "と":
        return shares
    if not leaves_to_next(shares) or state.out[-2:-1] != [shares] or _apart(state, shares, reading):
        return shares
    state.out.remove(shares)
    reading.content = [*shares.content, *reading.content]
    reading.through = shares.through or reading.through
    return shares.shares


def _apart(state: State, before: Reading, later: Reading) -> bool:
    """Whether words are set apart from those that follow: 雨は想定を超えたとした〈うえで〉、「今後も起こる」と述べた, 交換したと〈し〉、
    「納得できない」と主張した."""
    end = before.cue.end if before.cue is not None else 0
    if later.quoted and state.cast.text.startswith("し、", end - 1):
        return True
    if later.entry is not None and later.entry.act == "request":
        return True  # 独自の集計では勝ったとして、〈不正があった〉と訴えた: what he complains of, and why
    return any(x.norm in ("上", "上で") for x in state.line.items if end <= x.start <= end)


def _refuser(state: State, cue: Cue) -> bool:
    """CNNは独自に確認できていない: the topic is who could not, what he could not stands in the clause before."""
    items = state.line.items
    if cue.frame != "を" or cue.mark >= len(items) or items[cue.mark].text not in ("は", "も"):
        return False
    if items[cue.mark - 1].text in ("て", "に", "で"):
        return False  # 〈辞意については〉論評を避けた: the matter, not the one who is silent
    topic = state.topics.topic(cue.mark) if cue.mark in state.topics.at else None
    answers = cue.entry.cue in lexicon.words(
        "answer"
    )  # 〈相手は〉コメントしていない, and not 〈詳細は〉明らかにしていない
    holder = topic.holder if topic is not None else None
    if topic is not None and holder is None and answers:
        holder = guess(state.line, topic.first, topic.at, state.cast)
    if holder is None:
        return answers
    matter = refused_above(state.line, cue, holder, state.limit)
    if matter is not None:
        content = [matter]
    elif cue.entry.cue in lexicon.words("reaches") and items[cue.first - 1].text == "と":
        content = [state.span(cue.mark + 1, cue.first - 1)]  # 本紙は〈社長〉と連絡が取れていない
    elif items[cue.first].pos == "名詞" and items[cue.first + 1].text in ("に", "を"):  # 氏は〈取材に応じていない〉
        content = [state.span(cue.first, cue.first + 1)]
    elif state.out and state.out[-1].kind in ("passive", "hearsay", "said", "impersonal"):
        content = list(state.out[-1].content)
    else:
        content = [state.span(cue.first, cue.end)]  # ウクライナ側はコメントしていない: of what, is not said
    reading = Reading(
        "refused", state.line.sentence, state.span(cue.first, cue.end), content, holder,
        entry=cue.entry, negated=cue.negated,
    )  # fmt: skip
    if cue.entry.cue in lexicon.words("reaches"):
        reading.refusal = reading.cue
    state.out.append(reading)
    return True


def no_words(state: State, cue: Cue) -> bool:
    """Whether a cue stands for a deed, or for what the outlet itself does not know."""
    if cue.entry.pos == "refuse" and cue.form not in ("final", "continues"):
        return True
    if cue.entry.cue in lexicon.words("narrated") and not _somebody(state, cue):
        return True
    if cue.frame == "を" and cue.form == "modifies" and cue.entry.pos == "verb":
        return not _denier(state, cue)  # 協力を約束する書簡
    if cue.entry.cue == "する" and (_called_so(state, cue) or _why_it_was_done(state, cue)):
        return True
    if cue.entry.cue == "みる" and _looks_on(state, cue):
        return True
    if cue.entry.cue in lexicon.words("reaches") and not _outlets(state, cue):
        return True  # 家族は男性と〈連絡が取れず〉、届け出た
    if cue.negated and state.line.items[cue.first].norm in lexicon.words("proof") and cue.frame != "と":
        return True  # 根拠を示さなかった: of what, is not said
    if cue.entry.cue == "うたう" and state.line.items[cue.end - 1].text == "て" and state.cues[-1] is not cue:
        return True  # 「高額報酬」と〈うたって〉人を集める
    if _takes_no_words(state, cue) or _goes_on_as_deed(state, cue):
        return True
    if cue.frame == "か" and cue.entry.cue in lexicon.words("looks into"):
        return True  # 有効かどうかを確認し
    if cue.entry.cue == "引用する" and cue.form == "continues" and state.cues[-1].entry.act == "report":
        return True  # 当局者を〈引用して〉報じた
    if cue.form == "continues" and any(cue.first < m.first < cue.end for m in state.through):
        return True  # 技術者が書いた〈報告書を引用し、〉…と報じた: the marker has it
    if cue.entry.cue in lexicon.words("of one who asks") and _question(state, cue):
        return True  # 「辞めるのか」と〈質問した〉
    if cue.end in state.so_far:
        return True  # 〜が伝えたところによると: the marker has it
    if cue.frame == "を" and cue.form == "continues" and _how_it_is_done(state, cue):
        return True
    doer = state.topics.doer(cue, state.limit)
    return doer is not None and doer.holder is None  # 熱が症状を訴え


def _denier(state: State, cue: Cue) -> bool:
    """Whether a denial modifies the one who denies: 関与を〈否定してきた同社は〉, and not 関与を否定する声明."""
    found = modified(state.line, cue, state.cast) if cue.entry.act == "deny" else None
    return (
        found is not None and found.holder is not None and found.holder.kind in ("person", "organization", "government")
    )


def _called_so(state: State, cue: Cue) -> bool:
    """Whether a name in quotes says what one was taken on or is known as: 〈「期待の星」として〉入団した, and not 「違法」として告発した."""
    items = state.line.items
    name = items[cue.mark - 1]
    if name.kind != "quote" or items[cue.end - 1].text != "て" or is_clause(state.line, name):
        return False
    return any(x.norm in lexicon.words("known as") for x in items[cue.end : cue.end + _SOON])


def _looks_on(state: State, cue: Cue) -> bool:
    """Whether an estimate is but how something is looked into, in what is then said: 漏電〈とみて〉調べていると発表した."""
    items = state.line.items
    if items[cue.end - 1].text != "て" or items[cue.end].norm not in lexicon.words("still looks"):
        return False
    return any(0 < c.mark - cue.end <= _TERMS and c.frame in ("と", "こと") for c in state.cues if c is not cue)


def _outlets(state: State, cue: Cue) -> bool:
    """Whether the subject of a cue is an outlet."""
    found = next((t.holder for t in state.topics.between(state.limit, cue.first) if t.particle == "は"), None)
    return is_press(found) or (found is not None and found.sort == "self")


def _for_what(state: State, cue: Cue) -> bool:
    """Whether a demand only says for what something is done, in the words of a cue behind it: 弁護士は、〈賠償を求めて〉提訴すると明らかにした."""
    items = state.line.items
    asks = cue.entry.act == "request" and cue.frame == "を" and items[cue.end - 1].text == "て"
    if not asks or items[cue.end].text == "、" or items[cue.end].pos not in ("動詞", "名詞"):
        return False
    return any(c.mark > cue.end and c.frame in ("と", "こと") and c.form != "modifies" for c in state.cues)


def _why_it_was_done(state: State, cue: Cue) -> bool:
    """Whether として gives the ground of a deed that modifies a noun in another's words: 無断で止めた〈として〉撤去していた自転車を返すと発表した."""
    items = state.line.items
    later = next((c for c in state.cues if c.mark > cue.end and c.frame in ("と", "こと")), None)
    if later is None or items[cue.end - 1].text != "て" or items[cue.end].text == "、":
        return False
    verb = next((i for i in range(cue.end, later.mark) if items[i].pos == "動詞"), None)
    return verb is not None and inflection(items, verb + 1).form == "modifies"


def _takes_no_words(state: State, cue: Cue) -> bool:
    """Whether what a cue takes is nothing that is said: 〈症状〉を訴えて入院した, 〈匿名〉を求めた."""
    items = state.line.items
    if cue.frame == "を":
        taken = items[cue.mark - 1].norm
        if taken in lexicon.words("of speaker") and cue.form == "continues" and state.cues[-1] is not cue:
            return items[cue.mark - 2].pos not in ("動詞", "助動詞")  # 会社は〈コメントを発表し〉、「…」とした
        if cue.entry.cue == "お知らせする" and taken in lexicon.words("of a notice"):
            return True  # 現時点の〈状況〉をお知らせします
        ails = cue.entry.cue == "訴える" and taken in lexicon.words("ailment")
        return ails or taken in lexicon.words("no words")
    if cue.frame == "よう" and cue.form == "modifies":  # 〈名前〉を明かさないよう求めた女性は
        return any(x.norm in lexicon.words("names one") for x in items[max(state.limit, cue.mark - _TERMS) : cue.mark])
    after = items[cue.mark + 1 : cue.mark + 5]  # 話す権限がない〈として匿名〉を条件に語った
    return bool(after) and after[0].norm == "為る" and any(x.norm == "匿名" for x in after)


def _goes_on_as_deed(state: State, cue: Cue) -> bool:
    """Whether what stands after a cue makes it a deed: 〈届け出ず〉に保管していた, 可能性を〈排除するには〉検証が要る."""
    items, pos = state.line.items, cue.entry.pos
    after = [x.text for x in items[cue.end : cue.end + 2]]
    if after[:1] in (["ば"], ["なら"]):
        return True  # 京都と〈いえば〉, 非を〈認めるなら〉
    if cue.form == "embedded" and items[cue.end].norm in ("よう", "様") and cue.frame != "と":
        return True  # 調停を認める〈よう〉勧告した
    if cue.negated and pos in ("verb", "refuse") and items[cue.end - 1].text == "ず" and after[:1] == ["に"]:
        return True
    if after in (["か", "どう"], ["か", "否"]) or (after == ["か", "と"] and cue.frame in ("を", "こと")):
        return True  # 返還を〈求めるか〉どうか決めかねている, 有無を〈確認したか〉との質問には
    if after and (items[cue.end].norm in ("所", "ところ") or (cue.frame == "を" and items[cue.end].norm == "結果")):
        return True  # 村に確認を〈求めた〉ところ、…と答えた, 台帳を〈確認した〉結果、
    if _for_what(state, cue):
        return True
    if after == ["と", "、"] and items[cue.end].sub == "接続助詞" and cue.entry.act == "request":
        return True  # 事務所に確認を〈求める〉と、…と答えた
    if cue.entry.cue in lexicon.words("polled") and cue.form != "final" and _counts(state, cue.end):
        return True  # 決めていないと〈答えた〉人が3割を超え
    does = pos in ("verb", "refuse", "noun") and items[cue.end - 1].pos == "動詞"
    return does and after in (["に", "は"], ["に", "も"])


def _question(state: State, cue: Cue) -> bool:
    """Whether what is said is a question, that states nothing."""
    items = state.line.items
    if cue.frame != "と" or cue.mark < 1:
        return False
    last = items[cue.mark - 1]
    text = state.cast.text[last.start : last.end - 1] if last.kind == "quote" else last.text
    return text.rstrip("。").endswith(("か", "?"))


def _somebody(state: State, cue: Cue) -> bool:
    """Whether somebody is named for a cue: 〈市長は〉…ことを示した, or 〈市長は〉「…」と述べ、…ことを示した."""
    goes_on = cue.frame == "こと" and state.last is not None and state.last.source is not None
    return goes_on or state.topics.first_agent(state.limit, cue.mark) is not None


def _counts(state: State, first: int) -> bool:
    """Whether a share of those asked stands at item ``first``: 〈人が3割〉, 〈のは48%〉."""
    items = state.line.items[first : first + _SHARE]
    at = next((n for n, x in enumerate(items) if x.text in ("は", "が", "も") and n), None)
    if at is None or (items[0].norm not in lexicon.words("share of") and items[0].text != "の"):
        return False
    figure = next((n for n, x in enumerate(items) if n > at and x.sub == "数詞"), None)
    return figure is not None and any(x.text in lexicon.words("counted in") for x in items[figure:])


def _how_it_is_done(state: State, cue: Cue) -> bool:
    """Whether a cue with nobody named leads on to what the outlet estimates: 債権放棄を〈求めて〉再建させる見通しだ."""
    items = state.line.items
    later = next((c for c in state.cues if c.first >= cue.end), None)
    if items[cue.end - 1].text != "て" or later is None or later.entry.act != "estimate" or later.frame == "を":
        return False
    return later.entry.pos in ("hedge", "passive") and not state.topics.between(state.limit, later.first)
