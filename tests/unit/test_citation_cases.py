"""Hard citations, written by hand: found in order and judged right, with and without texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from corpus.citation.judge import missing_part
from corpus.citation.near import near_names
from corpus.decode import decode
from corpus.knowledge_base import Knowledge
from corpus.library import Library
from corpus.model.law import Validity
from corpus.resolver import Resolved, Resolver
from corpus.yaml_file import read
from tests.conftest import TODAY


@dataclass(frozen=True)
class Case:
    text: str
    want: tuple[str, ...]
    day: date = TODAY
    texts: str = ""
    range: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Cases:
    owner: str
    cases: tuple[Case, ...]


CASES = decode(Cases, read(Path(__file__).with_name("citation_cases.yaml"))).cases


@pytest.fixture(scope="module")
def resolver(knowledge: Knowledge) -> Resolver:
    return Resolver.of(knowledge)


def told(citation: Resolved) -> str:
    title = "" if citation.status is Validity.AMBIGUOUS else citation.instrument
    place = [citation.article, citation.paragraph, citation.item]
    return f"{title}#{'.'.join('' if p is None else str(p) for p in place).rstrip('.')} " + (
        citation.status.value
    )


@pytest.mark.parametrize("case", [c for c in CASES if not c.texts], ids=lambda c: c.text)
def test_a_hard_case_is_settled_by_the_register(resolver: Resolver, case: Case) -> None:
    found = resolver.resolve(case.text, on=case.day)

    assert [told(c) for c in found] == list(case.want)
    assert all(c.written in case.text for c in found)
    assert not any(c.text_available for c in found)


def test_hard_cases_are_settled_with_the_texts(knowledge: Knowledge, library: Library) -> None:
    resolver = Resolver.of(knowledge, library)

    for case in CASES:
        found = resolver.resolve(case.text, on=case.day)
        assert [told(c) for c in found] == list(case.want), case.text
        if case.range:
            assert [c.valid_range for c in found] == list(case.range), case.text


def test_there_are_enough_hard_cases() -> None:
    assert len(CASES) >= 60


def test_a_repealed_law_names_its_successor(resolver: Resolver) -> None:
    [contract, old] = resolver.resolve("《合同法》第52条，旧仲裁法第五条", on=TODAY)

    assert contract.successor == "中华人民共和国民法典"
    assert old.successor == "中华人民共和国仲裁法"


def test_an_unknown_name_comes_with_near_ones(resolver: Resolver) -> None:
    [unknown] = resolver.resolve("《劳动合同保护法》第五条", on=TODAY)

    assert unknown.status is Validity.NO_SUCH_INSTRUMENT
    assert "中华人民共和国劳动合同法" in unknown.near
    assert near_names("", ["某法"]) == ()


def test_a_name_of_several_instruments_is_ambiguous(knowledge: Knowledge) -> None:
    resolver = Resolver.of(knowledge)
    titles = {"某法": ("甲省某法", "乙省某法")}
    names = type(resolver.names)({**resolver.names.titles, **titles}, {"某法": ("某法",)})
    [found] = type(resolver)(names, resolver.register, resolver.short, (), {}, None).resolve(
        "某法第五条", on=TODAY
    )

    assert found.status is Validity.AMBIGUOUS
    assert found.near == ("甲省某法", "乙省某法")


def test_parts_of_an_article_are_counted_generously() -> None:
    text = "第五条　有下列情形之一的：\n\n（一）甲；\n\n（二）乙。\n\n前款另有规定的除外。"

    assert missing_part(text, "5", 2, None) is None
    assert missing_part(text, "5", 3, None) == ("5.1", "5.2")
    assert missing_part(text, "5", 1, 2) is None
    assert missing_part(text, "5", 1, 3) == ("5.1.1", "5.1.2")


def test_a_long_text_is_read_in_time(resolver: Resolver) -> None:
    import time

    text = ("根据《民法典》第五条、第七条，该法第九条，公司规定第三条。" * 800)[:20_000]
    start = time.monotonic()

    assert len(resolver.resolve(text, on=TODAY)) > 1500
    assert time.monotonic() - start < 5
