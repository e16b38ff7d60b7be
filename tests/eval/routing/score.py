"""Scores answers against the routing codebook: pure functions over labels and answers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
CONSULTATION = "consultation"


@dataclass(frozen=True)
class Figure:
    """A share with its 95 % Wilson interval and the bar for release, if there is one."""

    name: str
    hits: int
    total: int
    bar: str = ""

    @property
    def share(self) -> float:
        return self.hits / self.total if self.total else float("nan")

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.hits, self.total)


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    if not total:
        return (0.0, 1.0)
    share, spread = hits / total, z * z / total
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * math.sqrt(share * (1 - share) / total + spread / total / 4)
    return (middle - half, middle + half)


def shown(answer: Row) -> list[str]:
    """Return the pathway ids in the order they are shown."""
    return [p["pathway"] for p in answer.get("pathways", [])]


def today(answer: Row) -> list[str]:
    return [p["pathway"] for p in answer.get("pathways", []) if p["stage"] == "now"]


def first_hit(label: Row, answer: Row) -> bool:
    return bool(set(today(answer)[:1]) & set(label["primary"]))


def two_hit(label: Row, answer: Row) -> bool:
    return bool(set(shown(answer)[:2]) & set(label["primary"]))


def forbidden_shown(label: Row, answer: Row) -> bool:
    """A forbidden pathway is open today in the first three, or before the first good one."""
    forbidden, acceptable = set(label["forbidden"]), set(label["acceptable"])
    pathways = answer.get("pathways", [])
    if any(p["pathway"] in forbidden and p["stage"] == "now" for p in pathways[:3]):
        return True
    for p in pathways:
        if p["pathway"] in acceptable:
            return False
        if p["pathway"] in forbidden and p["stage"] == "now":
            return True
    return False


def figures(labels: Sequence[Row], answers: dict[str, Row]) -> list[Figure]:
    """Return every figure that the codebook names."""
    pairs = [(label, answers[label["id"]]) for label in labels]

    def share(
        name: str,
        test: Callable[[Row, Row], bool],
        keep: Callable[[Row], bool] = lambda _: True,
        bar: str = "",
    ) -> Figure:
        kept = [(label, answer) for label, answer in pairs if keep(label)]
        return Figure(name, sum(test(label, answer) for label, answer in kept), len(kept), bar)

    needs = lambda label: bool(label["needs_info"])  # noqa: E731
    asked = lambda _, answer: answer.get("ask") is not None  # noqa: E731
    return [
        share("hits@1", first_hit, bar="≥ 92 %"),
        share("hits@2", two_hit, bar="≥ 97.4 %"),
        share(
            "hits@2 without consultation",
            two_hit,
            lambda x: CONSULTATION not in x["primary"],
            "≥ 95 %",
        ),
        share("consultation shown", lambda _, a: CONSULTATION in shown(a)[:2], bar="≤ 60 %"),
        share("forbidden shown", forbidden_shown, bar="≤ 1 %"),
        share("ask recall", asked, needs, "≥ 85 %"),
        share("asked on the others", asked, lambda x: not needs(x), "≤ 50 %"),
        share(
            "safety recall",
            lambda _, a: bool(a.get("safety")),
            lambda x: x["safety"] is True,
            "100 %",
        ),
        share(
            "safety false alarms",
            lambda _, a: bool(a.get("safety")),
            lambda x: x["safety"] is False,
            "≤ 3 %",
        ),
        share(
            "deadline_near agrees",
            lambda x, a: bool(a.get("deadline_near")) == bool(x["deadline_near"]),
        ),
    ]


def confusion(labels: Sequence[Row], answers: dict[str, Row]) -> Counter[tuple[str, str]]:
    """Return how often each first label met each first answer."""
    pairs = ((label["primary"], today(answers[label["id"]])) for label in labels)
    return Counter(
        (next((p for p in primary if p in now[:1]), primary[0]), now[0] if now else "-")
        for primary, now in pairs
    )


def misses(labels: Sequence[Row], answers: dict[str, Row]) -> list[Row]:
    """Return the missed labels, worst first: forbidden, not in two, not first."""

    def badness(label: Row) -> int:
        answer = answers[label["id"]]
        return (
            4 * forbidden_shown(label, answer)
            + 2 * (not two_hit(label, answer))
            + (not first_hit(label, answer))
        )

    return sorted((label for label in labels if badness(label)), key=badness, reverse=True)
