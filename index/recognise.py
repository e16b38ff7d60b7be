"""Which matter a message is about, and which pathway people with such messages need first.

Linear classifiers over words, character pairs and the meaning of the message. The one over matters
is trained from the phrasings when the index is built; the one over first pathways was trained on
labelled lay questions and comes with the model.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.classify import Classifier
from index.embedding import Embedding
from index.tokens import Tokens

_CONSULTATION, _WINDOW = "consultation", "service_window"


@dataclass(frozen=True, slots=True)
class Recognition:
    """Probabilities over matters, best first, and over the pathway that should come first."""

    matters: tuple[tuple[str, float], ...]
    pathways: dict[str, float]

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
    pathways: Classifier

    def recognise(self, text: str, *, limit: int = 5) -> Recognition:
        """Return the most likely matters and first pathways of a message."""
        features = self.tokens.features(text)
        sense = self.embedding.encode([text])[0]
        matters = self.matters.probabilities(features, sense)
        if not matters:
            return NOTHING
        ranked = sorted(matters.items(), key=lambda pair: -pair[1])
        return Recognition(tuple(ranked[:limit]), self.pathways.probabilities(features, sense))
