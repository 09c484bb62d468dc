"""The words that times are made of, as compiled patterns. Each matches one atom at one position of a folded text."""

from __future__ import annotations

import re

from uratori.times.calendar import named
from uratori.times.expression import Base
from uratori.times.numerals import KANJI
from uratori.times.words import alternatives

K = f"[{KANJI}]"
NUM = rf"(?:\d{{1,4}}|{K}{{1,5}})"

ERA_YEAR = re.compile(
    rf"(?P<era>令和|平成|昭和|大正|明治)(?P<n>\d{{1,2}}|元|{K}{{1,3}})(?:\((?P<ad>\d{{4}})年?\))?年(?P<fiscal>度)?(?!生(?!活)|代)"
)
YEAR = re.compile(
    r"(?:西暦)?(?P<n>1[5-9]\d\d|2[01]\d\d|\d{3,4}(?=年\d{1,2}月)|一[五六七八九][〇一二三四五六七八九]{2}|二[〇一][〇一二三四五六七八九]{2})"
    r"(?:\((?:令和|平成|昭和|大正|明治)\s?(?:\d{1,2}|元)年?\))?年(?P<fiscal>度)?(?:\((?:令和|平成|昭和|大正|明治)(?:\d{1,2}|元)年?度?\))?(?!間|前|後(?!半)|余|以上|生まれ)"
)
DECADE = re.compile(
    r"(?P<n>1[5-9]\d0|20\d0)年代(?P<part>初頭|初め|前半|半ば|後半|末)?|(?P<short>\d0)年代(?P<part2>初頭|初め|前半|半ば|後半|末)?"
)
ERA_DECADE = re.compile(r"(?P<era>昭和|平成|大正|明治)(?P<n>\d0)年代")
CENTURY = re.compile(
    r"(?P<n>1?\d|2[01]|十[五六七八九]|二十一?|[今来前])世紀(?P<part>初頭|初め|前半|半ば|後半|末)?(?!枠|フォックス|美術館)"
)
SHORT_YEAR = re.compile(r"['’‘]?(?P<n>\d\d)年(?P<fiscal>度)?")
ERA_EDGE = re.compile(r"(?P<era>令和|平成|昭和|大正|明治)の?(?P<edge>初め|初期|初頭|半ば|中期|末期|末|終わり)")

RELATIVE_WORD = re.compile(rf"(?P<w>{alternatives()})(?!韓|ごろの)")
#: 前年同月; 前年同期 is the stretch named last, a year before.
SAME_MONTH_BEFORE = re.compile(r"前年(?:の)?同月")
SAME_TERM_BEFORE = re.compile(r"前年(?:の)?同期")

