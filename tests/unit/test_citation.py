"""The authoring form of citations and their Chinese form."""

import pytest

from corpus.citation import article_in_words, authored, in_chinese, parse_authored
from corpus.model.law import Citation

FORMS = [
    ("行政复议法#20", Citation("行政复议法", "20"), "第二十条"),
    ("刑法#276-1", Citation("刑法", "276-1"), "第二百七十六条之一"),
    ("行政复议法#23.1", Citation("行政复议法", "23", 1), "第二十三条第一款"),
    ("行政复议法#23.1.4", Citation("行政复议法", "23", 1, 4), "第二十三条第一款第（四）项"),
    ("中院一审标准2021#全文", Citation("中院一审标准2021"), ""),
]


@pytest.mark.parametrize(("text", "citation", "words"), FORMS)
def test_a_citation_reads_and_writes_the_same(text: str, citation: Citation, words: str) -> None:
    assert parse_authored(text) == citation
    assert authored(citation) == text
    assert article_in_words(citation) == words


@pytest.mark.parametrize(
    "text", ["行政复议法", "行政复议法#", "#20", "行政复议法#二十", "法#1.2.3.4"]
)
def test_what_has_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="引用应写成"):
        parse_authored(text)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1260, "一千二百六十"),
        (1005, "一千零五"),
        (1242, "一千二百四十二"),
    ],
)
def test_numbers_are_written_as_statutes_write_them(number: int, words: str) -> None:
    assert in_chinese(number) == words
