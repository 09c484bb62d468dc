"""What a cue governs: the mark to its left that closes it.

〜〈と〉述べた, 〜する〈よう〉求めた, 〜した〈こと〉を認めた, 〜した〈かどうか〉は明らかにしない, 供与〈を〉非難した, 〜〈と〉の見方を示した.
"""

from __future__ import annotations

from typing import Literal

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.inflection import ENDS, inflection
from uratori.attribution.clause.items import Item
from uratori.attribution.clause.lexicon import Entry

Frame = Literal["と", "よう", "こと", "か", "を", "none"]
_ENDS_A_CLAUSE = ("終助詞", "助動詞語幹", "形容詞的", "動詞的")  # 考え〈にくい〉と
_CLAUSES = frozenset(("こと", "clause"))
_REACH = 48  # items between a cue and its mark
_ASIDE = 12  # items looked back over from a clause that says how: と、報復を恐れて語った


def complement(items: tuple[Item, ...], cue: int, entry: Entry) -> tuple[Frame, int] | None:
    """The mark that closes what a cue at item ``cue`` governs: the kind of frame, and the item at which the content
    ends. Walks left over the words between (と11日、記者団に述べた) and stops at another predicate."""
    thing: tuple[Frame, int] | None = None
    passed = False  # a predicate that has the objects before it
    k = cue - 1
    if entry.pos == "refuse" and k > 1 and items[k].text == "か" and items[k - 1].text in ("どう", "否"):
        return ("か", cue)
    last = max(0, cue - _REACH)
    while k >= last and items[k].text != "。":  # 「私は二度書いた。〈誰も答えなかった〉」
        item = items[k]
        if item.kind != "word":
            if thing is None and item.kind == "quote" and k == cue - 1 and "quote" in entry.frames:
                return ("と", k + 1)
            k -= 1
            continue
        if item.text == "と" and item.pos == "助詞" and k > 0:
            if k + 2 < cue and items[k + 1].norm == "見る" and inflection(items, k + 2).form == "modifies":
                k -= 1
                continue  # 撮影した〈とみられる〉動画が投稿された
            if quotative(items, k, cue, entry):
                return ("と", k) if "と" in entry.frames else thing
            k -= 1
            continue
        if item.norm == "旨" and k + 1 < cue and items[k + 1].text == "の" and thing is None:
            return ("と", k) if "と" in entry.frames else None  # 届かない〈旨〉の連絡があった
        if item.norm in ("よう", "様") and item.pos == "形状詞":
            manner = _manner(items, k) if "よう" not in entry.frames else None
            if manner is not None:
                k = manner
                continue
            return ("よう", k) if "よう" in entry.frames and thing is None else thing
        if item.text == "に" and items[k - 1].norm in ("よう", "様") and items[k - 1].pos == "形状詞":
            k -= 1
            continue
        predicate = item.pos in ("動詞", "形容詞") or (item.pos == "助動詞" and not _particle_like(items, k))
        if predicate or item.sub == "接続助詞":
            adverb = _adverb(items, k)
            if adverb is not None:
                k = adverb
                continue
            over = _over_particle(items, k)
            claimed = over is not None and over > 0 and items[over].norm in lexicon.words("claimed")
            if over is not None and claimed and items[over + 1].text == "と":
                return ("と", over + 1) if "と" in entry.frames else thing
            if over is None and (thing is not None or not _adnominal(items, k)):
                if thing is not None or last >= k - _ASIDE > 0 or items[min(k + 1, cue)].text == "、":
                    break
                last = max(
                    last, k - _ASIDE
                )  # 〜と〈重ねて〉強調した, 〜と〈涙を浮かべて〉語った; その〈独立して〉検証できない
            passed = passed or over is None
            k = k - 1 if over is None else over
            continue
        particle = item.pos == "助詞" or (
            item.text == "に" and items[k + 1].norm in lexicon.words("about")
        )  # 詳細〈に〉ついて
        if thing is None and particle and (not passed or item.text == "は" or entry.pos == "known"):
            thing = _object(items, k, cue, entry)
        k -= 1
    return thing


