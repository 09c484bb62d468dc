"""What is a denial, and what it can deny: another holder's word on one matter.

No comment, nothing decided, questions, conditions and demands are no denials.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from uratori.claims.clauses import fields
from uratori.claims.clauses.journeys import abroad
from uratori.claims.clauses.negation import doubled
from uratori.claims.clauses.told import Told, letters
from uratori.claims.clauses.words import THAT, WITHHELD, either
from uratori.claims.view import View
from uratori.names.words import countries

_NO_DENIAL = frozenset(("estimate", "request", "propose"))
_SUBORDINATE = re.compile(r"(?:ので|ため|から|ば|なら|たら|と|し|のに|けど|けれど|ものの|つつ|際|場合|うちに|限り)、?$")
_UNADMITTED = re.compile(r"[をはも]?(?:認め(?:て(?:い|お)|な|ず|よ|ら)|確認し)")
_UNTOLD = re.compile(
    r"(?:分かっ|わかっ|判明し|触れ|言及し|挙げ|明らかにし|明かし|語っ|述べ|コメントし|示し|回答し|答え)て(?:い|お)(?:な|ら)"
)
"""Who gives neither name nor sum (相手の名も額も明かしていない) denies neither."""
_WILL_NOT = re.compile(
    r"(?<![てで]い)(?<![^でて][はもが])(?<!でき)(?<!られ)[わらかがさたなばまえけげせてねべめれじしちりみびにぎき]ない[。」』]*$"
)
"""A refusal, not a denial of what was: 決定を〈認めない〉, 今年は〈行わない〉; not 開いていない, 計画はない."""
_CANNOT = re.compile(
    r"(?:(?:でき|出来|られ|言え|思え|かね)(?:ない|ません|なかった|ませんでした)|(?:でき|出来)ず)[。」』、\s]*$"
    r"|とは?(?:思っ|考え|想像し|予想し)て(?:も)?(?:い|お)?(?:ない|なかった|ません|ませんでした|りません)[。」』、\s]*$"
)
"""Who could not, or had not thought so (取れるとは〈思っていなかった〉), denies nothing."""
_UNSAYABLE = re.compile(
    rf"(?:協力|賛成|同意|支持|約束|予断|容認|負担|判断|断定)(?:は|も|を)?(?:でき|出来)(?:ない|ません)|{WITHHELD}"
)
"""反対派とは〈協力できない〉, 場所はまだ〈言えない〉: a refusal, whatever word the report has for it."""
_ALL_THE_SAME = re.compile(
    r"(?:支障|差し支え|異論|異存|不思議|懸念)(?:は|も)(?:一切|全く)?(?:な[いかく]|あり)|情報は(?:な[いかく]|あり|入って)|と(?:は|も)(?:直接)?(?:の)?関係(?:は|が)?な[いくか]"
)
"""復旧を始めても〈支障はない〉: nobody said that there was."""
_UNREAL = re.compile(r"(?:れば|たら|なら)、?[^、。]+(?:ない|なかった|ません(?:でした)?)[。」』\s]*$")
_UNTIL_NOW = re.compile(
    r"[」』]?(?:と|を|と[はの][^、。]{0,6})(?:[^、。]{0,6})(?:(?:否定|否認|説明|主張|反論|発表|公表|釈明|回答|答弁|強調)?し|話し|述べ|答え|語っ|言っ)て(?:い|き|おり)(?:た|まし)"
)
_DONE = re.compile(r"(?:た|しています)[。」』]*$")  # 社長は8日、辞任〈した〉。辞任の考えはないと話していた
_NOT_FOUND = re.compile(
    r"(?:確認|検出|発見|報告|把握)(?:され|し)て(?:い|お)[なり]|(?:見つか|分か|出)って(?:い|お)[なり]|出て(?:い|お)[なり]"
)
CAME_TO_LIGHT = re.compile(
    r"見つか[りっるれ]|(?:確認|検出|発見|判明)(?:し(?!て(?:い|お)[なり])|され(?!て(?:い|お)[なり]))"
)
_OF_TWO = re.compile(r"との(?:因果)?(?:関係|関連|つながり|違い)(?:性)?[はもが]")
"""事故との関係は確認されていない: no denial of the accident."""
_NOT_YET = re.compile(r"(?:まだ|いまだ|未だ)(?:に|、)?[^、。]{0,24}(?:な[いくか]|ません)[^、。]{0,6}[。」』]*$")
"""記録は〈まだ見つかっていない〉 denies that they were found, and nothing else that speaks of records."""
_COUNTED_FROM = re.compile(
    r"前日|前夜|前の(?:日|晩|夜)|前々日|翌日|翌朝|翌晩|翌々日|当日|当夜|同日|その(?:日|晩|夜|朝)"
)
"""Days counted from what is told of: of which day 前夜 is the eve, two reports do not say."""
_ANOTHER = re.compile(r"(?:^|[、」はで])(?:[^、。]{0,4})(?:他|ほか|別|それ以外)の(?!(?:誰|何|者はい))")
"""〈他の〉店からの流出は確認されていない: no denial of 一つの店から流出した."""
_MEANT = re.compile(
    r"(?:予定|計画|考え|つもり|方針|意向|意思|見通し)(?:は|も)(?:、)?[^、。]{0,6}(?:な[いく]|あり|ござい|持って)"
)
_GIVES_REASON = re.compile(r"(?:ため|から)(?:だ|です|であ|でし)[^、。]{0,6}[。」』]*$")  # これは、規定が〈ないためだ〉
_TURNS_DOWN = re.compile(r"[をは][^、。「」を]{0,8}(?:拒否|拒絶|拒[みむん]|断[っりる]|固辞|辞退)")
"""会談を〈拒否した〉: who will not have it does not say that it is untrue."""
_NOT_SO = re.compile(
    r"(?:なかった|ない|ませんでした)と(?:して|し|の|いう)?、?$"
)  # 要請に〈応じなかったとして〉逮捕した
_LACKING = re.compile(r"[のがはも](?:一切|全く)?(?:ない|無い|なかった)(?:こと|点|の)[がをはも]")
"""経験の〈ないことが〉指摘されている says what 経験はない says."""
_NOT_OF = re.compile(
    r"(?:よる|伴う|起因する)もの(?:では|と(?:は|も))[^、。]{0,4}(?:な[いくか]|あり|言え|いえ)|[のた]ため(?:では|じゃ)(?:な[いくか]|あり)"
)
_OF = re.compile(r"よる|より|よって|原因|ため|せい|影響|起因|招い|引き起こ|伴[いうっ]|から")
"""感染の拡大に〈よるものではない〉 denies a word on the cause, and not that there are more cases."""
_TAKES_BACK = frozenset(("取り消す", "撤回"))
_MUST = re.compile(r"(?:べき|ならない|なければ|ように|よう|まい|たくない|ほしくない|てはいけない|あってはならな)")
_NEAR = 2


def is_denial(d: Told) -> bool:
    """Whether somebody, in it, says that something is not so."""
    p, s = d.proposition, d.statement
    if not d.spoken or d.withheld or d.question or s.act in _NO_DENIAL:
        return False
    if not (p.negative or calls_false(d) or denies_denial(d)):  # 「すべて払っていた」と反論した
        return retorts(d)
    if _GIVES_REASON.search(p.text) or (_TURNS_DOWN.match(d.tail) and not _of_a_word().search(p.text)):
        return False
    if (
        _UNADMITTED.match(d.tail) or p.own & _TAKES_BACK
    ):  # 関与を認めていない leaves it open; 説明を撤回した is an update
        return False
    if calls_false(d):
        return True
    if _UNSAYABLE.search(p.text) or _ALL_THE_SAME.search(p.text):
        return False
    if s.act == "deny":
        return True
    if (
        _OF_TWO.search(p.text) or _UNTOLD.search(p.text[-16:]) or _CANNOT.search(p.text) or _UNREAL.search(p.text)
    ):  # その見方には賛成できない; 見落とさなければ起きなかった
        return False
    return not (_SUBORDINATE.search(p.text) or _MUST.search(p.text[-12:]) or _SUBORDINATE.match(d.tail[:3]))


@cache
def _of_a_word() -> re.Pattern[str]:
    """A clause that ends in a noun for what somebody put forward: 県側の〈主張〉を退けた."""
    return re.compile(rf"(?:{either('report')})$")


def refuses_only(d: Told) -> bool:
    """Whether a negated clause leaves open what is so, or only leads to another: 知らなかった〈ので〉, 言えない."""
    p = d.proposition
    return bool(_SUBORDINATE.search(p.text) or _SUBORDINATE.match(d.tail[:3]) or _CANNOT.search(p.text))


def retorts(d: Told) -> bool:
    """Whether it says what is so against another's word: 「払っていた」と反論した; 「実施した」と述べ、監督署の見方を否定した."""
    return bool(
        (d.statement.act == "deny" and _retorts().match(d.tail))
        or _and_denied().match(d.tail)
        or _rejected().match(d.tail)
    )


