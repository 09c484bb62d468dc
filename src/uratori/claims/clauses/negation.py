"""Whether a clause negates what it says, by its ending."""

from __future__ import annotations

import re
from functools import cache

from uratori.claims.clauses.words import THAT, either, phrases

_ENDING = (
    r"ない|なかった|ません|ませんでした|ず|ぬ|なく|なし",
    r"否定|でたらめ|虚偽|事実無根|(?<!違)反する|事実と異な[^、。]{1,6}",
)
_TAIL = (  # what may follow the negation of a clause that leads on (届かなかった〈ため〉、) or is put as a plan or as likely
    r"ため(?:に)?|こと(?:から|で|を受けて?|に加え)|とし(?:て)?|とみて|ので|のに(?:対し(?:て)?)?|が|けれども?|けど|ものの|うえに?|上に?|ままで?|ほか"
    r"|一方で?|に|で",
    r"(?:方針|考え|構え|姿勢|意向|見通し|見込み|予定|状態|状況)(?:だ|です|である|で|が続い?[^、。]{0,6})?",
    r"(?:可能性|疑い|恐れ|おそれ)(?:が|も)?(?:ある|あり|あった|高い|強い|出て[^、。]{0,4})?",
)
_NEGATION = re.compile(
    rf"(?P<no>{'|'.join(_ENDING)})(?:と|もの|こと|の|だ|です|である|ん|て)*(?:{'|'.join(_TAIL)})?[。、」』)\s]*$"
)
_DOUBLED = re.compile(
    r"(?:なかった|ない|ません(?:でした)?)(?:という|といった|との|とする|とした)?(?:事実|こと|わけ|ようなこと|認識)(?:は|が|も)、?"
    r"(?:一切|全く|まったく|決して)?(?:な[いかく]|ありま|ござい|しており?ま)[^、。]{0,8}[。」』]*$"
)
_REACH = 9
_TAIL_LENGTH = 32
_LACKED = 14  # characters between what a clause lacks and its end: 許可〈を得ていなかった〉
_TURNED_OUT = re.compile(  # 確認していなかった〈ことが判明した〉: what turned out is what is said; not ことを認めていない
    r"(?:こと|事実)[がをも][^、。]{0,12}(?:判明|分か|わか|発覚|明らかに(?:なっ|し)|認め|突き止め|公表)[^、。な]{0,9}[。、」』)]*$"
)
_HELD_NOT = re.compile(  # 二重交付はなかった〈と結論づけた〉: what is held is what is said; not 認めなかった
    r"(?<=ない|った|せん|した)[」』]?と(?=[^、。はがをにな]{1,9}[。、」』)]*$)(?=.*(?:た|る|す)[。、」』)]*$)"
)
_CEASED = re.compile(
    r"(?:(?<=[ぁ-ん])(?<![がはもをに])|(?<=[見来出得着居煮寝似]))なくな[っりる](?:まし)?(?:た|て|てい[たる]|てお?り)?(?:と|もの|こと|の|ん|だ|です|である)*(?:[」』]と[^、。はがを]{1,9})?[。、」』)\s]*$"
)

_ONLY = re.compile(r"(?<![たおむ])しか(?![しもるけくっらり])[^、。]{1,24}$")
"""1台〈しか動か〉なかった: what is negated is that there was more."""
_WITHOUT = re.compile(
    r"(?P<what>[一-龥ァ-ヴー]{2,12})(?:[をも]、?[一-龥]?[ぁ-ん]{0,5}?|[さしせ]{0,2})(?:ずに|ないまま|なしに|なしで|ことなく|(?<=[一-龥])なく)(?!な[っりる])"
)
_GIVEN_UP = re.compile(r"を(?:(?:取り|とり)?や|取り止)め(?:た|る|て[^、。]{0,6}|まし[^、。]{0,3})[。、」』)]*$")


def negated(text: str) -> bool:
    """Whether the predicate of a folded clause is negated, or calls untrue what it speaks of.

    >>> negated("契約を結んだ事実はない"), negated("雨になるかもしれない"), negated("7人の行方が分かっていない")
    (True, False, False)
    >>> negated("荷が届かなかったため、"), negated("値段は変わらないものの、"), negated("席がないか尋ねた")
    (True, False, False)
    """
    if _called_false().search(text):
        return not _denial_called_false().search(text)
    if found := _TURNED_OUT.search(text) or _HELD_NOT.search(text):
        text = text[: found.start()]
    said = _NEGATION.search(text)
    return said is not None and not _no_negation().search(text[: said.end("no")]) and not held(text)


def in_form(text: str) -> bool:
    """Whether a folded clause ends in a negation, whether it negates anything or not.

    >>> in_form("関与を排除できない"), in_form("関与を認めた")
    (True, False)
    """
    return _NEGATION.search(text) is not None


def given_up(text: str) -> bool:
    """Whether a folded clause ends in that something was no longer done, in plain words.

    >>> given_up("川の放流をやめた"), given_up("職員が会社を辞めた")
    (True, False)
    """
    return _GIVEN_UP.search(text) is not None


def without(text: str) -> frozenset[str]:
    """What a folded clause says that something was done without: 〈許可〉を得ずに掘った, 〈届け出〉なく開いた.

    >>> without("会社は許可を得ずに掘った"), without("店は在庫がなくなった")
    (frozenset({'許可'}), frozenset())
    """
    return frozenset(m["what"] for m in _WITHOUT.finditer(text))


