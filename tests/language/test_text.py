import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from uratori.language import fold


def test_full_width_forms_fold_in_place():
    folded = fold("ＡＢＣ　１２日（土）～１５日")
    assert folded.text == "ABC 12日(土)~15日"
    assert folded.span(4, 7) == folded.span(4, 7).__class__(4, 7)


def test_half_width_kana_lead_back_to_their_place():
    raw = "首相はﾌﾟｰﾁﾝ氏と会談"
    folded = fold(raw)
    assert folded.text == "首相はプーチン氏と会談"
    assert folded.span(3, 7).of(raw) == "ﾌﾟｰﾁﾝ"


def test_decomposed_kana_are_composed():
    raw = unicodedata.normalize("NFD", "ピョンヤンで")
    folded = fold(raw)
    assert folded.text == "ピョンヤンで"
    assert folded.span(0, 5).of(raw) == unicodedata.normalize("NFD", "ピョンヤン")


def test_only_the_part_asked_for_is_folded():
    raw = "前文ﾊﾞｽ後文"
    folded = fold(raw, 2, 5)
    assert folded.text == "バス"
    assert folded.span(0, 2).of(raw) == "ﾊﾞｽ"


@given(st.text(alphabet=st.sampled_from("アｱﾞﾟ゙゚か１２（）～ 。「」a漢\n"), max_size=40))
def test_every_folded_span_leads_back_in_order(raw):
    folded = fold(raw)
    offsets = [folded.raw(i) for i in range(len(folded.text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[0] == 0 or not folded.text
    assert offsets[-1] == len(raw)