@cache
def _retorts() -> re.Pattern[str]:
    return re.compile(rf"[」』]?(?:など)?と?(?:{either('firmly')})?(?:{either('rebuts')})")


@cache
def _and_denied() -> re.Pattern[str]:
    """What follows in the sentence: 〈と述べ、強く否定〉した."""
    return re.compile(
        rf"[」』]?と(?:述べ|話し|語り|説明し|主張し|強調し)(?:て)?、(?:{either('firmly')})?(?:{either('rebuts')})"
    )


@cache
def _rejected() -> re.Pattern[str]:
    """What follows in the sentence: 〈と述べ、その見方を退けた〉."""
    return re.compile(
        rf"[」』]?と[^。、「]{{1,8}}、[^。、「]{{0,14}}(?:{either('report')})を(?:{either('firmly')})?(?:{either('rebuts')})"
    )


def negates(d: Told) -> bool:
    """Whether it denies what is said to be so, and not what is said not to be."""
    return d.proposition.negative or calls_false(d)


def calls_false(d: Told) -> bool:
    return bool(_untrue().search(d.proposition.text))


@cache
def _untrue() -> re.Pattern[str]:
    """〜との主張は虚偽だ, その報道は誤りです, 事実無根だ, 隣国のでっち上げだ; not 計算に誤りがある, 捏造を指示した, 当社の誤りだ."""
    return re.compile(
        r"(?:という|といった)(?:の|こと)は、?(?:全く|まったく|明らかに)?(?:違[うい]|間違|誤り|うそ|嘘|ウソ|でたらめ|事実では?な)|"
        rf"の(?!誤|間違)(?:{either('false')})(?:だ|です|であ|に過ぎ|にすぎ|」|。|$)|"
        rf"(?:{either('report')})(?:は|も|を|が)[^。、]{{0,12}}?(?:{either('false')})|^(?:全くの|まったくの|全て|すべて)?(?:{either('false')})(?:だ|です|であ|と|」|。|$)"
    )


