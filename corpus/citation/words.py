"""The place of a citation in the words people read."""

from __future__ import annotations

from corpus.citation.numerals import in_chinese
from corpus.model.law import Citation


def article_in_words(citation: Citation) -> str:
    """Return the place in the instrument as people read it: 第二十三条第一款第（四）项."""
    if citation.article is None:
        return ""
    words = number_in_words(citation.article)
    if citation.paragraph is not None:
        words += f"第{in_chinese(citation.paragraph)}款"
    if citation.item is not None:
        words += f"第（{in_chinese(citation.item)}）项"
    return words


def number_in_words(number: str) -> str:
    """Return an article's number in words: 276-1 is 第二百七十六条之一, 附件1 stays as it is."""
    article, _, suffix = number.partition("-")
    if not article.isdigit():
        return number
    return f"第{in_chinese(int(article))}条" + (f"之{in_chinese(int(suffix))}" if suffix else "")
