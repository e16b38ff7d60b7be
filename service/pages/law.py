"""Renders a law as a page to read, to print and to link to by article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus.citation.words import number_in_words
from corpus.compare import Row
from corpus.model.text import Article
from service.conversations.viewer import Viewer
from service.domain.answer import CheckedCitation
from service.lawbook import Law
from service.pages.blank import Blank
from service.wording import day_in_words


@dataclass(frozen=True, slots=True)
class Block:
    """An article on the page: headings that begin before it, its anchor, its paragraphs."""

    headings: tuple[tuple[int, str], ...]
    number: str
    lines: tuple[str, ...]
    gists: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LawRenderer:
    """The page of a law."""

    templates: Environment

    @classmethod
    def of(cls, folder: Path) -> LawRenderer:
        """Return a renderer over a folder of templates."""
        environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters.update(day=day_in_words, number=number_in_words, address=address)
        return cls(environment)

    def render(
        self,
        law: Law,
        viewer: Viewer,
        *,
        since: str = "",
        changes: Sequence[Row] | None = None,
    ) -> str:
        """Return the page of a law, with what changed since another version if that was asked."""
        unread = [number for number in law.gists if not law.articles]
        return self.templates.get_template("law.html").render(
            law=law,
            blocks=list(_blocks(law)),
            unread=sorted(unread, key=_order),
            since=since,
            changes=changes,
            viewer=viewer,
        )


def address(citation: CheckedCitation | Blank, query: str = "") -> str:
    """Return where the text of a citation can be read; the site leads titles to their slug."""
    if isinstance(citation, Blank):
        return ""
    asked = f"?{query}" if query else ""
    anchor = f"#{quote(citation.article)}" if citation.article else ""
    return f"/law/{quote(citation.instrument)}{asked}{anchor}"


def _blocks(law: Law) -> Iterator[Block]:
    above: tuple[str, ...] = ()
    for article in law.articles:
        fresh = _fresh(above, article)
        above = article.heading
        lines = tuple(line.strip("\n") for line in article.text.splitlines() if line.strip())
        yield Block(fresh, article.number, lines, law.gists.get(article.number, ()))


def _fresh(above: tuple[str, ...], article: Article) -> tuple[tuple[int, str], ...]:
    """Return the headings that the article before did not stand under, with their depth."""
    same = 0
    while same < min(len(above), len(article.heading)) and above[same] == article.heading[same]:
        same += 1
    return tuple(enumerate(article.heading[same:], same + 2))


def _order(number: str) -> tuple[int, int]:
    first, _, second = number.partition("-")
    return (int(first), int(second or 0)) if first.isdigit() else (0, 0)
