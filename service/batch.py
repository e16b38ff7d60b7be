"""Batches of the service are batches of the corpus: one form for every command."""

from corpus.batch import BadLine, Row, day_of, run, text_of

__all__ = ["BadLine", "Row", "day_of", "run", "text_of"]
