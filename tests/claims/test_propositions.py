from itertools import pairwise

import pytest

from uratori import analyze
from uratori.claims.clauses.proposition import Proposition, propositions
from uratori.claims.view import view
from uratori.language import tokenize
from uratori.language.clauses import cuts
from uratori.model import Document, Entity, Name


def _clauses(text: str) -> list[str]:
    tokens = tokenize(text)
    at = [0, *cuts(tokens), len(tokens)]
    return ["".join(t.surface for t in tokens[a:b]) for a, b in pairwise(at)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("市長は式典に出席し、避難所を訪ねた", 2),
        ("船は10キロほど進んだ後、沈没した", 2),
        ("死者は4人、けが人は12人だった", 2),
        ("倉庫の屋根が落ちた事故で、会社は点検を怠ったと認めた", 2),
        ("建設費の返還を求めた訴訟の判決で、地裁は請求を退けた", 2),
        ("交通事故で、県道が閉ざされた", 1),
        ("船が港を出たこと、乗員が無事であることを確かめた", 2),
        ("きのう、東京で、両者が会談した", 1),
        ("6800世帯、1万5300人に指示を出した", 1),
        ("懲役3年、執行猶予5年の判決を言い渡した", 1),
        ("雨がやんだため、作業を始めた", 2),
        ("9人が死亡、30人が手当てを受けた", 2),
        ("両社が開発、販売した薬", 1),
        ("灯台のある岬の沖で、貨物船が岩に乗り上げた", 1),
        ("5日、町内の蓑瀬川で、釣りをしていた親子が流された", 1),
        ("町議会は条例案を賛成9、反対4で可決した", 1),
        ("高校の同級生で、2人とも運転の経験がない", 2),
        ("無断で止めたとして撤去していた自転車の返却を認めた", 2),
        ("市は録音を証拠として提出した", 1),
        ("市は橋の点検が適切だったとしている", 1),
        ("鍵を預かっていたのに、管理簿に名前がなかった", 2),
        ("屋根を直すのに、3日かかった", 1),
        ("顧客情報の流出で、会社は国に報告を求められた", 2),
        ("顧客の住所を入れた記録媒体紛失で、会社が謝った", 2),
        ("昨年の感染で、生徒が休んだ", 1),
        ("これに先立ち、市は火事と関連して、倉庫を調べた", 1),
        ("市は委員会に関係して、倉庫を調べ、壁を直した", 2),
        ("「はやて7」は9時12分、桟橋の東40メートルで止まった", 1),
        ("店の客は8人で、窓が3枚割れた", 2),
        ("点検の対象は蒸し器2万台分で、不具合は5月に見つかった", 2),
        ("係が電話を取ったのは午後7時5分で、すぐに走り出した", 2),
        ("店は午後5時で、客を迎えた", 1),
        ("祭りでは1人が亡くなり6人が手当てを受けた", 2),
        ("風が強まり3日間休んだ", 1),
    ],
)
def test_clauses_part_at_verbs_and_counts_not_at_every_comma(text: str, parts: int) -> None:
    assert len(_clauses(text)) == parts
    assert "".join(_clauses(text)) == text


def _read(told, *lines: str, **more: object) -> tuple[Proposition, ...]:
    return propositions(view([told("d", *lines, **more)], ()))


def test_what_a_clause_rests_on_is_not_what_it_says(told) -> None:
    (order,) = _read(told, "海上運送法に基づき事業の停止を命じた")
    assert "事業" in order.own
    assert not {"海上", "運送", "運送法"} & order.own


def test_what_is_called_by_a_name_in_quotes_is_a_name(told) -> None:
    ship, called = _read(told, "貨物船「ホワイト・ヘロン」の装置が壊れた。", "県は極めて「重大」だと考えた。")
    assert "@ホワイト・ヘロン" in ship.own
    assert not {"ホワイト", "ヘロン"} & ship.own
    assert "重大" in called.own


