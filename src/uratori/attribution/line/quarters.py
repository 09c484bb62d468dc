"""From whom words are heard whose cue has no subject: 市民〈から〉は…との声が上がった, 銀行界〈では〉…との見方がある, メモ〈で〉分かった."""

from __future__ import annotations

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.inflection import inflection
from uratori.attribution.clause.predicates import nounlike
from uratori.attribution.holders.holders import guess
from uratori.attribution.line.topics import Topic, Topics

_WITHIN = ("界", "内", "内部")
_AMONG = (*_WITHIN, "市場", "筋")


def among(topics: Topics, low: int, high: int) -> Topic | None:
    """Those among whom something is said: 〈金融関係者〉の間では…とのうわさもある."""
    items = topics.line.items
    for i in range(low, min(high, low + 24)):
        if items[i].text in ("間", "あいだ", "中") and i > low + 1 and items[i - 1].text == "の":
            found = topics.before(i - 1, low)
            if found is not None and found.holder is not None:
                end = i + 1
                while end < high and items[end].text in ("で", "に", "は", "も", "から", "、"):
                    end += 1
                return found._replace(at=end - 1)
    return None


def voices(topics: Topics, low: int, high: int, guessed: bool = False) -> Topic | None:
    """From whom an opinion of nobody in particular is heard: 〈市民から〉は…との懸念も聞かれる, 〈銀行界では〉. What is but
    ``guessed`` (との観測がある) comes from one who leads the sentence only."""
    items = topics.line.items
    for i in range(low + 1, min(high, low + 14)):
        text = items[i].text
        if text == "から" and guessed and items[i + 1].text not in ("は", "も", "、"):
            continue  # 〈当局から〉命令が出るとの観測がある
        within = text == "に" and items[i + 1].text == "は" and items[i - 1].text.endswith(_WITHIN)
        if within or text == "から" or (text == "で" and items[i - 1].text.endswith(_AMONG)):
            found = topics.before(i, low)
            if found is None or found.holder is None:
                nobodys = text != "から" or items[i - 1].text.endswith(lexicon.parts("quarters"))
                made = _people(topics, found, i) if nobodys else None
                return made._replace(at=i + 1) if made else None
            return found._replace(at=_past_commas(topics, i + 1, high) - 1)
        if text == "に" and i + 2 < high and items[i + 1].norm in ("於く", "おく", "置く"):
            press = topics.before(i, low)  # 〈一部の報道機関〉において…との報道があった
            if press is not None and press.holder is not None:
                return press._replace(at=_past_commas(topics, i + 3, high) - 1)
        if text == "で" and i + 1 < high and items[i + 1].text in ("は", "も"):
            nearer = _one_within(topics, i + 2, high)
            if nearer is not None:
                return nearer  # 村議会では、〈議員から〉「…」との批判が相次いだ
            body = topics.before(i, low)
            if (
                body is not None
                and body.holder is not None
                and body.holder.kind in ("organization", "government")
                and (items[i - 1].text.endswith(lexicon.parts("assembly")))
            ):
                return body._replace(at=_past_commas(topics, i + 1, high) - 1)  # 〈県議会〉では…という意見が出ている
        if (
            items[i].pos in ("動詞", "助動詞")
            and not nounlike(items[i + 1])
            and inflection(items, i + 1).form != "modifies"
        ):
            return None  # and not 除雪を〈担う〉組合からは, 安全を〈求めてきた〉住民からは
    return None


def _one_within(topics: Topics, low: int, high: int) -> Topic | None:
    """From whom words in quotes are heard within a body: 村議会では、〈議員から〉「…」との批判が相次いだ."""
    items = topics.line.items
    at = next((k for k in range(low + 1, high - 1) if items[k].text == "から" and items[k + 1].kind == "quote"), None)
    found = topics.before(at, low) if at is not None else None
    return found if found is not None and found.holder is not None else None


def voices_within(topics: Topics, low: int, high: int) -> Topic | None:
    """The same, between the voice and its verb: …とみる声が〈県庁内〉にあった."""
    items = topics.line.items
    for i in range(low + 2, high):
        if items[i].text in ("に", "で", "から") and items[i - 1].text.endswith(_WITHIN):
            return _people(topics, topics.before(i, low), i)
    return None


def _people(topics: Topics, found: Topic | None, end: int) -> Topic | None:
    """A phrase that ends at item ``end``, with those whom it names without a name."""
    made = guess(topics.line, found.first, end, topics.cast) if found is not None else None
    return found._replace(holder=made._replace(sort="people", kind="anonymous")) if found and made else None


def _past_commas(topics: Topics, i: int, high: int) -> int:
    while i < high and topics.line.items[i].text in ("は", "も", "、"):
        i += 1
    return i


def means(topics: Topics, low: int, high: int, leading: bool = False) -> Topic | None:
    """The phrase marked with で by which something became known: メモ〈で〉分かった."""
    items = topics.line.items
    for i in range(max(low, high - 24), high):
        if items[i].text == "で" and items[i].pos == "助詞" and i > low and nounlike(items[i - 1]):
            found = topics.before(i, low)
            kinds = ("document",) if leading else ("document", "anonymous", "outlet", "agency")
            press = found is not None and found.holder is not None and found.holder.sort == "reports"
            if found and found.holder and (found.holder.kind in kinds or press):
                return found  # 〈一部報道で〉、…とされておりますが
    return None
