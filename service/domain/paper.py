"""Drafts of papers: filled with what the person told, blank everywhere else."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.model.law import Citation
from corpus.model.pathway import PathwayId, Stage
from service.domain.answer import Answer, PathwayAdvice

SPECIAL = frozenset({"blank", "account", "told", "basis", "organ", "last_day"})
_MANY = ("account", "told")  # one line of the paper for each of them


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paper: its heading and lines with slots in braces."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as it is asked for; an empty mechanism stands for a pathway without one."""

    id: str
    title: str
    pathways: tuple[PathwayId, ...]
    cites: tuple[Citation, ...]
    parts: tuple[Part, ...]
    mechanisms: tuple[str, ...] = ()
    except_mechanisms: tuple[str, ...] = ()

    def fits(self, advice: PathwayAdvice) -> bool:
        """Return whether the paper is what this pathway asks for."""
        mechanism = advice.mechanism or ""
        listed = not self.mechanisms or mechanism in self.mechanisms
        return (
            advice.pathway in self.pathways and listed and mechanism not in self.except_mechanisms
        )


@dataclass(frozen=True, slots=True)
class Told:
    """What one conversation yields for papers, already in words.

    `facts` maps fact ids to what the person said; `statements` are the same as sentences;
    `account` are the person's own words.
    """

    facts: Mapping[str, str]
    statements: Sequence[str]
    account: Sequence[str]
    basis: str = ""
    organ: str = ""
    last_day: str = ""


def slots(paper: Paper) -> frozenset[str]:
    """Return the names of the slots that a paper has."""
    lines = (line for part in paper.parts for line in part.lines)
    return frozenset(name for line in lines for _, name, _, _ in _parsed(line) if name is not None)


def fitting(papers: Sequence[Paper], answer: Answer) -> tuple[Paper, ...]:
    """Return the papers that today's pathways ask for, in the order of the pathways."""
    today = (p for p in answer.pathways if p.stage is Stage.NOW)
    return tuple(
        dict.fromkeys(paper for advice in today for paper in papers if paper.fits(advice))
    )


def advice_for(paper: Paper, answer: Answer) -> PathwayAdvice | None:
    """Return the first of today's pathways that the paper is for, if there is one."""
    today = (p for p in answer.pathways if p.stage is Stage.NOW)
    return next((advice for advice in today if paper.fits(advice)), None)


def fill(lines: Sequence[str], told: Told, *, blank: str) -> tuple[str, ...]:
    """Return the lines with their slots filled; what was not told stays blank."""
    filled: list[str] = []
    values = {**told.facts, "basis": told.basis, "organ": told.organ, "last_day": told.last_day}
    many = {"account": told.account, "told": told.statements}
    for line in lines:
        name = line.strip("{}")
        if name in _MANY:
            filled += many[name] or [blank]
        else:
            filled.append(_filled(line, values, blank))
    return tuple(filled)


def _filled(line: str, values: Mapping[str, str], blank: str) -> str:
    return "".join(
        text + ("" if name is None else values.get(name) or blank)
        for text, name, _, _ in _parsed(line)
    )


def _parsed(line: str) -> Sequence[tuple[str, str | None, str | None, str | None]]:
    return list(string.Formatter().parse(line))
