"""Citations: how they are authored, worded, found in running Chinese, and judged on a day."""

from corpus.citation.authored import authored, parse_authored
from corpus.citation.numerals import in_chinese, value
from corpus.citation.words import article_in_words

__all__ = ["article_in_words", "authored", "in_chinese", "parse_authored", "value"]