def test_a_total_without_a_noun_is_of_what_was_counted_last(told) -> None:
    total = _read(told, "誤配が新たに12件見つかった。", "計80件になった。")[-1]
    assert "誤配" in total.own
    few = _read(told, "砲弾3発が見つかった。", "1発になった。", by="軍")[-1]
    assert few.text == "1発になった。"
    assert "=weapon" not in few.own


def test_what_is_done_at_a_request_is_no_consent(told) -> None:
    done, consented = _read(told, "市の求めに応じて灯台を開けた。", "市の求めに応じる。")
    assert "=accept" not in done.own
    assert "=accept" in consented.own


def test_a_quote_that_another_statement_tells_is_not_cut_in_the_one_around_it() -> None:
    text = "外務省によりますと、早瀬次官は席上、「船は公海にいた。武器の使用は許しがたい」と抗議したということです。"
    analysis = analyze(Document("a", "a", text, 0, len(text)))
    assert [p.text for p in propositions(view([analysis], analysis.entities))] == [
        "早瀬次官は席上、「船は公海にいた。武器の使用は許しがたい」と抗議した",
        "船は公海にいた。",
        "武器の使用は許しがたい",
    ]
    alone = "市長は「倉庫は閉めた。鍵も替えた」と説明した。"
    analysis = analyze(Document("a", "a", alone, 0, len(alone)))
    assert [p.text for p in propositions(view([analysis], analysis.entities))] == ["倉庫は閉めた。", "鍵も替えた"]


def test_a_bare_rebuttal_means_what_stands_before_it(told) -> None:
    rebuttal = _read(told, "灯台が倒れそうだと報じられた。", "その報道は虚偽だ。")[-1]
    assert "灯台" not in rebuttal.own
    assert rebuttal.terms["灯台"] > 0.5


def test_forms_of_one_sense_are_one_term(told) -> None:
    first, second, third = _read(told, "男性2人が死亡した", "2人が亡くなった", "死者は2人になった")
    assert "=die" in first.own & second.own & third.own
    assert [p.counts[0].noun for p in (first, second, third)] == ["=die", "=die", "=die"]


def test_names_are_the_entity_whatever_they_look_like(told) -> None:
    first, second = _read(told, "山路知事が視察した", "同氏が視察した", people={"山路知事": "e1", "同氏": "e1"})
    assert "@e1" in first.own & second.own
    assert first.actors == second.actors == {"@e1"}


def test_a_name_that_one_report_marks_is_one_in_the_next(told) -> None:
    marked = told("a", "霧降岳で雪崩が起きた", people={"霧降岳": "e1"})
    bare = told("b", "霧降岳の雪崩で2人が流された", "霧降岳山荘は無事だった")
    known = [Entity("e1", "place", "霧降岳", (Name("霧降岳", "as written"),))]
    _, second, _ = propositions(view([marked, bare], known))
    assert "@e1" in second.own
    both = [*known, Entity("e2", "organization", "霧降岳", (Name("霧降岳", "as written"),))]
    marked = told("a", "霧降岳で雪崩が起きた", "霧降岳が休業した", people={"霧降岳": "e1", "が休業": "e2"})
    assert "@e1" not in propositions(view([marked, bare], both))[2].own  # one name, two who have it


@pytest.mark.parametrize(
    ("line", "negative"),
    [
        ("会社は事実を認めていない", True),
        ("契約を結んだ事実はない", True),
        ("7人の行方が分かっていない", False),
        ("雨になるかもしれない", False),
        ("契約を結んだ事実はなく、", True),
        ("社長の説明は事実と異なる", True),
        ("事故の可能性も排除できない", False),
        ("対策を取らなければならない", False),
        ("死者は3人で変わらない", False),
        ("交渉が始まった", False),
    ],
)
def test_negation_of_the_predicate(told, line: str, negative: bool) -> None:
    assert [p.negative for p in _read(told, line)] == [negative]


def test_a_denied_statement_is_negative_though_its_words_are_not(told) -> None:
    assert [p.negative for p in _read(told, "要求に応じた", by="県", deny=(0,))] == [True]