def quotative(items: tuple[Item, ...], k: int, cue: int, entry: Entry) -> bool:
    """Whether the と at ``k`` closes words: after a quote or a predicate, or after a noun right before the cue."""
    before = items[k - 1]
    if _called(items, k, cue):
        return False
    if (before.kind == "paren" or before.text in ("、", "など")) and k > 1:
        before = items[k - 2]
        ends = before.pos in ("動詞", "形容詞", "助動詞") or before.sub == "終助詞" or before.text == "か"
        if before.kind == "word" and not ends and items[k - 1].text == "、":
            return False
    if k + 1 < len(items) and items[k + 1].norm in ("共", "とも", "同時", "一緒"):
        return False
    if k + 1 < cue and items[k + 1].norm in lexicon.words("poses"):
        return False  # 「機械部品」と〈偽って〉申告した
    if before.norm in lexicon.words("puts to") and items[k].sub == "接続助詞" and items[k + 1].text == "、":
        return False  # 店主に理由を〈尋ねると、〉首を振った
    if before.norm in ("因る", "よる", "依る", "拠る") or (
        before.norm == "ます" and k > 1 and items[k - 2].norm in ("因る", "依る")
    ):
        return False
    if before.kind == "quote" or before.pos in ("動詞", "形容詞", "助動詞") or before.sub in _ENDS_A_CLAUSE:
        return True
    if before.text in ENDS or before.text in ("か", "も", "ね", "よ", "わ", "て", "から", "まで", "のみ", "だけ"):
        return True
    after = items[k + 1] if k + 1 < len(items) else None
    if after is None or entry.pos == "refuse":
        return False
    if before.norm in lexicon.words("to come") and not any(x.text == "を" for x in items[k + 1 : cue]):
        return True  # 3カ月かかる〈見込み〉と球団が発表した, and not 見通しと計画を発表した
    return k + 1 == cue or after.text in ("、", "の") or (entry.pos == "heard" and _given(items, k, cue))


def _called(items: tuple[Item, ...], k: int, cue: int) -> bool:
    """Whether という at ``k`` says of the topic behind it who that is: 現場を見た〈という〉女性は…と話した, and not …という見方を示した."""
    if k + 2 >= cue or items[k + 1].norm != "言う" or items[k + 1].text != "いう":
        return False
    end = k + 2
    while end < cue and items[end].kind != "quote" and items[end].pos in ("名詞", "接尾辞", "接頭辞", "代名詞"):
        end += 1
    while end < cue and items[end].kind == "paren":
        end += 1
    return k + 2 < end < cue and items[end].text in ("は", "が") and items[end].pos == "助詞"


def _given(items: tuple[Item, ...], k: int, cue: int) -> bool:
    """Whether a noun at ``k`` ends words that somebody gave: 死者は5名〈と〉県警から伺った, and not 店主〈と〉客から話を聞いた."""
    if any(x.text == "を" for x in items[k:cue]) or not any(x.text == "から" for x in items[k + 1 : cue]):
        return False
    for i in range(k - 1, max(-1, k - _ASIDE), -1):
        if items[i].text == "は" and items[i].pos == "助詞":
            return True
        if items[i].text == "、" or items[i].pos in ("動詞", "形容詞"):
            return False
    return False


def _over_particle(items: tuple[Item, ...], k: int) -> int | None:
    """Over a compound particle that ends at ``k`` (〜に対して, 〜の話として): the item before it; None where there is none."""
    verb = k - 1 if items[k].sub == "接続助詞" and items[k].text in ("て", "で", "ては") else k
    while verb > 1 and items[verb].norm == "ます":
        verb -= 1  # 記録に〈つきましては〉
    if verb < 1 or items[verb].pos != "動詞" or items[verb].norm not in lexicon.words("particle"):
        return None
    before = items[verb - 1]
    if items[verb].norm == "為る":
        if before.norm == "引用":
            return verb - 2
        if before.text == "と" and verb >= 2 and items[verb - 2].pos in ("名詞", "接尾辞"):
            return verb - 2
        return None
    if before.text == "を":
        return verb - 2  # 勧告〈を受けて〉発表した: no object of the cue
    return verb - 1 if before.text in ("に", "も", "と") else None


def _adverb(items: tuple[Item, ...], k: int) -> int | None:
    """Over a て-form that only says how (発言を〈独立して〉検証できない, 〈重ねて〉求めた): the item before it; None where
    there is none."""
    if items[k].text != "て" or k < 2:
        return None
    verb = items[k - 1]
    if verb.norm == "為る":
        return k - 3 if items[k - 2].norm in lexicon.words("manner") else None
    return k - 2 if verb.norm in lexicon.words("manner") else None


def _manner(items: tuple[Item, ...], k: int) -> int | None:
    """Over how something was said, behind words that a comma closes: 墓に参りたいと、〈絞り出すように〉話した: the comma."""
    comma = next((j for j in range(k - 1, max(1, k - _ASIDE), -1) if items[j].text == "、"), None)
    return comma if comma is not None and items[comma - 1].text == "と" else None


