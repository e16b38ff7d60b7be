"""The days a text names: notes, final article, publication, amendment."""

from datetime import date

import pytest

from corpus.importers.validity import dates_of
from corpus.model.text import Article


def last(text: str) -> tuple[Article, ...]:
    return (Article("1", (), "第一条 甲。"), Article("2", (), text))


@pytest.mark.parametrize(
    ("notes", "final", "adopted", "begins", "label"),
    [
        # a first text begins when its final article says
        (
            ["2020年1月2日 大会通过"],
            "本法自2020年6月1日起施行。",
            "2020-01-02",
            "2020-06-01",
            "2020",
        ),
        # on publication
        (
            ["2020年1月2日 大会通过", "2020年1月9日 公布"],
            "自公布之日起施行。",
            "2020-01-09",
            "2020-01-09",
            "2020",
        ),
        # an amended text keeps the old final article: the decision's day is presumed
        (
            ["1990年1月2日大会通过", "根据2018年3月4日《关于修改〈甲〉的决定》修正"],
            "自1990年5月1日起施行。",
            "2018-03-04",
            "2018-03-04",
            "2018修正",
        ),
        # a revised text states its own day
        (
            ["1990年1月2日大会通过", "2018年3月4日大会修订"],
            "自2019年1月1日起施行。",
            "2018-03-04",
            "2019-01-01",
            "2018修订",
        ),
        # a note that says so comes first
        (
            ["2005年1月5日 会议通过", "2005年5月1日 施行"],
            "自公布之日起施行。",
            "2005-01-05",
            "2005-05-01",
            "2005",
        ),
        # Chinese digits
        (
            ["一九九九年三月一日通过"],
            "自一九九九年十月一日起施行。",
            "1999-03-01",
            "1999-10-01",
            "1999",
        ),
        # spaces inside a date
        (
            ["2015年8月29日通过"],
            "自 2015 年 11 月 1 日起施行。",
            "2015-08-29",
            "2015-11-01",
            "2015",
        ),
    ],
)
def test_first_day(notes: list[str], final: str, adopted: str, begins: str, label: str) -> None:
    found = dates_of(notes, last(final))

    assert (str(found.adopted), str(found.begins), found.label) == (adopted, begins, label)


def test_a_text_without_any_date_has_no_first_day() -> None:
    assert dates_of([], last("甲。")).begins is None


def test_a_presumed_day_says_that_it_is() -> None:
    notes = ["1990年1月2日通过", "2018年3月4日修正"]

    assert dates_of(notes, last("自1990年5月1日起施行。")).basis.startswith("推定")


def test_the_final_article_names_what_it_repeals() -> None:
    text = "本法自2021年1月1日起施行。《猫法》、1999年发布的《狗法》同时废止。《鱼法》另行规定。"

    assert dates_of([], last(text)).repeals == ("猫法", "狗法")


def test_the_day_in_a_files_name_shows_a_later_amendment() -> None:
    found = dates_of(["1998年1月1日公布"], last("自1999年1月1日起施行。"), date(2011, 1, 8))

    assert found.begins == date(2011, 1, 8)