MONTH = re.compile(
    rf"(?P<n>1[0-2]|0?[1-9]|十[一二]?|(?<!{K})[一二三四五六七八九])月(?!間|面|極|例|額|給|刊|謝|報(?!道)|形|影|光|見草|餅|賦|産|下旬号|号)"
)
MONTH_PART = re.compile(
    r"の?(?P<w>上旬|初旬|中旬|下旬|初め|はじめ|初頭|頭|前半|半ば|なかば|中ごろ|中頃|後半|終盤|末日|末|終わり|月初)(?!っ子|梢|尾|席)"
)
DAY = re.compile(
    rf"(?P<n>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|(?<!{K})[二三四五六七八九]|一(?=日付|日午[前後]|日[未朝夜夕]))日"
    r"(?!間|本(?!社|人|部)|程(?!度)|米|中(?:両国|関係|平和|友好)|韓|朝(?:関係|首脳|協議)|銀|曜|系|経|当たり|あたり|平均|券|給|市|町場|"
    r"ぶり|連|続|以内|以上|未満|余り|あまり|がかり|掛かり|に(?:わた[っりるれ]|及[びぶんぼ])|おき|置き|ごと|坊主|月(?!曜)|酔|目|半|近く|弱|強|[ほ](?:ど)|程度|とも|限り|がた(?:つ|ち)|"
    r"約|最大|に?[一1]回|後|前(?!後(?!かか|の期間|の日数|で))|先|分の|遅[いれく]|早[いくめ]|延び|かか|かけ|あれば)"
)
#: 1日3往復, 2日1回: so many a day, where no month stands before it (10月1日12人が出席).
RATE = re.compile(
    r"\d+(?:回|便|往復|本|食|錠|杯|個|件|人|組|枚|台|頭|歩|通|席|隻|時間(?!\d)|万|千|トン|キロ|リットル|円)"
)
#: 26、27両日; 5、6日: only a number, a comma and another day.
# Not 11日、12日に…と述べた, which is two.
DAY_LIST = re.compile(
    rf"(?P<a>3[01]|[12]\d|[1-9]|{K}{{1,3}})(?:日[、,・と](?=[^日]{{1,3}}日の?両日)|[、,・])"
    rf"(?P<b>3[01]|[12]\d|[1-9]|{K}{{1,3}})(?:日?の?両日|日(?!間|本|ぶり|連続|目|程))"
)
WEEKDAY = re.compile(
    r"(?:の)?(?P<w>[月火水木金土日])曜日?(?!劇場|ロードショー|洋画|サスペンス|朝市|版|ドラマ|ステーション|エンタ)"
)
#: 毎月第2・第4土曜日, 毎月第1、3日曜: behind 毎月.
MORE_WEEKDAYS = re.compile(r"第[1-5一二三四五](?:[・、,と]?第?[1-5一二三四五])*の?[月火水木金土日]曜日?")
#: 第3水曜日, 最初の金曜日: of a month.
NTH_WEEKDAY = re.compile(
    r"(?:第(?P<n>[1-5一二三四五])の?|(?P<first>最初の)|(?P<last>最後の|最終))(?P<w>[月火水木金土日])曜日?"
)
WEEKDAY_PAREN = re.compile(r"\s?\((?P<w>[月火水木金土日])(?:曜日?)?(?:[・,、]?(?:祝|休|振休|祝日|休日))?\)")
SLASH = re.compile(
    r"(?P<y>(?:1[89]|2[01])\d\d)(?P<s>[/.-])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)(?:T(?=\d\d:\d\d))?"
)
#: R6.12.25, H30.4.1 of official papers.
ERA_SLASH = re.compile(
    r"(?P<era>[RHS])(?P<y>[1-9]|[1-6]\d)(?P<s>[/.])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?![\d.])"
)
SLASH_DAY = re.compile(r"(?P<m>1[0-2]|0?[1-9])/(?P<d>3[01]|[12]\d|0?[1-9])(?=\s?\([月火水木金土日](?:[・祝]*)\))")
_ENGLISH = "January|February|March|April|May|June|July|August|September|October|November|December"
ENGLISH = re.compile(
    rf"(?P<m>{_ENGLISH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?) (?P<d>3[01]|[12]\d|0?[1-9]),? (?P<y>(?:19|20)\d\d)"
    rf"|(?P<d2>3[01]|[12]\d|0?[1-9]) (?P<m2>{_ENGLISH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?) (?P<y2>(?:19|20)\d\d)"
)
#: Days that have names, and the working days around a long weekend; each with what must not follow it.
HOLIDAYS = {n.word: n.unless for n in named().values()} | dict.fromkeys(
    ("連休明け", "連休前", "大型連休明け", "大型連休前"), ""
)
_HOLIDAYS = "|".join(w + (f"(?!{HOLIDAYS[w]})" if HOLIDAYS[w] else "") for w in sorted(HOLIDAYS, key=len, reverse=True))
HOLIDAY = re.compile(rf"(?P<w>{_HOLIDAYS})(?!の?(?:1[0-2]|[1-9])月\d|の[1-3]?\d日(?!間|ぶり|連続))")

