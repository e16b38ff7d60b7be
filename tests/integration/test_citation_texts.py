"""Generated texts: every citation found in order, every status right."""

from __future__ import annotations

from collections import Counter

from corpus.knowledge_base import Knowledge
from corpus.library import Library
from corpus.resolver import Resolver
from tests.unit.citation_texts import Expected, Sample, samples

COUNT, SEED, LEAST = 500, 20261124, 0.99


def got(resolver: Resolver, sample: Sample) -> list[Expected]:
    return [
        Expected(c.instrument, c.article, c.paragraph, c.item, c.status.value)
        for c in resolver.resolve(sample.text, on=sample.on)
    ]


def figures(resolver: Resolver, *, versions: bool) -> dict[str, tuple[float, float]]:
    """Return precision and recall of each status over the generated texts."""
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for sample in samples(COUNT, seed=SEED, versions=versions):
        found = got(resolver, sample)
        told.update(c.status for c in found)
        asked.update(c.status for c in sample.expected)
        common = Counter(found) & Counter(sample.expected)
        right.update(c.status for c in common.elements())
    return {s: (right[s] / max(told[s], 1), right[s] / asked[s]) for s in asked}


def out_of_order(resolver: Resolver, *, versions: bool) -> list[tuple[Sample, list[Expected]]]:
    wanted = samples(COUNT, seed=SEED, versions=versions)
    pairs = [(sample, got(resolver, sample)) for sample in wanted]
    return [(sample, found) for sample, found in pairs if found != list(sample.expected)]


def test_the_register_alone_settles_generated_texts(knowledge: Knowledge) -> None:
    resolver = Resolver.of(knowledge)

    assert out_of_order(resolver, versions=False) == []
    for status, (precision, recall) in figures(resolver, versions=False).items():
        assert precision >= LEAST, status
        assert recall >= LEAST, status


def test_the_library_settles_generated_texts(knowledge: Knowledge, library: Library) -> None:
    resolver = Resolver.of(knowledge, library)

    assert out_of_order(resolver, versions=True) == []
    for status, (precision, recall) in figures(resolver, versions=True).items():
        assert precision >= LEAST, status
        assert recall >= LEAST, status


def test_the_texts_cover_every_status_and_form() -> None:
    wanted = [c for s in samples(COUNT, seed=SEED, versions=True) for c in s.expected]
    statuses = Counter(c.status for c in wanted)

    assert min(statuses.values()) >= 30
    assert set(statuses) == {
        "in_force",
        "repealed",
        "not_yet_in_force",
        "no_such_article",
        "no_such_instrument",
    }
