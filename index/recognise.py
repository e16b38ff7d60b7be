"""Which matter a message is about, and which pathway people with such messages need first.

Linear classifiers over words, character pairs and the meaning of the message. One over matters is
trained from the phrasings when the index is built; another, and the one over first pathways, were
trained with labelled lay questions too and come with the model.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from index.classify import Classifier
from index.embedding import Embedding
from index.tokens import Tokens

_LAY = 0.35  # weight of what lay questions and written messages taught
_FLOOR = 1e-6
_CONSULTATION, _WINDOW = "consultation", "service_window"
ASK = "ask"  # the class of messages that lack a fact on which the pathway turns


@dataclass(frozen=True, slots=True)
class Recognition:
    """Probabilities over matters, best first, and over the pathway that should come first."""

    matters: tuple[tuple[str, float], ...]
    pathways: dict[str, float]
    lacking: float = 0.0  # how likely a fact is missing on which the pathway turns

    @property
    def knowledge(self) -> float:
        """Return how likely it is that only knowledge is asked."""
        return self.pathways.get(_CONSULTATION, 0.0)

    @property
    def errand(self) -> float:
        """Return how likely it is that a window is wanted."""
        return self.pathways.get(_WINDOW, 0.0)


NOTHING = Recognition((), {})


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Reads a message; fast enough to answer in about a millisecond."""

    tokens: Tokens
    embedding: Embedding
    matters: Classifier
    lay: Classifier
    pathways: Classifier
    asking: Classifier

    def recognise(self, text: str, *, limit: int = 5) -> Recognition:
        """Return the most likely matters and first pathways of a message."""
        features = self.tokens.features(text)
        sense = self.embedding.encode([text])[0]
        by_phrasing = self.matters.probabilities(features, sense)
        if not by_phrasing:
            return NOTHING
        matters = blend(by_phrasing, self.lay.probabilities(features, sense))
        ranked = sorted(matters.items(), key=lambda pair: -pair[1])
        return Recognition(
            matters=tuple(ranked[:limit]),
            pathways=self.pathways.probabilities(features, sense),
            lacking=self.asking.probabilities(features, sense).get(ASK, 0.0),
        )


def blend(by_phrasing: Mapping[str, float], by_lay: Mapping[str, float]) -> dict[str, float]:
    """Return the weighted geometric mean; a matter that lay questions never met keeps its own."""
    logs = {
        id: (1 - _LAY) * math.log(share + _FLOOR) + _LAY * math.log(by_lay.get(id, share) + _FLOOR)
        for id, share in by_phrasing.items()
    }
    highest = max(logs.values())
    raised = {id: math.exp(value - highest) for id, value in logs.items()}
    total = sum(raised.values())
    return {id: value / total for id, value in raised.items()}
