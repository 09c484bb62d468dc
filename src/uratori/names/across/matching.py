"""Why two clusters may be one: rules that give a reason, or None. Each is asked with clusters of one type."""

from __future__ import annotations

import re

from uratori.names.across.clusters import Cluster
from uratori.names.organizations import keys
from uratori.names.persons import ranks
from uratori.names.readings import readings
from uratori.names.readings.kana import skeleton
from uratori.names.words import lexicon
from uratori.names.words.gloss import abbreviates
from uratori.names.words.spots import endings_of, generic

_SPLIT = re.compile(r"[・=＝ ]")
_KANJI = re.compile(r"[㐀-鿿々ヶノ]+")
_KANA_GIVEN = re.compile(r"[㐀-鿿々ヶノ]{2,4}(?:[ぁ-んー]+|[ァ-ヶー]+)")
_OF_KATAKANA = re.compile(r"(?<=[ァ-ヶー])社$")
# 国際連盟 of 国際雪上競技連盟: what such a short form keeps of the full name.
_HEADS = ("国際", "日本", "全日本", "全国", "世界", "アジア", "欧州")
_TAILS = ("連盟", "協会", "連合", "連合会", "機構", "委員会", "組合", "組合連合会", "評議会", "財団", "総連合会")
_ABOVE = ("連邦", "国家", "国立", "王立", "州立", "国営", "国")  # 連邦|安全調査局
_ADMIN = re.compile(r"(?:都|道|府|県|市|区|町|村|郡|島|地区|川|駅|(?<=...)[山岳峰湖])$")


def name_blocks(c: Cluster) -> set[str]:
    """Keys of which two clusters share one wherever a rule of this module could give a reason."""
    out: set[str] = set()
    for name in c.names:
        parts = _SPLIT.split(name)
        if c.type != "person":
            out |= {name[:2], name[:1] + name[-1:], name[-2:], name[-3:], name}
        elif _KANJI.fullmatch(name):
            out |= {name, name[:2], name[:3], name[-2:]}
            out |= {skeleton(r.kana) for r in readings.read(name)[:24]}
            if name[0] in generic("clan"):
                out.add(name[0])
        else:
            out |= {skeleton(p) for p in parts} | {
                skeleton(name),
                skeleton(parts[0]) + "*",
                skeleton("".join(parts[::-1])),
            }
    return out


def short_of(short: Cluster, full: Cluster) -> str | None:
    """Inside a story: ``short`` goes by a short form of ``full``'s name."""
    if short.type == "person":
        return _family(short, full)
    if short.type == "organization":
        return _organization(short, full)
    return _place(short, full)


def spelled(one: Cluster, other: Cluster) -> str | None:
    """Two full names that read alike in two scripts, or are written alike in katakana."""
    if one.type != "person" or not one.fulls or not other.fulls:
        return None
    if one.fulls & other.fulls:
        return "same string"
    if any(readings.may_be(a, b) or _turned(a, b) for a in one.fulls for b in other.fulls):
        return "computed reading"
    return None


def _turned(some: str, other: str) -> bool:
    """檜山俊 and シュン・ヒヤマ: a translated text puts the given name of a Japanese first."""
    kanji, kana = (some, other) if _KANJI.fullmatch(some) else (other, some)
    given, dot, family = kana.partition("・")
    return (
        bool(dot)
        and "・" not in family
        and _KANJI.fullmatch(kanji) is not None
        and readings.may_be(kanji, family + given)
    )


def over_stories(one: Cluster, other: Cluster) -> str | None:
    """Without a common story: full names that read alike, or a katakana family name with the same office (プーチン大統領)."""
    if ranks.clash(one.titles, other.titles):
        return None
    if one.fulls and other.fulls:
        return spelled(one, other)
    offices = {t for t in one.titles & other.titles if ranks.group(t) in ("leader", "minister", "speaker", "diplomat")}
    if not offices:
        return None
    short, full = (one, other) if not one.fulls else (other, one)
    parts = {p for n in full.names for p in _SPLIT.split(n)}
    return (
        "surname + title" if any(len(n) >= 3 and n in parts and not _KANJI.fullmatch(n) for n in short.names) else None
    )


