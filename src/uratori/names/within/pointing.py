"""What the words that point back point at: the nearest mention before them of the right sort."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import chain, islice

from uratori.data import outlets
from uratori.names.organizations import keys
from uratori.names.persons import ranks
from uratori.names.within.entities import Node, Nodes
from uratori.names.words.spots import Spot

_NEAR = 250


_TOLD_OF = re.compile(
    r"(?:は(?!じめ)|をめぐ(?:り|って)、|について、?は)|が|の[^、。「」はがを]{1,12}(?:は|が)|[^、。「」はがをの]{1,8}の[^、。「」はがを]{1,10}は"
)
_TOPICAL = re.compile(r"(?:\([^()\n]{1,30}\))?は(?!じめ)")
_SPEAKS = re.compile(r"(?:\([^()]{1,20}\))?(?:は|が|も)、?[「“『]")
_TOPIC = re.compile(r"(?:紙|誌|新聞|通信|放送|テレビ|関係者|筋|日報)は")
_REPORT = re.compile(r"と(?:報じ|伝え|報道し|述べ|語|話|明らか)")
_REPORTS = re.compile(
    r"[」』]?(?:\([^()\n]{1,20}\))?(?:は|が電子版で|紙が|が、?[0-9]+日)[^\n]*と(?P<told>報じ|報道し|続報し|伝え)"
)
_NAMED_LAST = re.compile(r"(?:\([^()]{1,30}\))?(?:氏|さん)?(?:で|であり|だが|で、)、?")  # 勝者は佐伯美和氏で、彼女は
_PARTY = re.compile(r"(?:など)?(?:に|へ|と|や|、|から|より|向け|を)")


_COMES = re.compile(r"入り|(?:を|に)(?:訪|到着|入国|派遣|亡命|渡|寄港|進攻|侵攻|上陸)|へ(?:の|向|渡|出発|派遣|入)")
_OF_WHOM = re.compile(r"(?:政府)?の[^。、「」]{1,30}?(?:は|が|も)|(?:政府|軍)?(?:は|が|も)")


_INNER = re.compile(r"(?:[㐀-鿿々ヶ]{2,4}?[都道府県])?([㐀-鿿々ヶァ-ヶ]{1,6}?[市区町村])(?=[㐀-鿿々ヶァ-ヶ]{2,})")
_LEGAL = re.compile(r"^(?:株式|有限|合同)会社|(?:株式|有限|合同)会社$|法人")


# What a bare word stands for that is no longer form of it.
_TAILS = {
    "学校": ("学校", "高校", "学園", "高", "中", "小"),
    "病院": ("病院", "医院", "クリニック", "医療センター"),
    "院": ("病院", "医院", "クリニック", "診療所", "医療センター", "院"),
    "校": ("校", "学園", "高", "中", "小"),
    "学": ("大学", "大"),
    "行": ("銀行", "銀", "信用金庫", "信金"),
}
_PRESS = frozenset(("newspaper", "magazine", "agency", "broadcaster", "online", "outlet"))


class Pointing:
    """Finds what each anaphor points back at: the nearest mention before it of the right sort."""

    def __init__(self, nodes: Nodes, found: Sequence[Spot], outlet: str | None) -> None:
        self.nodes = nodes
        self.found = found
        self.outlet = outlet
        self._issuer: Node | None = None  # the publisher, once it is met among the nodes
        self._called: dict[int, str] = {}  # who was 彼, who 彼女: nobody is both
        self._asked = 0  # how many nodes were looked at for it

    def resolve(self) -> None:
        for i, spot in enumerate(self.found):
            if spot.name is None and i not in self.nodes.of:
                target = self._target(i, spot)
                if target:
                    if spot.kind == "he":
                        self._called[id(target[0])] = self.nodes.text[spot.start : spot.end]
                    self.nodes.of[i] = target

    def _target(self, at: int, spot: Spot) -> tuple[Node, ...]:
        if spot.kind == "own":
            return self._own(at)
        if spot.kind == "counterpart":
            return self._counterpart(at)
        if spot.kind == "service":
            word = self.nodes.text[spot.start : spot.end]
            own = [
                n
                for n in self.nodes.all
                if n.type == "organization" and n.name.endswith((word, "消防本部")) and word in n.name
            ]
            return (own[0] if len(own) == 1 else self.nodes.get("organization", word, "local"),)
        if spot.kind == "body":
            return self._body(at, spot)
        if spot.kind.startswith("actor"):
            return self._government(at, spot.kind[5:])
        if spot.form == "title":
            return (self._role(spot),)
        return self._back(at, spot)

    def _government(self, at: int, kanji: str) -> tuple[Node, ...]:
        """The prefecture or town that a bare 県 or 町 means: the one told of last, else the first to come."""
        order = chain(range(at - 1, -1, -1), range(at + 1, len(self.found)))
        name = next((own for j in order for n in self.nodes.of.get(j, ()) if (own := _governed(n, kanji))), None)
        node = self.nodes.get("organization", keys.place(name) if name else kanji, "local")
        node.call(self.nodes.text[self.found[at].start : self.found[at].end], "government of the place")
        return (node,)

    def _body(self, at: int, spot: Spot) -> tuple[Node, ...]:
        """The one body of the document that ends as a bare 組合 or 大学 does, and the firm told of last; else one of its own."""
        word = self.nodes.text[spot.start : spot.end]
        if word == "会社" and (firm := self._company(at)) is not None:
            return (firm,)
        tails = _TAILS.get(word, (word, keys.lengthened(word)))
        fits = [
            n
            for n in self.nodes.all
            if n.type == "organization"
            and n.name != word
            and (n.name.endswith(tails) or keys.lengthened(n.name).endswith(tails))
        ]
        return (fits[0] if len(fits) == 1 else self.nodes.get("organization", word, "described"),)

    def _role(self, spot: Spot) -> Node:
        """The unnamed speaker of an organization, or the one person of the document who bears the title."""
        title = self.nodes.text[spot.start : spot.end]
        bearers = self._bearers.get(title, ())
        if len(bearers) == 1:
            return bearers[0]
        node = self.nodes.get("person", f"{spot.kind}の{title}" if spot.kind else title, "role")
        node.call(title, "role")
        return node

    @cached_property
    def _bearers(self) -> dict[str, list[Node]]:
        """The persons who bear each title. Pointing gives nobody a title, so it is laid out once."""
        out: dict[str, list[Node]] = {}
        for node in self.nodes.all:
            for title in set(node.titles) if node.type == "person" else ():
                out.setdefault(title, []).append(node)
        return out

    def _back(self, at: int, spot: Spot) -> tuple[Node, ...]:
        wanted = 2 if spot.form == "plural" else 1
        if spot.kind == "company" and wanted == 1 and (node := self._company(at)) is not None:
            return (node,)
        if spot.kind == "he" and self._asked_about(spot) and (node := self._hero(spot)) is not None:
            return (node,)
        if spot.kind == "he" and (node := self._only_one_before(at, spot)) is not None:
            return (node,)
        if wanted == 1 and spot.type == "person" and (node := self._topic(at, spot)) is not None:
            return (node,)
        publisher = self._publisher()
        out: list[Node] = []
        for j in range(at - 1, -1, -1):
            if spot.kind == "he" and self._acts_on(self.found[j], spot):
                continue
            if spot.kind == "company" and self._reports(self.found[j]):
                continue
            if spot.kind == "country" and wanted == 1 and self._comes_from(self.found[j], spot):
                continue
            for node in self.nodes.of.get(j, ()):
                if node not in out and self._suits(node, spot) and not (spot.kind == "company" and node is publisher):
                    out.append(node)
            if len(out) >= wanted:
                break
        if len(out) < wanted and spot.form == "plural":
            for j in range(at + 1, len(self.found)):
                out.extend(n for n in self.nodes.of.get(j, ()) if n not in out and self._suits(n, spot))
                if len(out) >= wanted:
                    break
        if not out and spot.type == "place" and (town := self._town(at, spot.kind)) is not None:
            return (town,)
        return tuple(out[:wanted]) if len(out) >= wanted else ()

    def _only_one_before(self, at: int, he: Spot) -> Node | None:
        """野党はクルムの辞任を求めた。彼は…: who is the one person of the sentence before, where 彼は opens one and that has no subject that is a
        person."""
        text, here = self.nodes.text, he.start
        if text[here - 1 : here] not in ("。", "「") or not text.startswith(("は", "が"), he.end):
            return None
        end = here - 1 if text[here - 1] == "。" else text.rfind("。", 0, here)
        start = max(text.rfind("。", 0, end), text.rfind("\n", 0, end)) + 1
        if "\n" in text[start:here] or end < 0:
            return None
        whom = {
            id(n): n
            for j in range(at - 1, -1, -1)
            if start <= self.found[j].start < end
            for n in self.nodes.of.get(j, ())
            if n.type == "person"
        }
        one = next(iter(whom.values()), None)
        return one if len(whom) == 1 and one is not None and self._suits(one, he) else None

    def _town(self, at: int, kind: str) -> Node | None:
        """同町 behind 若槻県鳥越町大柳: the town inside the address told of last."""
        for j in range(at - 1, -1, -1):
            before = self.found[j]
            inner = _INNER.match(self.nodes.text, before.start, before.end) if before.type == "place" else None
            if inner is not None and inner[1].endswith(kind) and kind:
                return self.nodes.get("place", inner[1], "region")
        return None

    def _comes_from(self, country: Spot, there: Spot) -> bool:
        """韓国の統一相も同国入りした: nobody comes to the country that he is of."""
        text = self.nodes.text
        if not _COMES.match(text, there.end) or "。" in text[country.end : there.start]:
            return False
        return _OF_WHOM.match(text, country.end, there.start) is not None

    def _suits(self, node: Node, spot: Spot) -> bool:
        if spot.kind == "he" and self._called.get(id(node), word := self.nodes.text[spot.start : spot.end]) != word:
            return False
        return _suits(node, spot)

    def _topic(self, at: int, spot: Spot) -> Node | None:
        """The person told of by は or が last; 同氏 seldom means one who is only mentioned beside."""
        here = self.found[at].start
        for j in range(at - 1, -1, -1):
            before = self.found[j]
            if here - before.start > _NEAR:
                break
            who = self.nodes.of.get(j, ())
            if spot.kind == "he" and self._acts_on(before, spot):
                continue
            if (
                spot.kind == "he"
                and len(who) == 1
                and self._suits(who[0], spot)
                and _NAMED_LAST.fullmatch(self.nodes.text, before.end, here)
            ):
                return who[0]
            if (
                len(who) == 1
                and self._suits(who[0], spot)
                and self.nodes.text.startswith(("は", "が", "も"), before.end)
            ):
                return who[0]
        return None

    def _asked_about(self, he: Spot) -> bool:
        """彼は誰に似ていますか? on a line of its own: the heading asks about whom the whole text is of."""
        text = self.nodes.text
        start, end = text.rfind("\n", 0, he.start) + 1, text.find("\n", he.end)
        line = text[start : end if end > 0 else len(text)].strip()
        return len(line) < 40 and line.endswith(("か?", "か", "?")) and not any(sign in line for sign in "「」。")

    def _hero(self, he: Spot) -> Node | None:
        """The person whom the text names most, if one is named more than once and more than every other."""
        people = sorted((n for n in self.nodes.all if self._suits(n, he)), key=lambda n: -n.count)
        if not people or people[0].count < 2 or (len(people) > 1 and people[1].count == people[0].count):
            return None
        return people[0]

    def _acts_on(self, subject: Spot, he: Spot) -> bool:
        """ベルナルディは、2つのクラブも彼を望んでいたと語った, ハースは彼をロッベンと比べた: nobody who is the subject of the clause is
        彼 in its object. In 選手は「監督が彼を責めた」と話した the clause is another."""
        text = self.nodes.text
        if he.start - subject.end > _NEAR:
            return False
        if _SPEAKS.match(text, subject.end) and "」" not in text[subject.end : he.start]:
            return True  # マネジャーは「彼女は姿を消した」と語った: who speaks says 私
        if not text.startswith(("を", "に", "へ"), he.end) or not text.startswith(("は", "が"), subject.end):
            return False
        between = text[subject.end : he.start]
        return not any(sign in between for sign in "。「」\n")

    def _company(self, at: int) -> Node | None:
        """The firm that 同社 means: the nearest that the text tells of (Aは, Aの社長は), else the nearest that is no mere party to what
        another does (Bに納めた, CやDと), else, of those, the one the document names most."""
        here = self.found[at].start
        beside: Node | None = None
        parties: list[Node] = []
        issuer = self._speaking(at)
        own = self.nodes.text.startswith("同社", here)
        firms = ("company",) if own else ("company", "bank")  # a bank is 同行
        if own and (node := self._topic_firm(at, issuer)) is not None:
            return node
        for j in range(at - 1, -1, -1):
            before = self.found[j]
            if here - before.start > _NEAR:
                break
            for node in self.nodes.of.get(j, ()):
                if node is issuer or node.type != "organization" or node.kind not in firms:
                    continue
                if node.name.endswith("取引所") or self._comments(j):
                    continue  # 証券取引所は同社株の売買を止めた, 総研の主任研究員は同社株を
                if self._reports(before, firm=True) or (own and node.name.endswith("事務所")):
                    continue  # 空港事務所 is 同事務所
                if _TOLD_OF.match(self.nodes.text, before.end) and not self._reported(before):
                    return node
                if _PARTY.match(self.nodes.text, before.end):
                    parties.append(node)
                else:
                    beside = beside or node
        return beside or self._main(parties, at)

    def _comments(self, j: int) -> bool:
        """Whether spot ``j`` is only the house of an analyst who comments."""
        after = self.found[j + 1] if j + 1 < len(self.found) else None
        if after is None or after.type != "person" or after.title is None or self.found[j].end + 1 != after.start:
            return False
        return self.nodes.text.endswith(("研究員", "アナリスト", "エコノミスト", "ストラテジスト"), *after.title)

    def _topic_firm(self, at: int, issuer: Node | None) -> Node | None:
        """The firm of which the paragraph before told by は, where 同社 opens a paragraph: what its partners do stands between."""
        text, here = self.nodes.text, self.found[at].start
        if text[here - 1 : here].strip():
            return None
        for j in range(at - 1, -1, -1):
            before = self.found[j]
            if here - before.start > _NEAR:
                return None
            whom = self.nodes.of.get(j, ())
            if (
                len(whom) == 1
                and whom[0].type == "organization"
                and whom[0] is not issuer
                and _TOPICAL.match(text, before.end)
            ):
                return whom[0] if whom[0].kind == "company" and not self._reports(before, firm=True) else None
        return None

    def _reports(self, spot: Spot, *, firm: bool = False) -> bool:
        """大和新聞は、製造会社が回収していたと報じた: who reports is not the firm that answers next. A ``firm`` may tell its staff too
        (閉鎖すると伝えた)."""
        text = self.nodes.text
        end = text.find("。", spot.end)
        found = _REPORTS.match(text, spot.end, end if end > 0 else len(text))
        return found is not None and not (firm and found["told"] == "伝え")

    def _reported(self, firm: Spot) -> bool:
        """地元紙は、つばき電機が買うと伝えた: the subject of a clause that another reports is not what the text tells of next."""
        text = self.nodes.text
        if not text.startswith("が", firm.end):
            return False
        start = max(text.rfind("。", 0, firm.start), text.rfind("\n", 0, firm.start)) + 1
        end = text.find("。", firm.end)
        return (
            _TOPIC.search(text, start, firm.start) is not None
            and _REPORT.search(text, firm.end, end if end > 0 else len(text)) is not None
        )

    def _main(self, parties: Sequence[Node], at: int) -> Node | None:
        """The firm told of most before spot ``at``, where only parties stand near."""
        if not parties:
            return None
        firms = dict.fromkeys(n for j in range(at) for n in self.nodes.of.get(j, ()) if n.kind in ("company", "bank"))
        best = max(firms, key=lambda n: bisect_left(n.at, at), default=parties[0])
        return best if bisect_left(best.at, at) > bisect_left(parties[0].at, at) else parties[0]

    def _speaking(self, at: int) -> Node | None:
        """Who says 当社 in the same sentence: 当社は同社の技術を使う tells of two firms."""
        start = self.nodes.text.rfind("。", 0, self.found[at].start)
        for j in range(at - 1, -1, -1):
            if self.found[j].start < start:
                return None
            if self.found[j].kind == "own" and j in self.nodes.of:
                return self.nodes.of[j][0]
        return None

    def _own(self, at: int) -> tuple[Node, ...]:
        """本紙 is the paper in hand, 当社 the company that issued the text or else the one told of last."""
        spot = self.found[at]
        word = self.nodes.text[spot.start : spot.end]
        publisher = self._publisher()
        if word[-1] in "紙誌":
            if publisher is None and self.outlet:
                known = outlets.find(self.outlet)
                publisher = self.nodes.get("organization", known.name if known else self.outlet, "outlet")
            if publisher is None:
                kind = "newspaper" if word[-1] == "紙" else "magazine"
                publisher = next((n for n in self.nodes.all if n.kind == "outlet" and _press_name(n.name, kind)), None)
            return (publisher,) if publisher else ()
        if publisher is not None and publisher.kind not in _PRESS:
            return (publisher,)
        tails = _TAILS.get(word[1:], (word[1:],))
        issued = self.outlet if publisher is None and self.outlet and not outlets.is_press(self.outlet) else ""
        if issued and (_LEGAL.search(issued) or issued.endswith(tails)):
            return (self.nodes.get("organization", issued, "company"),)  # who issued it names himself nowhere
        issuer = next((n for n in self.nodes.all[:6] if any(_LEGAL.search(name) for name in n.names)), None)
        if issuer is not None:
            return (issuer,)
        ours = (n for n in self.nodes.all if n.type == "organization" and n.name.endswith(tails))
        if word[1:] != "社" and (one := next(ours, None)) is not None:
            return (one,)  # 当院 is the hospital
        companies = (
            n
            for j in chain(range(at - 1, -1, -1), range(at + 1, len(self.found)))
            for n in self.nodes.of.get(j, ())
            if n.type == "organization" and n.kind in ("company", "bank", "outlet", "", None)
        )
        return tuple(islice(companies, 1))

    def _counterpart(self, at: int) -> tuple[Node, ...]:
        """先方: of the firms that neither issued the text nor are what it tells of last, the one it names most."""
        own = {id(n) for j in range(at) if self.found[j].kind == "own" for n in self.nodes.of.get(j, ())}
        publisher = self._publisher()
        topic: Node | None = None
        others: list[Node] = []
        for j in range(at - 1, -1, -1):
            for node in self.nodes.of.get(j, ()):
                if (
                    node.type != "organization"
                    or node.kind not in ("company", "bank")
                    or node is publisher
                    or node.name.endswith("取引所")
                    or id(node) in own
                ):
                    continue
                if topic is None and _TOLD_OF.match(self.nodes.text, self.found[j].end):
                    topic = node
                elif node is not topic and node not in others:
                    others.append(node)
        return (max(others, key=lambda n: n.count),) if others else ()

    def _publisher(self) -> Node | None:
        """The organization that issued the document, where it is one the text names."""
        if not self.outlet or self._issuer is not None:
            return self._issuer
        key = keys.organization(self.outlet)
        own = (n for n in self.nodes.all[self._asked :] if n.type == "organization")
        self._asked = len(self.nodes.all)
        self._issuer = next((n for n in own if keys.organization(n.name) == key), None)
        return self._issuer


def _governed(node: Node, kanji: str) -> str | None:
    """The land or government of which a node tells that ends as a bare 県 does: itself, or the 若槻県 of 若槻県鳥越町."""
    if node.type != "place" and node.kind != "local":
        return None
    if node.name.endswith(kanji):
        return node.name
    return next((p for n in node.names if (p := keys.prefecture(n)) is not None and p.endswith(kanji)), None)


def _suits(node: Node, spot: Spot) -> bool:
    if node.type != spot.type:
        return False
    kind = spot.kind
    if node.type == "person":
        return (
            kind in ("", "he")
            or (kind == "leader" and _leads(node))
            or any(
                t.endswith(tuple(kind.split("|"))) for t in (*node.titles, node.name)
            )  # 欧州委員会の報道官 has no name
        )
    if kind == "":
        return True
    if kind in ("newspaper", "magazine", "agency", "broadcaster", "online"):
        return node.kind == kind or (node.kind == "outlet" and _press_name(node.name, kind))
    if kind == "company":
        # a newspaper is 同紙, a magazine 同誌
        return node.kind in ("company", "bank", "", None) or node.kind in _PRESS - {"newspaper", "magazine"}
    if kind == "country":
        return node.kind == "country"
    if kind == "市" and node.kind in ("city", "capital"):
        return True
    return any(name.endswith(tuple(kind.split("|"))) for name in (node.name, *node.names))


def _press_name(name: str, kind: str) -> bool:
    tails = {
        "newspaper": (
            "新聞",
            "日報",
            "新報",
            "紙",
            "タイムズ",
            "タイムス",
            "ポスト",
            "民報",
            "時報",
            "民友",
            "ジャーナル",
            "ヘラルド",
            "トリビューン",
        ),
        "magazine": ("誌", "週刊誌"),
        "agency": ("通信", "通信社", "ニュース", "プレス"),
        "broadcaster": ("テレビ", "放送", "ラジオ", "放送局"),
        "online": ("ニュース", "オンライン", "デジタル"),
    }
    return name.endswith(tails[kind])


def _leads(node: Node) -> bool:
    return any(ranks.group(t) == "leader" for t in node.titles)
