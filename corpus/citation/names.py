"""Names of instruments: every form in which a text may write them, and what each stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.citation.bare import looks_like_law
from corpus.citation.plain import plain
from corpus.model.law import Instrument

_STATE = "中华人民共和国"
_ISSUERS = re.compile(
    r"^(?:(?:最高人民法院|最高人民检察院|国务院办公厅|国务院|公安部|司法部)[、和]?)+"
)
_MARK = re.compile(r"\([^()]*(?:\d{4}|修[正订改]|试行|暂行|号|版)[^()]*\)|[（(](?:试行|暂行)[)）]")
_QUOTES = re.compile(r"[《》〈〉<>「」“”\"]")
_YEAR = re.compile(r"(?<=\D)(?:19|20)\d\d$")


def key(name: str) -> str:
    """Return a name without quotes, state, issuer and mark of version: what tells it apart."""
    bare = _QUOTES.sub("", _MARK.sub("", plain(name).text)).replace(_STATE, "")
    return _ISSUERS.sub("", bare).removeprefix("关于")


@dataclass(frozen=True, slots=True)
class Names:
    """The titles behind a key, and the bare forms by their first two characters."""

    titles: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, register: Iterable[Instrument], titles: Iterable[str] = ()) -> Names:
        """Return the names of a register and of further titles."""
        behind: dict[str, dict[str, None]] = {}
        forms: set[str] = set()
        canonical: dict[str, str] = {}
        for instrument in register:
            title = canonical.setdefault(key(instrument.title), instrument.title)
            for name in (instrument.title, instrument.id, *instrument.aliases):
                behind.setdefault(key(name), {})[title] = None
                for form in _forms(name):
                    forms.add(form)
                    behind.setdefault(key(form), {})[title] = None
        for further in titles:
            title = canonical.setdefault(key(further), further)
            named = [form for form in _forms(further) if looks_like_law(form)]
            forms.update(named)
            for name in (further, *named):
                behind.setdefault(key(name), {title: None})
        by_start: dict[str, list[str]] = {}
        for form in sorted(forms, key=lambda f: (-len(f), f)):
            by_start.setdefault(form[:2], []).append(form)
        return cls(
            {k: tuple(v) for k, v in behind.items()},
            {start: tuple(names) for start, names in by_start.items()},
        )

    def behind(self, name: str) -> tuple[str, ...]:
        """Return the titles a name may stand for: one, several, or none when it is unknown."""
        return self.titles.get(key(name), ())

    def exact(self, name: str) -> bool:
        """Return whether a name, with all that stands in brackets, is a form as registered."""
        return name in self.forms.get(name[:2], ())

    def longest_at(self, text: str, at: int) -> str | None:
        """Return the longest known name that plain text has at a position."""
        for form in self.forms.get(text[at : at + 2], ()):
            if text.startswith(form, at):
                return form
        return None


def _forms(name: str) -> set[str]:
    written = plain(name).text
    unmarked = _MARK.sub("", written)
    short = unmarked.removeprefix(_STATE)
    forms = {written, unmarked, short, _YEAR.sub("", short), _ISSUERS.sub("", short)}
    return {form for form in forms if len(form) > 1 and not form.startswith("关于")}
