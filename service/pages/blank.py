"""The empty value that renders a card once more as a mould for the live page to fill."""

from __future__ import annotations

from collections.abc import Iterator


class Blank:
    """Stands for any value of an answer: has every part, one item in every list, no text."""

    def __getattr__(self, name: str) -> Blank:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, _: object) -> Blank:
        return self

    def __iter__(self) -> Iterator[Blank]:
        yield self

    def __str__(self) -> str:
        return ""

    def __len__(self) -> int:
        return 1


BLANK = Blank()