@cache
def quoting() -> re.Pattern[str]:
    return re.compile(rf"{THAT}[^、。]{{0,8}}?(?:{either('report')})(?:は|も|を|が)")


def denies_denial(d: Told) -> bool:
    """Whether it denies what is said not to be: 報告しなかった事実はない, 使っていないというのは違う."""
    return doubled(d.proposition.text) or bool(_negated_within().search(d.proposition.text))


@cache
def _negated_within() -> re.Pattern[str]:
    return re.compile(
        rf"(?:なかった|ない|ません(?:でした)?){THAT}?(?:の|こと|{either('report')})(?:は|が|も)、?"
        rf"[^、。]{{0,10}}?(?:違[うい]|{either('false')})"
    )


def opposed(d: Told, q: Told) -> bool:
    """Whether the two can be the word of one and the denial of another."""
    a, b = d.proposition, q.proposition
    if d.group == q.group or (a.document, a.statement) == (b.document, b.statement):
        return False
    near = a.document == b.document and 0 < d.at - q.at < _NEAR  # 換気が不十分だった, 「基準は守っていた」と反論した
    against = b.negative or near or bool(fields.times(a.times, b.times)[1])  # 1月に把握していた, 「把握したのは2月だ」
    if denies_denial(d) or not negates(d):
        against = b.negative if denies_denial(d) else against
        fits = against and not (q.question or q.withheld)
    else:
        fits = q.asserts and not _NOT_SO.search(b.text) and not _LACKING.search(b.text)
    if not fits:
        return False
    if _WILL_NOT.search(a.text) and b.stage == "fact" and d.statement.act != "deny":
        return False
    if _NOT_YET.search(a.text) and a.head != b.head:
        return False
    if _NOT_OF.search(a.text) and not _OF.search(b.text):
        return False
    if q.speaker is not None and q.speaker == d.speaker and not quoting().search(a.text) and not supposed_of(q, d):
        return False
    if a.document == b.document and a.start < b.end and b.start < a.end:  # one told inside the other
        return False
    if d.own and a.document == b.document and q.statement.act in ("announce", "confirm"):  # what it has found itself
        return False
    if a.document == b.document and d.at == q.at and _retold_by_press(d) and _retold_by_press(q):
        return False
    return q.statement.act != "request" or not b.last or "=ask" in a.own  # 〈計算に誤りがある。〉検証すべきだ


