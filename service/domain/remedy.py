"""A suit that waited for the reconsideration may be filed once that is decided.

What else the phases of a remedy open and close is told by `phases.yaml` (行政诉讼法 art. 45).
"""

from __future__ import annotations

from corpus.model.pathway import PathwayId, Stage
from service.domain.conditions import Facts

STAGE = "remedy_stage"


def due(pathway: PathwayId, stage: Stage, facts: Facts) -> Stage:
    """Return the stage of a pathway: a suit that waited for the reconsideration may be filed."""
    waited = pathway is PathwayId.ADMINISTRATIVE_LITIGATION and stage is Stage.IF_THAT_FAILS
    return Stage.NOW if waited and facts.get(STAGE) == "reconsidered" else stage
