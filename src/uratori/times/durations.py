"""How long, and how often: 3年半ぶり → P3Y6M, 数日以内 → PXD, 毎年4月 → XXXX-04."""

from __future__ import annotations

import re

from uratori.times import patterns as p
from uratori.times.clocks import clock, clock_stands
from uratori.times.dates import is_length
from uratori.times.expression import Found, Point, Reading
from uratori.times.numerals import KANJI, number
from uratori.times.words import words

_LETTERS = {
    "年": "Y", "月": "M", "週": "W", "日": "D", "昼": "D", "泊": "D", "時": "H", "分": "M", "秒": "S", "世": "CE",
    "四": "Q",
}  # fmt: skip
_CLOCK_UNITS = ("時", "分", "秒")
_WORDS = {
    "半年": "P6M", "半年間": "P6M", "半日": "PT12H", "半月": "PXD", "半世紀": "P50Y", "四半世紀": "P25Y",
    "一昼夜": "P1D", "丸一昼夜": "P1D",
}  # fmt: skip
_MODS = {
    "ほど": "APPROX", "程度": "APPROX", "ぐらい": "APPROX", "くらい": "APPROX", "近く": "APPROX", "前後": "APPROX",
    "余り": "AFTER", "あまり": "AFTER", "余": "AFTER", "強": "AFTER", "超": "AFTER", "を超えて": "AFTER",
    "を超える": "AFTER", "を超え": "AFTER", "以上": "EQUAL_OR_MORE", "以内": "LESS_THAN", "以下": "EQUAL_OR_LESS",
    "未満": "LESS_THAN", "弱": "LESS_THAN", "足らず": "LESS_THAN",
}  # fmt: skip


def duration(text: str, start: int) -> Found | None:
    """約20分間, 過去17カ月, 3年以上, 2日連続, 4年5カ月ぶり, 何十年, 半年."""
    before = p.DURATION_PRE.match(text, start)
    at = before.end() if before else start
    m = p.DURATION.match(text, at)
    if not m:
        return None
    if m["n"] in ("1", "一") and m["u"] == "日" and (m["u2"] or "").startswith("時"):
        return None  # 1日8時間: how long a day
    value = _WORDS.get(m["word"].removeprefix("丸"), "P6M") if m["word"] else _value(m)
    if value is None or (not m["word"] and not _stands(text, m, at, prefixed=bool(before))):
        return None
    end, mod = m.end(), "APPROX" if before and re.search("約|およそ|ほぼ|概ね", before.group()) else None
    after = p.DURATION_POST.match(text, end)
    if after:
        end = after.end()
        mod = _MODS.get(after["mod"] or "", mod) if after["mod"] else mod
    direction = p.OFFSET_AFTER.match(text, end)
    if (direction and text[end] == "後" and not text.endswith(("から", "より"), 0, at)) or (
        direction and text[end] == "前" and after and after["mod"]
    ):
        end = direction.end()
    return Found(start, end, Reading("DURATION", fixed=value, mod=mod))


_SENTENCES = ("懲役", "禁錮", "禁固", "拘禁刑", "求刑", "求刑同", "求刑・同")
_PENALTY = re.compile(r"(?:(?P<y>\d{1,2})年)?(?P<m>\d{1,2})月")


def penalty(text: str, start: int) -> Found | None:
    """懲役2年6月, 禁錮10月: the months of a sentence are no month of the calendar."""
    if not text.endswith(_SENTENCES, 0, start) or (m := _PENALTY.match(text, start)) is None:
        return None
    years = f"{int(m['y'])}Y" if m["y"] else ""
    return Found(start, m.end(), Reading("DURATION", fixed=f"P{years}{int(m['m'])}M"))


# 2、3日中に, 2~3週間, 四、五年: some of them; not 2、3日に, which are two days.
_SOME = re.compile(
    rf"(?:約|およそ|ここ|今後|過去)?(?P<a>\d{{1,2}}|[{KANJI}])[、,~―—–-](?P<b>\d{{1,2}}|[{KANJI}])"
    r"(?P<u>[カかヶヵケ箇]月間?|年間?(?!度|\d)|週間|日間|日(?=中[にで]|ほど|程度|以内|後|前(?!後)|かか|遅)|時間|分間?(?![のを]|担)|秒間?)"
    r"(?P<mod>ほど|程度|くらい|ぐらい|以内)?(?P<dir>後|前(?!後|半))?"
)