#: 今朝, 昨夜遅く: a day and a part of it in one word.
DAY_AND_PART_WORD = re.compile(rf"(?P<w>{alternatives('day and part')})(?P<late>遅く|ごろ|頃)?")
DAYPART = re.compile(rf"(?P<w>{alternatives('daypart')})")
# The hour: 午後5時47分30秒ごろ. 1時 alone must not be 一時; 5時間 is a duration.
CLOCK = re.compile(
    rf"(?P<ap>午前|午後|深夜|未明|早朝|朝|昼|夕方|夕|夜|翌|同(?=\d))?の?"
    rf"(?:(?P<h>[0-2]?\d|(?:(?<=[前後朝夜昼夕明方])|(?<=[朝夜昼方]の))(?:{K}{{1,3}})|零)時(?!間|代|点|短|速|刻|給|価)"
    rf"(?:(?P<half>半)|(?P<m>[0-5]?\d|{K}{{1,3}})分(?!間|割|野|析|科|配|担|岐)(?:(?P<s>[0-5]?\d)秒)?)?(?P<dai>台)?"
    r"|(?P<h2>[0-2]?\d):(?P<m2>[0-5]\d)(?::(?P<s2>[0-5]\d))?(?![\d:])(?:Z|[+]\d\d:\d\d)?"
    r"|(?P<noon>正午)(?!の声))"
)
CLOCK_MOD = re.compile(
    r"(?P<w>ごろ|頃|前後|すぎ|過ぎ|前(?![日年月期夜週橋田半]|後|向き|提)|直後|直前|ちょうど|ぐらい|くらい|時点(?!で))"
)
DATE_MOD = re.compile(r"(?P<w>ごろ|頃|ころ|前後|あたり)")

_UNIT = "カ月間?|か月間?|ヶ月間?|ヵ月間?|ケ月間?|ヵ月間?|箇月間?|年間|年度|年|月間|週間|週|日間|日|昼夜|泊|時間|分間|分|秒間|秒|世紀|四半期"
AMOUNT = rf"(?:\d{{1,4}}+(?:,\d{{3}})*+(?:[.・]\d+)?+|{K}{{1,4}}|数十|数百|数|十数|十?何十?|何百|幾)"
DURATION = re.compile(
    rf"(?P<n>{AMOUNT})(?P<u>{_UNIT})(?P<half>半)?"
    rf"(?:と?(?P<n2>\d{{1,3}})(?P<u2>カ月間?|か月間?|ヶ月間?|ヵ月間?|ケ月間?|日間|日(?!\d)|時間|分間?|秒間?)(?P<half2>半)?"
    r"(?:と?(?P<n3>\d{1,2})(?P<u3>日間|日(?!\d)|分間?|秒間?))?)?(?P<frac>(?<=秒)\d\d?(?!\d))?"
    r"|(?P<word>半年間?|半年|半日|半月|半世紀|四半世紀|丸?一昼夜)"
)
DURATION_PRE = re.compile(
    r"(?P<w>約|およそ|おおよそ|ほぼ|おおむね|概ね|最大で?|最長で?|最低|丸|まる|過去|直近|向こう|今後|発生後?|計|延べ)+"
)
DURATION_POST = re.compile(
    r"(?P<mod>ほど|程度|ぐらい|くらい|余り|あまり|余|以上|以内|以下|未満|足らず|近く|弱|強|超|を超えて|を超える|を超え|前後)?(?P<rel>ぶり|振り|連続|連ぞく|続けて|続き(?=[での]))?"
)
OFFSET_POST = re.compile(
    r"(?:ほど|程度|ぐらい|くらい|余り|あまり|以上|近く)?(?P<dir>前|後|先)(?![半期日年提者ろ述]|倒し|片付け)"
)
OFFSET_AFTER = re.compile(r"(?P<dir>前|後)(?!半|期|者|回し|倒し|ろ)")