def lacks_alike(denied: str, plain: str) -> bool:
    """Whether a negated clause lacks what the other says that something was done without; not where it denies that it was
    done so.

    >>> lacks_alike("許可を得ていなかった", "許可を得ずに掘った"), lacks_alike("許可を得ずに掘った事実はない", "許可を得ずに掘った")
    (True, False)
    """
    missing = without(plain) - without(denied)
    return any(word in denied[-len(word) - _LACKED :] for word in missing)


def held(text: str) -> bool:
    """Whether the negation at the end of a folded clause denies nothing: it is doubled, says that there was no more
    (1台しか動かなかった), or belongs to a phrase that stands for one word.

    >>> held("報告しなかった事実はない"), held("7人の行方が分かっていない"), held("報告した事実はない")
    (True, True, False)
    >>> held("ポンプは1台しか動かなかった"), held("しかし動かなかった")
    (True, False)
    """
    if said := _NEGATION.search(text):
        text = text[: said.end("no")]
    return (
        doubled(text)
        or _ONLY.search(text) is not None
        or any(len(text) - end < _REACH for _, end, _ in phrases(text, denied=True))
    )


@cache
def _no_negation() -> re.Pattern[str]:
    """雨になる〈かもしれない〉, 値段は〈変わらない〉: the form negates, the words do not."""
    return re.compile(rf"(?:{either('form')})[^、。]{{0,8}}$")


@cache
def _called_false() -> re.Pattern[str]:
    """〜との主張は全くの作り話だ, その説明を「おとぎ話」と呼んだ; not 計算に誤りがある, 主張は認められない."""
    return re.compile(
        rf"(?:{THAT}|その|そのような|この)[^、。]{{0,8}}?(?:{either('report')})(?:は|も|が|など|を(?=、?[「『“]))[^、。]{{0,12}}?"
        rf"(?:{either('false')})[^、。]{{0,6}}[。」』)]*$"
    )


@cache
def _denial_called_false() -> re.Pattern[str]:
    """暴行はなかったとした説明は誤りだった says that there was."""
    return re.compile(rf"(?:なかった|ない|ません(?:でした)?){THAT}[^、。]{{0,8}}?(?:{either('report')})(?:は|も|が)")


def doubled(text: str) -> bool:
    """Whether a clause denies that something was not so, which says that it was.

    >>> doubled("報告しなかった事実はない"), doubled("報告した事実はない")
    (True, False)
    """
    return _DOUBLED.search(text) is not None


def ceased(text: str) -> bool:
    """Whether the predicate of a folded clause is that something can no longer be done or no longer happens.

    >>> ceased("画面が開かなくなり、"), ceased("記録が閲覧できなくなった"), ceased("在庫がなくなった"), ceased("使えなくなった機器は8台")
    (True, True, False, False)
    """
    return _CEASED.search(text) is not None


def turns_down(text: str) -> bool:
    """Whether a folded clause says no more than that what stands before it is not so.

    >>> turns_down("そのような事実はございません"), turns_down("そのような事実を把握した")
    (True, False)
    """
    return _turned_down().search(text) is not None


@cache
def _turned_down() -> re.Pattern[str]:
    return re.compile(
        rf"^、?(?:{either('points')})(?:事実|こと|もの)(?:は|では)[^、。]{{0,6}}(?:な[いくか]|あり|ござい)"
    )


def told_negative(whole: str, start: int, end: int, untrue: bool, *, denied: bool) -> bool:
    """Whether ``whole[start:end]`` is told as not so: by its own words (``untrue``, what :func:`negated` says of it), or since somebody
    denies it (``denied``); the other way round where its report takes it back, or tells that somebody does (「届いていない」との発言を撤回した)."""
    back = _taken_back().search(whole, max(start, end - _TAIL_LENGTH), end + _TAIL_LENGTH)
    if back and back.start() <= end < back.end():
        return not negated(whole[start : back.start()])
    return (untrue or (denied and not held(whole[start:end]))) != withdrawn(whole, end)


@cache
def _taken_back() -> re.Pattern[str]:
    """「届いていない」〈との先月の発言を撤回〉した; not 撤回しなかった, 撤回するよう求めた."""
    return re.compile(
        rf"[」』”]?{THAT}[^、。はがを]{{0,10}}?(?:{either('report')})(?:は|を|も|について(?:は)?)、?[^、。はがを]{{0,8}}?(?:{either('takes back')})"
        r"(?![^、。]{0,8}(?:ない|なか|ず|ません|よう|べき|求め|予定|方針))"
    )


def withdrawn(text: str, at: int) -> bool:
    """Whether what stands at ``at``, behind words, says that these were put out and are not so: 「異常はない」〈と説明いたしましたが、事実と
    異なって〉いた, 〈と発表していたが、誤り〉だった; not と説明したが、住民は誤りだと言う."""
    return text[at : at + 2].strip("」』”").startswith("と") and bool(_withdrawn().match(text, at))


@cache
def _withdrawn() -> re.Pattern[str]:
    return re.compile(
        rf"[」』”]?と[^、。はが]{{0,10}}?(?:{either('report')}|公表|案内|お知らせ)[^、。はが]{{0,10}}(?:が|けれども?|ものの)、?"
        rf"(?:これは|それは|実際は)?(?:{either('false')}|誤っ)"
    )