@pytest.mark.parametrize(
    ("line", "negative"),
    [
        ("二重送付はなかったと結論づけた", True),
        ("違法ではないと判断している", True),
        ("二重送付があったと結論づけた", False),
        ("定員を増やさなければならないと強調した", False),
    ],
)
def test_what_is_held_not_to_be_so_is_negative(told, line: str, negative: bool) -> None:
    assert _read(told, line)[-1].negative is negative


def test_a_bare_denial_means_what_stands_before_it(told) -> None:
    _, denial = _read(told, "工場が排水を川に流した", "その報道は事実ではない", by="会社", deny=(1,))
    assert denial.negative
    assert "工場" in denial.terms
    assert "工場" not in denial.own


@pytest.mark.parametrize(
    "line",
    [
        "票の差は90票から40票に縮まった",
        "当初90票としていた差は40票と判明した",
        "90票と発表していた差は40票だった",
        "当初90票と伝えられた差は40票だった",
    ],
)
def test_the_value_before_a_change_is_marked(told, line: str) -> None:
    p = _read(told, line)[-1]
    assert [(c.quantity.low, c.former) for c in p.counts] == [(90, True), (40, False)]


@pytest.mark.parametrize(
    ("line", "held", "now"),
    [
        ("協会は入場者を88人から79人に訂正した", "協会は入場者を88人", "79人に訂正した"),
        ("協会は88人としていた入場者を79人に改めた", "協会は88人", "入場者を79人に改めた"),
        ("入場者は88人から79人に減った", None, "入場者は88人から79人に減った"),
        ("入場者は約80人から79人に訂正された", None, "入場者は約80人から79人に訂正された"),
    ],
)
def test_what_was_put_out_and_what_takes_its_place_are_two(told, line: str, held: str | None, now: str) -> None:
    *before, after = _read(told, line)
    assert [line[p.start : p.end] for p in before] == [held][: held is not None]
    assert line[after.start : after.end] == now
    assert after.text == line
    assert all("入場" in "".join(p.own) or "入場者" in p.own for p in (*before, after))
    assert [(c.quantity.low, c.former) for p in before for c in p.counts] == [(88, False)][: held is not None]


def test_that_there_was_none_is_a_clause(told) -> None:
    words = [p.text for p in _read(told, "屋台が倒れて4人が打撲したが、死者はいない", "祭りは続き、花火もある")]
    assert words[1:] == ["死者はいない", "祭りは続き、花火もある"]


def test_a_bare_count_is_of_what_its_sentence_names_before_it(story) -> None:
    told = story(
        "白嶺山の雪崩で亡くなった人について、鹿渡県警は5日、2人としていたのを3人に改めた。",
        "鹿渡県警は5日、白嶺山の雪崩による死者は3人だと発表した。",
        by=("港南新聞", "入江新聞"),
    )
    together = [{m.document for m in c.members} for c in told.claims if "3人" in c.text]
    assert {"d0", "d1"} in together


def test_who_it_was_is_the_focus_of_a_clause(told) -> None:
    people = {"真砂": "p:真砂", "三谷": "p:三谷"}
    lines = "鍵を受け取ったのは真砂氏だった", "三谷氏が鍵を受け取った", "鍵は三谷氏のものだった"
    assert [p.focus for p in _read(told, *lines, people=people)] == [{"@p:真砂"}, frozenset(), frozenset()]


def test_a_bare_count_that_takes_the_place_of_another_is_of_the_same_things(story) -> None:
    told = story(
        "乗客を86人とお知らせしておりましたが、数え直しまして、91人に訂正いたします。",
        "バスの乗客は91人だった。",
        by=("港南交通", "入江新聞"),
    )
    together = {tuple(sorted({m.document for m in c.members})) for c in told.claims if "91人" in c.text}
    assert ("d0", "d1") in together


def test_a_body_that_gives_a_count_is_not_what_is_counted(told) -> None:
    line = "名簿を持つ観光局は91人だとした"
    (body,) = _read(told, line, people={"観光局": "o:観光局"})
    (word,) = _read(told, line)
    assert (body.counts[0].noun, word.counts[0].noun is None) == (None, False)