def some(text: str, start: int) -> Found | None:
    """A number of units that is left open between two."""
    m = _SOME.match(text, start)
    if not m or number(m["a"]) >= number(m["b"]) or _NOT_AFTER.match(text, m.end("u")) or number(m["b"]) > 60:
        return None
    if m["u"][0] == "年" and number(m["a"]) > 10:
        return None  # 23、24年 are years
    value = _amount("数", m["u"], None)
    clock_unit = m["u"][0] in _CLOCK_UNITS
    fixed = f"P{'T' if clock_unit else ''}{value}"
    return Found(start, m.end(), Reading("DURATION", fixed=fixed, mod=_MODS.get(m["mod"] or "")))


def _value(m: re.Match[str]) -> str | None:
    parts = [(m["n"], m["u"], m["half"]), (m["n2"], m["u2"], m["half2"]), (m["n3"], m["u3"], None)]
    date_part, clock_part = "", ""
    for n, u, half in parts:
        if not n or not u:
            continue
        piece = _amount(n, u, half)
        if piece is None:
            return None
        if u[0] in _CLOCK_UNITS:
            clock_part += piece
        else:
            date_part += piece
    if m["frac"] and clock_part.endswith("S"):  # 9秒98
        clock_part = f"{clock_part[:-1]}.{m['frac']}S"
    return f"P{date_part}" + (f"T{clock_part}" if clock_part else "")


def _amount(n: str, unit: str, half: str | None) -> str | None:
    letter = "M" if "月" in unit else "D" if unit in ("泊", "昼夜") else _LETTERS.get(unit[0])
    if letter is None:
        return None
    if n[0] in "何幾" or n.startswith(("数", "十何")):
        return "XDE" if "十" in n and unit[0] == "年" and n.startswith("何") else f"X{letter}"
    if n == "十数":
        return f"X{letter}"
    value = n.replace(",", "").replace("・", ".")
    try:
        amount = value if "." in value else str(number(value))
    except ValueError:
        return None
    if letter == "CE":
        return f"{int(float(amount) * 100)}Y"
    if half:
        half_of = {"Y": "6M", "H": "30M", "M": "30S"}
        if letter == "M" and "月" in unit:
            return f"{amount}M15D"
        return f"{amount}{letter}{half_of.get(letter, '')}"
    return f"{amount}{letter}"


# 5年生, 10年債, 3分の2, 1年目, 小学5年: numbers with a unit of time that measure no time.
_NOT_AFTER = re.compile(
    r"(?:生(?!活|きた|存)|債|物(?!件)|国債|割引|利付|目|代|版|式|の(?:\d|[一二三四五六七八九])(?!月|日|時|年|カ月|か月)|号|組|度|前期|咲き|丈|袖|立て|刊|型|産|産まれ|配達|次|回生|卒|担任|クラス)"
)
_NO_MINUTES = ("前半", "後半", "タイム", "割")
_AGE_BEFORE = re.compile(r"(?<![発誕再])生後$|歳と?$")
_NEEDS_UNIT = re.compile(
    r"(?:ぶり|間|連(?!絡|合|邦|立|盟)|続(?!報|編)|半|以上|以内|余り|未満|ほど|程度|近く|弱|前|後|足らず|遅[いれくら]|早[いくめま]|延[びば期]|かか|がかり|掛かり|に(?:わた[っりるれ]|渡[っりるれ]|及[びぶんぼ])|かけ|あれば|おき|ごと|あまり|超|も|以下)"
)


def _stands(text: str, m: re.Match[str], at: int, *, prefixed: bool) -> bool:
    unit, end = m["u"], m.end()
    if _NOT_AFTER.match(text, end) and not m["half"]:
        return False
    before = text[max(0, at - 4) : at]
    if unit == "年" and re.search(
        r"(?:小学|中学|高校|大学|学部|修士|博士|専攻科|高専|短大|[小中高大院]|第|昭和|平成|令和|大正|明治|西暦|紀元前?)$",
        before,
    ):
        return False
    if unit == "年" and m["n"].isdigit() and (int(m["n"]) >= 1000 or m["n"].startswith("0")):
        return False
    if _AGE_BEFORE.search(before) or (unit == "分" and before.endswith(_NO_MINUTES)):
        return False  # 生後8カ月の男児, 18歳4カ月, 後半31分に追加点, ロスタイム4分, 2割9分
    if before.endswith("第"):
        return False  # 第2四半期, 第3日
    if unit == "日":  # 5日 is a day of the month; five days are 5日間, 5日ぶり, 50日
        large = m["n"].isdigit() and int(m["n"]) > 31
        measured = is_length(text, at, end) or _NEEDS_UNIT.match(text, end)
        return large or prefixed or m["n"][0] in "数何十" or bool(measured)
    if unit == "世紀":  # 2世紀にわたる, but 21世紀 is a century
        return bool(_NEEDS_UNIT.match(text, end) or text.startswith(("にわた", "に及"), end))
    if unit == "泊":
        return False
    if unit == "週":
        return bool(_NEEDS_UNIT.match(text, end)) or prefixed
    if (
        unit == "分"
        and not m["n2"]
        and re.match(r"[間の割野析科担]", text[end : end + 1])
        and not text.startswith(("の間", "のところ", "の遅れ"), end)
    ):
        return not text.startswith(("の1", "の2", "の3", "の4", "の5"), end) and text[end] == "の"
    return unit != "年度"


