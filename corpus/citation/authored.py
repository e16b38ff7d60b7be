"""The authoring form of the data files: `短名#条-之几.款.项`."""

from __future__ import annotations

import re

from corpus.model.law import Citation

_AUTHORED = re.compile(
    r"(?P<instrument>[^#\s]+)#(?:(?P<article>\d+(?:-\d+)?)"
    r"(?:\.(?P<paragraph>\d+)(?:\.(?P<item>\d+))?)?|全文)"
)


def parse_authored(text: str) -> Citation:
    """Return the citation written as `短名#条-之几.款.项`, or `短名#全文` for a whole instrument.

    Raises:
        ValueError: the text does not have that form.
    """
    match = _AUTHORED.fullmatch(text)
    if not match:
        raise ValueError(f"引用应写成“短名#条.款.项”，这里是“{text}”")
    paragraph, item = match["paragraph"], match["item"]
    return Citation(
        instrument=match["instrument"],
        article=match["article"],
        paragraph=int(paragraph) if paragraph else None,
        item=int(item) if item else None,
    )


def authored(citation: Citation) -> str:
    """Return the authoring form `短名#条.款.项` of a citation."""
    parts = [citation.article or "全文", citation.paragraph, citation.item]
    return f"{citation.instrument}#" + ".".join(str(part) for part in parts if part is not None)