def _particle_like(items: tuple[Item, ...], k: int) -> bool:
    """Whether で or に after a noun, read as a copula, is a particle here: 取材〈で〉分かった."""
    return (
        items[k].text in ("で", "に", "な") and k > 0 and items[k - 1].pos in ("名詞", "接尾辞", "補助記号", "形状詞")
    )


def _adnominal(items: tuple[Item, ...], k: int) -> bool:
    """Whether the predicate at ``k`` modifies a noun: …と、問題に〈詳しい〉人が述べた, …と、〈同行していた〉人から聞いた."""
    after = k + 1
    while after + 1 < len(items) and (items[after].norm == "居る" or items[after].sub == "接続助詞"):
        after += 1
    return after < len(items) and (
        items[after].pos in ("名詞", "接頭辞", "代名詞", "連体詞", "助動詞") or items[after].sub == "数詞"
    )


def _object(items: tuple[Item, ...], k: int, cue: int, entry: Entry) -> tuple[Frame, int] | None:
    """The object whose particle is at ``k``, where the cue takes one: 訪問した〈こと〉を認めた, 成否〈に〉触れない."""
    text = items[k].text
    before = items[k - 1] if k else None
    if before is None or cue - k > (30 if entry.pos == "known" else 12):
        return None
    if (
        text in ("を", "も", "は", "が")
        and before.norm in ("こと", "事", "点", "旨")
        and (not entry.frames.isdisjoint(_CLAUSES) or entry.cue in lexicon.words("promises"))
    ):
        return _loosely(items, k - 1) or (("こと", k - 1) if text != "が" or entry.pos == "known" else None)
    if (
        before.norm == "か否か"
        or before.text == "どうか"
        or (before.text == "か" and k > 1 and items[k - 2].text in ("どう", "否"))
    ):
        return ("か", k)
    if text == "を" and k + 1 < cue and items[k + 1].text in ("条件", "理由") and items[k + 2].text == "に":
        return None  # 匿名〈を〉条件に証言した
    if text == "に" and before.text == "理由" and items[k - 2].text == "を":
        return None  # 氏名は「捜査中」を理由〈に〉明らかにしていない
    if text == "を" and ("を" in entry.frames or ("clause" in entry.frames and _clausal(items, k))):
        return ("を", k)
    about = text == "に" and items[k + 1].norm in lexicon.words("about")
    if about and entry.act in ("deny", "confirm") and "を" in entry.frames:
        return ("を", k)  # 廃止の可能性〈に〉ついては否定しなかった
    if text in ("は", "も") and "は" in entry.frames and before.text not in ("で", "に", "と", "を", "て"):
        return ("を", k)
    if text == "に" and (before.text == "まで" or (before.sub == "副詞可能" and not before.text.endswith("人"))):
        return None  # 9日未明まで〈に〉返答していない, and not 1人〈に〉訂正した
    matter = text in ("も", "は") and before.text != "て"
    if matter and entry.act == "deny" and "を" in entry.frames and k == cue - 1 and _led(items, k):
        return ("を", k)  # 画廊は関与〈も〉否定した
    if text in ("に", "には", "は") and "に" in entry.frames and (text != "は" or before.text == "に"):
        return ("を", k - 1 if text == "は" else k)
    if entry.pos == "refuse" and text == "の" and k == cue - 1 and before.pos in ("名詞", "接尾辞"):
        return ("を", k)  # 国籍〈の〉公表を拒否した
    if entry.pos == "refuse" and text == "は" and before.text in ("で", "から"):
        return None  # 現時点〈では〉お答えできない, 当社〈からは〉申し上げられない
    if entry.pos == "refuse" and "副詞" in (before.pos, items[k - 2].pos if before.text == "に" else ""):
        return None  # 要請に〈すぐには〉応じなかった
    if entry.pos == "refuse" and text in ("に", "は", "を", "には"):
        if before.norm in lexicon.words("asked") and _names_matter(items, k):
            return None
        return ("を", k - 1 if before.text == "に" else k)
    return None


def of_a_figure(items: tuple[Item, ...], mark: int) -> bool:
    """Whether a figure stands before ``mark`` for what is counted or foreseen: 〈死者数を2人から3人〉に."""
    told = lexicon.parts("told figure")
    counted = any(
        items[k].text == "を" and items[k].pos == "助詞" and items[k - 1].text.endswith(told)
        for k in range(max(1, mark - _ASIDE), mark)
    )
    return counted and any(items[k].sub == "数詞" for k in range(max(0, mark - 3), mark))


