"""Words that point back: 同氏, 同社, 同国, 両首脳, 本紙, 彼, and a bare 町長 of whom the text has told."""

from __future__ import annotations

from collections.abc import Iterator

from uratori.names.spots import Spot
from uratori.names.units import Unit

# What 同… and 両… point at: (type, kind or ending that the antecedent must have).
_SAME: dict[str, tuple[str, str]] = {
    "氏": ("person", ""), "容疑者": ("person", "容疑者"), "被告": ("person", "被告"), "選手": ("person", "選手"),
    "議員": ("person", "議員"), "首相": ("person", "首相"), "大統領": ("person", "大統領"), "外相": ("person", "外相"),
    "国防相": ("person", "国防相"), "報道官": ("person", "報道官"), "総書記": ("person", "総書記"), "知事": ("person", "知事"),
    "市長": ("person", "市長"), "町長": ("person", "町長"), "村長": ("person", "村長"), "社長": ("person", "社長"),
    "会長": ("person", "会長"), "相": ("person", "相"), "長官": ("person", "長官"), "教授": ("person", "教授"),
    "准教授": ("person", "准教授"), "監督": ("person", "監督"), "司令官": ("person", "司令官"), "委員長": ("person", "委員長"),
    "社": ("organization", "company"), "紙": ("organization", "newspaper"), "誌": ("organization", "magazine"),
    "通信": ("organization", "agency"), "通信社": ("organization", "agency"), "テレビ": ("organization", "broadcaster"),
    "放送": ("organization", "broadcaster"), "局": ("organization", "局"), "省": ("organization", "省"),
    "庁": ("organization", "庁"), "党": ("organization", "党"), "委": ("organization", "委"), "委員会": ("organization", "委員会"),
    "行": ("organization", "銀行"), "大": ("organization", "大"), "大学": ("organization", "大"), "署": ("organization", "署"),
    "県警": ("organization", "県警"), "府警": ("organization", "府警"), "道警": ("organization", "道警"), "院": ("organization", "院"),
    "病院": ("organization", "病院"), "機構": ("organization", "機構"), "研究所": ("organization", "研究所"),
    "事務所": ("organization", "事務所"), "保健所": ("organization", "保健所"), "軍": ("organization", "軍"),
    "校": ("organization", "校"), "高": ("organization", "高"), "部": ("organization", "部"), "会": ("organization", "会"),
    "協会": ("organization", "協会"), "連盟": ("organization", "連盟"), "団体": ("organization", ""), "サイト": ("organization", "online"),
    "地検": ("organization", "地検"), "地裁": ("organization", "地裁"), "高裁": ("organization", "高裁"), "組合": ("organization", "組合"),
    "教委": ("organization", "教委"), "議会": ("organization", "議会"), "センター": ("organization", "センター"),
    "グループ": ("organization", "company"), "銀行": ("organization", "銀行"), "政権": ("place", "country"), "政府": ("place", "country"),
    "国": ("place", "country"), "市": ("place", "市"), "県": ("place", "県"), "町": ("place", "町"), "村": ("place", "村"),
    "区": ("place", "区"), "州": ("place", "州"), "島": ("place", "島"), "府": ("place", "府"), "都": ("place", "都"),
    "道": ("place", "道"), "郡": ("place", "郡"), "地区": ("place", "地区"), "駅": ("place", "駅"), "空港": ("place", "空港"),
    "港": ("place", "港"), "基地": ("place", "基地"), "原発": ("place", "原発"), "ダム": ("place", "ダム"), "店": ("place", "店"),
    "工場": ("place", "工場"), "地": ("place", ""), "山": ("place", "山"), "川": ("place", "川"), "湾": ("place", "湾"),
    "半島": ("place", "半島"), "海峡": ("place", "海峡"),
}  # fmt: skip

_BOTH: dict[str, tuple[str, str]] = {
    "氏": ("person", ""), "首脳": ("person", "leader"), "外相": ("person", "外相"),
    "大統領": ("person", "大統領"), "首相": ("person", "首相"), "国防相": ("person", "国防相"), "防衛相": ("person", "相"),
    "容疑者": ("person", "容疑者"), "被告": ("person", "被告"), "選手": ("person", "選手"), "候補": ("person", "候補"),
    "党首": ("person", "党首"), "閣僚": ("person", "相"), "社長": ("person", "社長"), "市長": ("person", "市長"),
    "議員": ("person", "議員"), "陛下": ("person", "陛下"), "国": ("place", "country"), "国政府": ("place", "country"),
    "社": ("organization", "company"), "党": ("organization", "党"), "紙": ("organization", "newspaper"),
    "県": ("place", "県"), "市": ("place", "市"), "町": ("place", "町"), "村": ("place", "村"), "省": ("organization", "省"),
    "軍": ("organization", "軍"), "チーム": ("organization", ""), "政府": ("place", "country"), "銀行": ("organization", "銀行"),
}  # fmt: skip

_OWN = frozenset(
    [
        "本紙",
        "弊紙",
        "小紙",
        "当紙",
        "本誌",
        "当社",
        "弊社",
        "当行",
        "当局",
        "当会",
        "当院",
        "当法人",
        "わが社",
        "我が社",
        "当庁",
        "当組合",
        "当サイト",
        "当協会",
    ]
)
_HE = frozenset(("彼", "彼女"))


def pointers(units: list[Unit], text: str) -> Iterator[Spot]:
    """The pointing words of one sentence: ``form`` is anaphor or plural, ``kind`` what the antecedent must be."""
    for i, u in enumerate(units):
        spot = _same(units, i, text) if u.text[:1] in tuple("同両本弊小当彼双先わ我") else None
        if spot is not None:
            yield spot


def _same(units: list[Unit], i: int, text: str) -> Spot | None:
    u = units[i]
    if u.text in _HE or text.startswith(("彼女", "彼は", "彼が", "彼の"), u.start):
        end = u.start + (2 if text.startswith("彼女", u.start) else 1)
        return None if text.startswith("ら", end) else Spot(u.start, end, "person", form="anaphor", kind="he")
    for head, table, form in (("同", _SAME, "anaphor"), ("両", _BOTH, "plural")):
        if not u.text.startswith(head):
            continue
        for k in range(min(len(units), i + 3), i, -1):
            phrase = text[u.start : units[k - 1].end]
            wanted = table.get(phrase[1:])
            if wanted is not None and (k == i + 1 or units[k - 1].start == units[k - 2].end):
                if k < len(units) and units[k].start == units[k - 1].end and units[k].ending is not None:
                    return None  # 同市|選管
                if head == "両" and i and units[i - 1].sort in ("number", "time") and units[i - 1].end == u.start:
                    return None  # 26、27両日
                return Spot(u.start, units[k - 1].end, wanted[0], form=form, kind=wanted[1])  # type: ignore[arg-type]
    for own in _OWN:
        if text.startswith(own, u.start) and own != "当局":
            return Spot(u.start, u.start + len(own), "organization", form="anaphor", kind="own")
    return None
