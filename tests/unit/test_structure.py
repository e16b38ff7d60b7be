"""The line grammar on invented laws, one test a phenomenon."""

import pytest

from corpus.importers.numerals import value
from corpus.importers.source import size
from corpus.importers.structure import parse


def numbers(body: str) -> list[str]:
    return [a.number for a in parse(body).articles]


def test_every_mark_opens_one_article_and_headings_are_its_path() -> None:
    parsed = parse(
        "# 第一编　总则\n\n## 第一章　猫\n\n第一条　猫归猫管。\n\n（一）黑猫；\n\n（二）白猫。\n\n"
        "### 第一节　尾巴\n\n第二条　尾巴不得踩。\n\n## 第二章　狗\n\n第二条之一　狗归狗管。\n"
    )

    assert [(a.number, a.heading) for a in parsed.articles] == [
        ("1", ("第一编　总则", "第一章　猫")),
        ("2", ("第一编　总则", "第一章　猫", "第一节　尾巴")),
        ("2-1", ("第一编　总则", "第二章　狗")),
    ]
    assert parsed.articles[0].text == "第一条　猫归猫管。\n\n（一）黑猫；\n\n（二）白猫。"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("第一条 甲。 第二条 乙。\n", ["1", "2"]),  # two articles on one line
        ("第一条 甲。\n第二 条乙。\n", ["1", "2"]),  # a space in the wrong place
        ("第一条 甲。\n笫二条 乙。\n", ["1", "2"]),  # a look-alike character
        ("第１条 甲。\n第2条 乙。\n", ["1", "2"]),  # digits of both widths
        ("第一条 依照\n第九条规定办理。\n", ["1"]),  # a reference at the start of a line
        ("第一条 改为：\n“第二条 乙。”\n", ["1"]),  # a quoted article is no article
        ("第一条 甲。\n第二条之一 乙。\n第二条之二 丙。\n", ["1", "2-1", "2-2"]),
        ("第一条 甲。\n第二条之规定 乙。\n", ["1", "2"]),
    ],
)
def test_article_marks(body: str, expected: list[str]) -> None:
    assert numbers(body) == expected


def test_a_text_without_articles_is_one_piece() -> None:
    assert numbers("一、养猫的，应当喂猫。\n\n二、本决定自公布之日起施行。") == ["全文"]


def test_what_stands_before_and_behind_has_a_number_of_its_own() -> None:
    body = (
        "为了猫，制定本法。\n\n第一条 喂猫。\n\n附件一　猫粮表\n\n| 猫 | 粮 |\n\n"
        "附件二　狗粮表\n无。"
    )

    assert numbers(body) == ["序言", "1", "附件1", "附件2"]


def test_articles_of_an_annex_do_not_shadow_those_of_the_law() -> None:
    body = "第一条 甲。\n第二条 乙。\n附件：细则\n第一条 丙。\n第二条 丁。"

    assert numbers(body) == ["1", "2", "附件", "附件·1", "附件·2"]


def test_supplementary_provisions_are_no_annex() -> None:
    parsed = parse("第一条 甲。\n\n附 则\n\n第二条 乙。")

    assert [(a.number, a.heading) for a in parsed.articles] == [("1", ()), ("2", ("附 则",))]


def test_a_heading_broken_over_two_lines_is_one() -> None:
    parsed = parse("## 第一章 喂养、照料、\n\n看护\n\n第一条 甲。")

    assert parsed.articles[0].heading == ("第一章 喂养、照料、看护",)


def test_a_table_of_contents_is_counted_and_not_stored() -> None:
    body = "目 录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。"

    parsed = parse(body)

    assert [a.heading for a in parsed.articles] == [("第一章 总则",), ("第二章 附则",)]
    assert parsed.contents == size("目录第一章总则第二章附则")


def test_gaps_and_repetitions_are_told() -> None:
    parsed = parse("第一条 甲。\n第三条 乙。\n第三条 丙。\n")

    assert [a.number for a in parsed.articles] == ["1", "3", "3（2）"]
    assert "第1条之后是第3条" in parsed.oddities
    assert "第3条出现了不止一次" in parsed.oddities


def test_sections_counted_through_a_plan_are_its_numbers() -> None:
    body = "引子。\n" + "".join(
        f"{'一二三四'[i // 3]}、大事\n" * (i % 3 == 0)
        + f"（{'一二三四五六七八九'[i]}）小事\n做。\n"
        for i in range(9)
    )

    found = numbers(body)

    assert [n for n in found if n.isdigit()] == [str(n) for n in range(1, 10)]


def test_points_that_start_anew_are_no_sections() -> None:
    body = "".join(
        f"{n}、大事\n" + "".join(f"（{i}）小事\n" for i in "一二三四五") for n in "一二三"
    )

    assert numbers(body) == ["全文"]


def test_no_character_is_lost() -> None:
    body = "序。\n# 第一编 甲\n第一条 乙。 第二条 丙。\n\u200b\n附表\n<!-- -->\n|a|\n"

    parsed = parse(body)

    kept = sum(size(a.text) for a in parsed.articles)
    assert size(body) == kept + parsed.headings + parsed.markup + parsed.contents


@pytest.mark.parametrize(
    ("words", "number"), [("十", 10), ("一百零三", 103), ("一千二百六十", 1260), ("２３", 23)]
)
def test_numerals(words: str, number: int) -> None:
    assert value(words) == number