def test_what_is_added_is_not_a_total(told) -> None:
    total, more, rise = _read(told, "死者は12人になった", "新たに2人の死亡を確認した", "前の日より3人多い死者")
    assert total.counts[0].noun == "=die"
    assert more.counts[0].noun == "+=die"
    assert rise.counts == ()


def test_spans_are_the_documents_own(told) -> None:
    line = "ｶﾞｽ会社は１２日、供給を止め、住民に謝罪した"
    for p in _read(told, line):
        assert line[p.start : p.end]
    assert line[_read(told, line)[-1].start :].startswith("住民に")


@pytest.mark.parametrize("piece", ["し、", "市長は述べ、", "3人が死亡し、", "「そう、」", "1", "それを否定した。"])
def test_a_sentence_without_end_is_read_in_pieces(told, piece: str) -> None:
    line = piece * (6_000 // len(piece))
    found = _read(told, line, by="市")
    assert sum(len(p.terms) for p in found) < 20 * len(line)
    assert found[-1].end <= len(line)


def test_what_is_left_of_a_sentence_without_its_statement_says_nothing(told) -> None:
    assert _read(told, "通販大手の商会は7日、", "駅前の銀行が") == ()
    assert len(_read(told, "商会は7日に店を閉めた", "列車は遅れたが、")) == 2


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("劇団は公演6回を延期した", {"劇団", "=concert"}),
        ("延期された公演は6回だった", {"=concert"}),
        ("重油の流出が続いた", {"重油", "=leak"}),
        ("観覧車「きぼう2」(高さ60メートル)がとまった", {"希望"}),
        ("広場で夜に踊った", set()),
    ],
)
def test_what_a_clause_is_about(told, text: str, core: set[str]) -> None:
    (found,) = _read(told, text)
    assert found.core == core


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("予定していた公演6回を延期した", "fact"),
        ("公演は来月に予定されている", "plan"),
        ("公演を来月に予定している", "plan"),
    ],
)
def test_what_was_planned_and_came_otherwise_is_no_plan(told, text: str, stage: str) -> None:
    (found,) = _read(told, text)
    assert found.stage == stage


@pytest.mark.parametrize(
    ("text", "noun"), [("延期は最終的に6回に上った", "=postpone"), ("劇団が3万人分の名簿をなくした", "名簿")]
)
def test_what_is_counted_is_a_thing(told, text: str, noun: str) -> None:
    (found,) = _read(told, text)
    assert [c.noun for c in found.counts] == [noun]


@pytest.mark.parametrize(
    ("text", "own", "aside"),
    [
        (
            "逮捕された男が借りていた物置から盗まれた仏像がひどく壊れていた",
            {"仏像", "=collapse"},
            {"=steal", "=arrest"},
        ),
        ("名簿が外へ流出した可能性がある", {"名簿", "=leak"}, set()),
        ("折れている橋桁は存在しない", {"折れる", "橋桁"}, set()),
    ],
)
def test_what_is_said_by_the_way_is_not_what_a_clause_says(told, text: str, own: set[str], aside: set[str]) -> None:
    *_, found = _read(told, text)
    assert own <= found.own
    assert not aside & found.own
    assert all(found.terms[t] < 1 for t in aside)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("6月に高波で壊れた桟橋は、修理を終えた", ["6月に高波で壊れた桟橋", "桟橋は、修理を終えた"]),
        (
            "漁船が貨物船とぶつかった事故で、漁船の船長が亡くなった",
            ["漁船が貨物船とぶつかった事故で、", "漁船の船長が亡くなった"],
        ),
        ("断水した世帯は19世帯に増えた", ["断水した世帯は19世帯に増えた"]),
        ("町は来月開く会議の議題を決めた", ["町は来月開く会議の議題を決めた"]),
    ],
)
def test_a_clause_before_the_first_noun_is_told_too(told, text: str, parts: list[str]) -> None:
    assert [p.text for p in _read(told, text)] == parts
