"""What the stage of a remedy opens and closes, in every administrative matter.

Reconsideration is asked for once; while it runs no suit is filed, and after a suit was filed it is
closed (行政复议法 art. 29); once it is decided a suit may follow (行政诉讼法 art. 45).
"""

from __future__ import annotations

from corpus.model.pathway import PathwayId, Stage
from service.domain.conditions import Facts

STAGE = "remedy_stage"
_CLOSED = {
    "reconsidering": {
        PathwayId.ADMINISTRATIVE_RECONSIDERATION,
        PathwayId.ADMINISTRATIVE_LITIGATION,
    },
    "reconsidered": {PathwayId.ADMINISTRATIVE_RECONSIDERATION},
    "sued": {PathwayId.ADMINISTRATIVE_RECONSIDERATION},
}


def closed(pathway: PathwayId, facts: Facts) -> bool:
    """Return whether the stage of the remedy closes a pathway."""
    return pathway in _CLOSED.get(facts.get(STAGE, ""), ())


def due(pathway: PathwayId, stage: Stage, facts: Facts) -> Stage:
    """Return the stage of a pathway: a suit that waited for the reconsideration may be filed."""
    waited = pathway is PathwayId.ADMINISTRATIVE_LITIGATION and stage is Stage.IF_THAT_FAILS
    return Stage.NOW if waited and facts.get(STAGE) == "reconsidered" else stage
