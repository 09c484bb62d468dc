"""Documents to put on a desk, in our own words."""

from uratori.desk import Source
from uratori.reading import from_row


def source(id_, text, *, name="-", data=None, **row):
    documents = from_row({"id": id_, "text": text, **row}, name)
    return Source(name, data, documents)


STORY = (
    source(
        "morning",
        "浜風市の橋が通行止め\n浜風市の大橋で3日、路面の陥没が見つかり、通行止めになった。市の担当者は「けが人は5人」と述べた。",
        outlet="帝都新聞",
        url="https://teito.example/a1",
        published="2024-05-03",
    ),
    source(
        "evening",
        "浜風市の大橋の路面が陥没\n浜風市の大橋で路面が陥没し、通行止めが続いている。市によると、けが人は7人に上る。",
        outlet="みなとテレビ",
        url="https://minato.example/n/9",
        published="2024-05-04",
    ),
)
DENIAL = source(
    "denial",
    "浜風市「手抜き工事なかった」\n浜風市は5日、大橋の陥没について、手抜き工事の事実はないと否定した。",
    outlet="帝都新聞",
    url="https://teito.example/a7",
    published="2024-05-05",
)
OTHER = source(
    "launch",
    "探査機打ち上げ\n宇宙機関は2日、小惑星に向かう探査機を打ち上げたと発表した。",
    outlet="帝都新聞",
    url="https://teito.example/a2",
    published="2024-05-02",
)