def _retold_by_press(t: Told) -> bool:
    """Whether it is told as what other outlets report: カビを除去しようとしたが、〈できなかった〉, of two papers at once."""
    return t.statement.act == "report" and t.statement.chain[-1].kind == "outlet"


def supposed_of(q: Told, d: Told) -> bool:
    """Whether ``q`` is what the press says that a body is about to do, which its own paper (``d``) denies: 甲社は近く回収に踏み切る方針だ,
    and of 甲社 itself 回収を決定した事実はございません."""
    plan = q.proposition.stage == "plan" and q.statement.act not in ("announce", "confirm")
    return plan and d.own and not q.own and d.proposition.negative


def said_before(d: Told, q: Told, look: View) -> bool:
    """Whether the holder of ``d`` said ``q`` on a day before: 警報は鳴らした, then 警報が鳴っていなかった."""
    a, b = d.proposition, q.proposition
    before, after = (look.days[p.document] or "" for p in (b, a))
    same = d.speaker is not None and d.speaker == q.speaker
    return same and "" < before < after and d.group != q.group and q.asserts and b.attributed


def apart(d: Told, q: Told) -> bool:
    """Whether a role that both give is filled otherwise: another actor, another country, another day."""
    a, b = d.proposition, q.proposition
    if a.actors and b.actors and not a.actors & b.actors:
        return True
    if bool(_ANOTHER.search(a.text)) != bool(_ANOTHER.search(b.text)):
        return True
    x, y = (abroad(p.text) for p in (a, b))
    if (x and y and not x & y) or (bool(x) != bool(y) and not _goes_to(x or y, b.text if x else a.text)):
        return True
    names, theirs = a.names - {f"@{q.speaker}"}, b.names - {f"@{d.speaker}"}  # 乙社は約束した, 乙社: 甲国との約束はない
    if names and theirs and not names & theirs:
        return True
    if any(_COUNTED_FROM.search(p.text) for p in (a, b)):  # 前の晩から鳴っていた, 前夜から鳴っていた事実はない
        return False
    return negates(d) and bool(fields.times(a.times, b.times)[1])


def _goes_to(there: frozenset[str], text: str) -> bool:
    """Whether a clause names one of the countries that another goes to: 訪朝の計画, 北朝鮮を訪れる; not 同基地を訪れる."""
    known = [c for c in countries.known() if c.code in there]
    return any(name in text for c in known for name in (*c.names, *c.capitals))