_UNITS = {
    "年度": "P1Y",
    "年": "P1Y",
    "月": "P1M",
    "週": "P1W",
    "日": "P1D",
    "朝": "TMO",
    "晩": "TNI",
    "夕": "TEV",
    "夜": "TNI",
    "時": "PT1H",
}
_WEEKDAYS = "月火水木金土日"
_EVERY_OTHER = {"隔年": "P2Y", "隔月": "P2M", "隔週": "P2W", "隔日": "P2D"}


def recurring(text: str, start: int) -> Found | None:
    """毎年4月, 毎週水曜日, 毎朝9時, 隔週, 週3便, 例年."""
    found = _recurring(text, start)
    value = found.reading.fixed or "" if found else ""
    if found is None or not (value == "P1D" or value.startswith("XXXX")):
        return found
    hit = p.CLOCK.match(text, found.end + text.startswith("の", found.end))
    if hit is None or not clock_stands(text, hit, alone=True):
        return found
    day, part = ("XXXX-XX-XX", "") if value == "P1D" else (value[:10], value[10:])
    end, at, mod = clock(text, hit, Point(daypart=part or None))
    if at.hour is None or at.shifts:
        return found
    minute = f":{at.minute:02d}" if at.minute is not None else ""
    return Found(start, end, Reading("SET", fixed=f"{day}T{at.hour % 24:02d}{minute}", mod=mod))


def _on_weekdays(text: str, start: int, day: re.Match[str]) -> Found:
    """毎週水曜日, and 毎週金曜の夜."""
    value, end = f"XXXX-WXX-{_WEEKDAYS.index(day['w']) + 1}", day.end()
    part = p.DAYPART.match(text, end + text.startswith("の", end))
    if part and p.CLOCK.match(text, part.start()) is None:
        return Found(start, part.end(), Reading("SET", fixed=value + words("daypart")[part["w"]].value))
    return Found(start, end, Reading("SET", fixed=value))


def _recurring(text: str, start: int) -> Found | None:
    year = p.SET_YEAR.match(text, start)
    if year:
        month = p.MONTH.match(text, year.end())
        if month:
            day = p.DAY.match(text, month.end())
            value = f"XXXX-{number(month['n']):02d}" + (f"-{number(day['n']):02d}" if day else "")
            return Found(start, (day or month).end(), Reading("SET", fixed=value))
        return Found(start, year.end(), Reading("SET", fixed="P1Y"))
    m = p.SET.match(text, start)
    if not m:
        return None
    if m["v"]:
        return Found(start, m.end(), Reading("SET", fixed=_EVERY_OTHER[m["v"]]))
    if m["w"]:
        return Found(start, start + 1, Reading("SET", fixed=_UNITS[m["w"]]))
    unit, end = m["u"], m.end()
    if unit == "週" and (day := p.WEEKDAY.match(text, end)):
        return _on_weekdays(text, start, day)
    if unit == "月" and (day := p.MORE_WEEKDAYS.match(text, end) or p.NTH_WEEKDAY.match(text, end)):
        return Found(start, day.end(), Reading("SET", fixed="P1M"))
    if unit == "月" and (date := p.DAY.match(text, end)):
        return Found(start, date.end(), Reading("SET", fixed=f"XXXX-XX-{number(date['n']):02d}"))
    fixed = _UNITS[unit]
    return Found(start, end, Reading("SET", fixed=f"XXXX-XX-XX{fixed}" if fixed.startswith("T") else fixed))
