"""Court fees of property matters, by bands (诉讼费用交纳办法 art. 13)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.model.time_limit import FeeBand


def court_fee(amount: float, bands: Sequence[FeeBand]) -> float:
    """Return the fee in yuan for a claim of `amount` yuan; bands are given in rising order."""
    bounds = [*(band.above for band in bands), float("inf")]
    fee = 0.0
    for band, (low, high) in zip(bands, pairwise(bounds), strict=True):
        if amount > low:
            part = (min(amount, high) - low) * (band.per_mille or 0) / 1000
            fee += part + (band.fixed or 0)
    return round(fee, 2)