SET = re.compile(
    r"毎(?P<u>年度|年|月|週|日|朝|晩|夕|夜|時)(?!新聞|放送|コミ|速|秒|分)"
    r"|(?P<v>隔年|隔月|隔週|隔日)(?!号|刊|誌)"
    r"|(?<![今先来同翌前毎一二三四五六七八九十\d隔半再々・])(?P<w>[年月週])(?:に|あたり|当たり)?(?=(?:約|数|最大)?\d{1,3}(?:回|度|便|本|往復|日(?!付)|時間|ミリシーベルト|コマ|件)|[一二三数]回)"
)
SET_YEAR = re.compile(r"例年|毎年度?")

ZONE = re.compile(rf"(?P<z>{alternatives('zone')})[ので]?、?")
ZONE_BEFORE = re.compile(rf"(?P<z>{alternatives('zone')})[ので]?、?$")
ZONE_BEHIND = re.compile(rf"\((?P<z>{alternatives('zone')})\)")
ZONE_PAREN = re.compile(r"\(現地時間\)")

SEASON = re.compile(
    r"(?P<rel>[今昨来翌同前]|一昨|再来|この(?=[春夏秋冬](?![田目巻])))?(?P<s>春|夏|秋|冬)(?P<early>先|口)?"
)
SEASONS = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}
SEASON_YEARS: dict[str, tuple[Base, int]] = {
    "今": ("published", 0), "この": ("published", 0), "昨": ("published", -1), "来": ("published", 1), "翌": ("told", 1), "同": ("told", 0),
    "前": ("told", -1), "一昨": ("published", -2), "再来": ("published", 2),
}  # fmt: skip
# A season alone is a time only where grammar makes it one: 秋に, 夏までに, 秋の訪問; not 秋晴れ, 夏の甲子園.
SEASON_ALONE = re.compile(
    r"(?:に(?!は?強い|向いた)|には|まで|から|以降|以来|ごろ|頃|にも|にかけ|、|の(?!甲子園|高校|大会|選抜|センバツ|叙勲|褒章|園遊会|陣|味|風物|季|装|気配|訪れ|終わりを|全国|交通|七草|山|星|海|空|夜))"
)

QUARTER = re.compile(r"(?:の)?第(?P<n>[1-4一二三四])四半期")
HALF = re.compile(r"(?:の)?(?P<w>上半期|下半期|上期|下期|前半|後半|前期|後期)(?!生|高齢|課程|日程)")
YEAR_PART = re.compile(
    r"の?(?P<w>年頭|初頭|初め|はじめ|前半|半ば|なかば|中盤|後半|終盤|暮れ|末|終わり|年末|年初)(?!っ子|席|尾|生|高齢)"
)
WEEK_PART = re.compile(r"の?(?P<w>前半|半ば|なかば|後半|初め|はじめ|末|明け)")
IN_PERIOD = re.compile(r"中(?!旬|間|国|東|学|央|心|継|部|止|断|盤|頃|ごろ|台|韓|朝|露|ロ|米|日)")
#: Words that name a part of a period counted from publication: (unit, part).
PERIOD_WORDS = {
    "年内": "年内", "年度内": "年度内", "月内": "月内", "週内": "週内", "年度末": "年度末", "年末年始": "年末年始", "年末": "年末",
    "年初": "年初", "年明け": "年明け", "年始": "年初", "年頭": "年初", "年初め": "年初", "年度初め": "年度初め",
    "月末": "月末", "月初め": "月初", "月初": "月初", "月半ば": "月半ば", "週末": "週末", "週明け": "週明け", "週半ば": "週半ば",
    "年度後半": "年度後半", "年度前半": "年度前半", "月明け": "月明け", "上旬": "上旬", "初旬": "上旬", "中旬": "中旬", "下旬": "下旬",
}  # fmt: skip
_PERIODS = "|".join(sorted(PERIOD_WORDS, key=len, reverse=True))
PERIOD_WORD = re.compile(rf"(?P<w>{_PERIODS})(?!調整|年始(?!の)|商戦|ジャンボ|試験|手当|特番|来[高安])")

RANGE = re.compile(r"\s?(?:から|~|―|—|–|-|ー(?=\d))\s?")