def _loosely(items: tuple[Item, ...], i: int) -> tuple[Frame, int] | None:
    """The mark of words that the noun at ``i`` gives loosely: 「知らない」〈と〉いった, というような, という趣旨のことを話した."""
    loose = items[i - 1].text in ("な", "の") or (items[i - 1].text == "た" and items[i - 2].norm == "言う")
    found = noun_mark(items, i) if i > 2 and loose else None
    return found if found is not None and found[0] == "と" else None


def _led(items: tuple[Item, ...], k: int) -> bool:
    """Whether a topic stands before the phrase whose particle is at ``k``, and that phrase is no body and no person."""
    if lexicon.head(items[k - 1].text) is not None or items[k - 1].sub == "固有名詞":
        return False
    return any(items[j].text in ("は", "が") and items[j].pos == "助詞" for j in range(max(0, k - 24), k - 1))


def _clausal(items: tuple[Item, ...], k: int) -> bool:
    """Whether the object before を has a clause in it: ミサイルが爆発〈する〉映像を, and not アルバムを."""
    return any(
        items[j].pos in ("動詞", "助動詞", "形容詞")
        and items[j].text not in ("な", "の", "に")
        and items[j + 1].pos in ("名詞", "接頭辞", "形状詞", "連体詞")
        for j in range(max(0, k - 12), k - 1)
    )


def _names_matter(items: tuple[Item, ...], k: int) -> bool:
    """Whether the matter itself stands before the listener: 原因〈について〉取材に答えない."""
    return any(
        items[j].norm in ("就く", "付く", "つく") or items[j].text in ("どうか", "どう")
        for j in range(max(0, k - 10), k)
    )


def noun_mark(items: tuple[Item, ...], i: int) -> tuple[Frame, int] | None:
    """How words are joined to a noun at ``i``: 〜〈と〉の見方, 〜〈と〉いう考え, 辞さない〈考え〉, ことに〈懸念〉, 〜と〈懸念〉."""
    k = i - 1
    while (
        k > 0
        and i - k <= 6
        and items[k].pos in ("形状詞", "接頭辞", "連体詞", "名詞", "接尾辞")
        and items[k].kind == "word"
    ):
        k -= 1
    if k < 1:
        return None
    text = items[k].text
    if items[k].pos == "形容詞" and k == i - 1 and items[k - 1].text == "に":
        k -= 1  # 誤報に〈強い〉不満を表明した
        if items[k - 1].norm not in ("こと", "事", "点"):
            return ("を", k)
        text = "に"
    if text == "の" and k > 2 and items[k - 2].text == "と" and items[k - 1].norm in lexicon.words("feeling"):
        return ("と", k - 2)  # 「不当だ」と〈怒りの声〉が上がった
    if text == "の" and items[k - 1].norm in lexicon.words("tenor"):
        tenor = noun_mark(items, k - 1)  # 「知らない」という〈趣旨の〉供述; not 会談の〈内容の〉説明
        return tenor if tenor is not None and tenor[0] == "と" else None
    if text == "な" and items[k - 1].pos == "形状詞":
        k -= 2
        text = items[k].text if k > 0 else ""
    if k < 1:
        return None
    if text == "の" and (items[k - 1].text == "と" or items[k - 1].norm == "旨"):
        return ("と", k - 1)
    if items[k].norm in ("言う", "為る") and items[k - 1].text == "と":
        return ("と", k - 1)
    if k == i - 1 and "".join(x.text for x in items[i : i + 3]).startswith(lexicon.parts("utterance")):
        verb = k - 1 if items[k].norm in ("為る", "づける", "付ける") and items[k - 1].pos == "名詞" else k
        if verb > 0 and items[verb - 1].text == "と" and items[k].pos == "動詞":
            return ("と", verb - 1)  # …した〈と〉主張する声明を
    if text in ("た", "いった") and k >= 2 and items[k - 1].norm in ("為る", "言う") and items[k - 2].text == "と":
        return ("と", k - 2)
    if text == "と" and items[k].pos == "助詞" and k == i - 1:
        return ("と", k)
    if text == "に" and items[k - 1].norm in ("こと", "事", "点"):
        return ("こと", k - 1)
    if (
        text == "の"
        and k == i - 1
        and items[k - 1].sub == "普通名詞"
        and items[i].norm in ("意見", "意向", "考え", "方針")
    ):
        return ("を", i + 1)
    if (
        text == "の"
        and k == i - 1
        and k > 1
        and items[k - 1].text == "へ"
        and items[k - 2].norm in ("こと", "事", "点")
    ):
        return ("こと", k - 2)
    if items[k].pos in ("動詞", "助動詞", "形容詞") and k == i - 1 and text not in ("な", "に", "たる"):
        return ("を", i)
    return None
