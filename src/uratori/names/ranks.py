"""Which titles one person may bear at once: 総書記 and 委員長, but not 大統領 and 報道官."""

from __future__ import annotations

import re
from collections.abc import Iterable

_GROUPS: dict[str, tuple[str, ...]] = {
    "leader": ("総書記", "国家主席", "主席", "委員長", "大統領", "首相", "総理", "国王", "皇帝", "教皇", "法王", "指導者", "総統", "元首", "首長", "皇太子", "書記長", "第1書記", "総督"),
    "minister": ("外相", "国防相", "財務相", "財相", "防衛相", "官房長官", "国務長官", "国防長官", "財務長官", "担当相", "大臣", "相", "長官", "補佐官", "次官", "次官補", "国務委員", "政治局員", "代表部長", "書記"),
    "speaker": ("報道官", "副報道官", "報道局長", "報道室長", "スポークスマン", "スポークスウーマン", "広報官", "調整官", "報道担当", "広報部長"),
    "local": ("知事", "市長", "町長", "村長", "区長"),
    "company": ("社長", "会長", "CEO", "COO", "CFO", "最高経営責任者", "最高財務責任者", "取締役", "頭取", "専務", "常務", "執行役員", "執行役", "オーナー", "創業者"),
    "learned": ("教授", "准教授", "講師", "助教", "研究員", "フェロー", "学長", "博士", "所長", "アナリスト", "エコノミスト"),
    "soldier": ("大将", "中将", "少将", "准将", "大佐", "中佐", "少佐", "元帥", "司令官", "参謀長", "参謀総長", "幕僚長"),
    "player": ("選手", "投手", "捕手", "内野手", "外野手", "監督", "コーチ", "主将"),
    "diplomat": ("大使", "公使", "総領事", "特使", "特別代表", "事務総長"),
}  # fmt: skip
_FREE = frozenset((("minister", "leader"), ("leader", "minister"), ("soldier", "minister"), ("minister", "soldier")))
_LONGEST = max(len(t) for ts in _GROUPS.values() for t in ts)
_OF = {title: group for group, titles in _GROUPS.items() for title in titles}


def group(title: str) -> str | None:
    """The group of an office by the longest ending that is known; None for honorifics and roles of any kind."""
    for n in range(min(len(title), _LONGEST), 0, -1):
        found = _OF.get(title[-n:])
        if found is not None:
            return found
    return None


# Titles that outlets use for one office.
_SAME_OFFICE = (
    frozenset(("総書記", "委員長", "国務委員長", "主席", "国家主席", "最高指導者", "指導者", "第1書記")),
    frozenset(("社長", "CEO", "最高経営責任者", "代表取締役", "代表取締役社長", "頭取")),
    frozenset(("報道官", "調整官", "報道室長", "報道局長", "広報官", "スポークスマン", "スポークスウーマン")),
    frozenset(("首相", "総理", "総理大臣", "首席閣僚")),
    frozenset(("容疑者", "被告", "受刑者", "死刑囚")),
)
_FORMER = re.compile(r"^(?:元|前|新|現|故|旧|次期|名誉)")


def agree(title: str, titles: Iterable[str]) -> bool:
    """Whether a title can be one of a bearer's: 国防相 and ロシア国防相, 委員長 and 総書記; not 副学長 and 学長, 社長 and 課長.

    True where the bearer has no title at all.
    """
    own = [_plain(t) for t in titles]
    wanted = _plain(title)
    return not own or any(_one_office(wanted, t) for t in own)


def _one_office(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    if long.endswith(short) and not long[: -len(short)].endswith("副"):
        return True
    return any(_ends(a, office) and _ends(b, office) for office in _SAME_OFFICE)


def _ends(title: str, office: frozenset[str]) -> bool:
    return any(title.endswith(t) and not title.endswith("副" + t) for t in office)


def _plain(title: str) -> str:
    """外務大臣, 外務相 and 外相 are one; so are 元首相 and 首相."""
    plain = re.sub(r"大臣$", "相", _FORMER.sub("", title))
    return re.sub(r"(外|財|法|内|労|農|文|厚)(?:務|働|産|林水産|部科学|生労働|生)相$", r"\1相", plain)


def clash(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two sets of titles can hardly be one person's: each holds offices, and of no common group."""
    mine = {g for t in some if (g := group(t))}
    theirs = {g for t in others if (g := group(t))}
    if not mine or not theirs or mine & theirs:
        return False
    return not any((a, b) in _FREE for a in mine for b in theirs)