@cache
def taken_back() -> re.Pattern[str]:
    """What follows a word that is taken back: 廃止する〈とした先月の発言を撤回した〉; not 〈と述べ、案を撤回した〉."""
    return re.compile(
        rf"[」』]?(?:と(?:の|いう|した|する|していた|してきた)?)?(?:[^、。「」とを]{{0,8}}の)?(?:{either('report')}|方針|見解|記述|供述|決定|判断|通知)?"
        rf"[をも]、?(?:{either('firmly')}|全面|一部|正式に)?(?:{either('takes back')})"
    )


def turned(q: Told, d: Told, look: View) -> bool:
    """計画はない, said by a spokesman the day before his own office announced it; これまで否定していた, of what the same
    report says is so."""
    if d.proposition.document == q.proposition.document and _UNTIL_NOW.match(d.tail):
        return q.proposition.attributed and q.statement.act in ("announce", "confirm")
    before, after = (look.days[t.proposition.document] for t in (d, q))
    if not before or not after or before >= after or not (q.statement.chain and d.statement.chain):
        return False
    a, b = d.statement.chain[-1], q.statement.chain[-1]
    return bool({a.party, a.name, a.entity} & {b.party, b.name, b.entity} - {None})


def until_now(q: Told, d: Told) -> bool:
    """Whether the report that says ``d`` gives ``q`` as what was said until then: 鳴らしたと説明していた."""
    return q.proposition.document == d.proposition.document and bool(_UNTIL_NOW.match(q.tail))


_APART = re.compile(r"[^、。]{0,24}と(?:は別に|は異なり|違い|は逆に)")  # 否定していた県警〈とは別に〉、消防は…と認めた


def said_until_now(d: Told, document: Sequence[Told]) -> Told | None:
    """What a report tells just before it adds that the opposite was said until then: 停止していたと発表した。停止した記録はないと
    〈説明していた〉; or what is granted right behind it: 話は出ていないと〈していたが〉、一般論は話したと〈認めた〉."""
    if not (_UNTIL_NOW.match(d.tail) and d.proposition.negative):
        return None
    granted = (q for q in document if q.at == d.at and q.proposition.start > d.proposition.end and q.group != d.group)
    if (found := next((q for q in granted if q.statement.act == "confirm" and q.asserts), None)) is not None:
        return None if _APART.match(d.tail) else found
    near = [q for q in document if 0 <= d.at - q.at <= _NEAR and q.proposition.start < d.proposition.start]
    fits = [
        q
        for q in near
        if q.group != d.group and q.asserts and (q.proposition.attributed or _DONE.search(q.proposition.text))
    ]
    return next(
        (q for q in reversed(fits) if d.matter & q.proposition.own and letters(d.proposition, q.proposition)),
        None,
    )


def did_after_all(q: Told, d: Told, look: View) -> bool:
    """入院を止める予定はない, and days later 入院の受け入れを止めている: nobody denies it, it came about after all.
    So too ガス漏れは確認されていない, and days later ガス漏れが見つかった; not 指示は確認されていない, and 指示されたと話した."""
    a, b = d.proposition, q.proposition
    before, after = (look.days[p.document] for p in (a, b))
    meant = a.stage == "plan" or _MEANT.search(a.text) or _WILL_NOT.search(a.text)
    meant = meant or (_NOT_FOUND.search(a.text) and CAME_TO_LIGHT.search(b.text))
    return bool(meant and a.negative and b.stage == "fact" and before and after and before < after)


def came_otherwise(q: Told, d: Told, look: View) -> bool:
    """外に出られるかもしれない, and days later 出られなかった: nobody denies it, it came otherwise."""
    before, after = (look.days[t.proposition.document] for t in (q, d))
    open_ = q.proposition.stage == "plan" or q.statement.certainty == "possible"
    if (
        d.statement.act == "announce"
        and q.proposition.stage == "plan"
        and d.proposition.negative
        and "" < (before or "") < (after or "")
    ):
        return True  # 売却する方向だ, and weeks later the firm announces 売却せず、建て替える
    told = d.statement.act not in ("deny", "state") or not d.proposition.attributed
    return bool(
        open_ and told and before and after and before < after and d.proposition.text.rstrip("。」』").endswith("た")
    )