def _family(short: Cluster, full: Cluster) -> str | None:
    if short.fulls and not (short.titles and _begins(short, full)):
        return None
    if short.kind == "role":
        return "role" if full.fulls and _holds(full, short.name) else None
    if not full.fulls or ranks.clash(short.titles, full.titles):
        return None
    family = short.name.partition(" ")[0]  # 蓑田 of 蓑田 課長, beside 蓑田社長 in one document
    if short.titles and _KANJI.fullmatch(family) and not any(ranks.agree(t, full.titles) for t in short.titles):
        return None
    for own in full.names:
        parts = _SPLIT.split(own)
        for name in short.names:
            if len(parts) > 1 and name in (parts[0], parts[-1]):
                return "surname + title" if short.titles else "family name"
            if _KANA_GIVEN.fullmatch(own) and len(name) > 1 and own.startswith(name) and _KANJI.fullmatch(name):
                return "surname + title" if short.titles else "family name"
            if _KANJI.fullmatch(own) and _KANJI.fullmatch(name) and own != name and len(own) > len(name):
                if own.startswith(name) and (len(name) > 1 or own[0] in generic("clan") or len(own) == 3):
                    return "surname + title" if short.titles else "family name"
                if len(name) >= 2 and own.endswith(name) and len(own) - len(name) in (1, 2, 3):
                    return "given name"
            if own == name:
                return "same string"
            if readings.family_may_be(name, own):
                return "computed reading"
    return None


def _holds(full: Cluster, office: str) -> bool:
    """A bare 町長, whose town the text does not say: who in the story is 町長, and not 元町長."""
    return ranks.group(office) is not None and any(t == office or t == "同" + office for t in full.titles)


def _begins(short: Cluster, full: Cluster) -> bool:
    """千種谷|町長, taken for a full name, before 千種谷修平町長."""
    return any(
        _KANJI.fullmatch(a) and len(a) <= 3 and any(b.startswith(a) and len(b) > len(a) + 1 for b in full.fulls)
        for a in short.fulls
    )


def _organization(short: Cluster, full: Cluster) -> str | None:
    endings = lexicon.endings()
    entry = lexicon.known().get(short.name)
    if entry is not None and entry.type is not None and entry.sure:
        return None
    if short.kind == "local":
        alone = (
            len(short.name) == 1
            and full.kind == "local"
            and any(n != short.name and n.endswith(short.name) for n in (full.name, *full.names))
        )
        return "government of the place" if alone else None
    for name in dict.fromkeys((short.name, keys.organization(short.name))) if short.name in short.names else ():
        for own in full.names:
            if len(name) >= len(own):
                continue
            begins = own.find(name[:2]) if len(name) >= 4 and own.endswith(name[-2:]) else 0
            if begins > 0 and _cut(name, own[begins:]):
                return "abbreviation"  # 広域組合 of 由利本荘広域市町村圏組合
            if name in endings and own.endswith(name) and (name not in generic("at_home") or own.startswith("日本")):
                return "ending"
            if own.endswith(name) and len(name) >= 4 and (_known(own[: -len(name)]) or own[: -len(name)] in _ABOVE):
                return "same but for the body above it"
            if (
                name[0] in "県市町村"
                and own.endswith(name[1:])
                and _KANJI.fullmatch(name)
                and own[-len(name)] == name[0]
            ):
                return "ending"
            tail = endings.get(own[len(name) :]) if own.startswith(name) and len(name) >= 2 else None
            if (
                tail is not None
                and tail.kind in ("company", "bank", "outlet", "university", "")
                and not tail.name.endswith(endings_of("apart"))
            ):
                return "short form"
            if own.startswith(_OF_KATAKANA.sub("", name) + "・"):
                return "short form"
            if any(name.startswith(h) and name[len(h) :] in _TAILS and own.startswith(h) for h in _HEADS) and (
                own.endswith(name[2:])
            ):
                return "abbreviation"
            if own.endswith(name) and len(name) >= 4 and own[: -len(name)].endswith(("会社", "メーカー", "大手")):
                return "same but for the trade before it"
            if (
                not own.startswith(name)
                and name[0] == own[0]
                and name[-1] != own[-1]
                and 3 <= len(name) <= 5
                and _cut(name, own)
            ):
                return "abbreviation"
    return None


def _known(prefix: str) -> bool:
    entry = lexicon.known().get(prefix.removesuffix("の"))
    return entry is not None and entry.type is not None


def _cut(short: str, full: str) -> bool:
    """検証委 of 検証委員会, 県漁連 of 県漁業協同組合連合会: kanji cut out of the full name, two at its beginning or in its
    parts' beginnings."""
    return bool(_KANJI.fullmatch(short)) and abbreviates(short, full) and full.startswith(short[:1])


def _place(short: Cluster, full: Cluster) -> str | None:
    for own in full.names:
        bare = _ADMIN.sub("", own)
        if bare != own and len(bare) >= 2 and short.name == bare:
            return "short form"
        if own.endswith(short.name) and len(short.name) >= 3 and own != short.name:
            return "address"
    return None
