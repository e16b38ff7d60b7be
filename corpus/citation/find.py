"""Finds the citations of running Chinese in the order of the text."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.citation import anaphora, bare
from corpus.citation.anaphora import Trail
from corpus.citation.mention import PRESENT, Edition, Mention
from corpus.citation.names import Names
from corpus.citation.place import Place, places_at
from corpus.citation.plain import Plain, plain

_QUOTED = re.compile(r"《(?P<name>(?:[^《》]|《[^《》]*》)+)》")
_ISSUED = re.compile(
    r"(?:最高人民法院|最高人民检察院|国务院(?:办公厅)?|全国人民代表大会(?:常务委员会)?)"
    r"[^,。;:?!《》]{0,20}?关于[^,。;:?!]{2,60}?(?:规定|解释|意见|批复|通知|办法|决定)"
    r"(?:\([一二三四五六七八九十]\))?"
)
_MARK = re.compile(
    r"\((?P<inner>[^()]{0,40}?(?:\d{4}|修[正订]|试行|暂行|施行|号)[^()]{0,40})\)"
    r"|(?P<plain>(?:19|20)\d\d年?(?:修[正订]|版|文本)(?:版|本|文本|案)?的?)"
)
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)")
_YEAR_BEFORE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)年?(?:修[正订]版?|修改|颁布|公布|版|施行)?的?《?$"
)
_FORMER = re.compile(r"(?:旧|老版|旧版|原来的|以前的|原|修订前的|修改前的)的?《?$")
_CALLED = re.compile(
    r"\((?:以下|下称|下文)?简?称?(?:为|作)?[:“\"《]*(?P<short>[^()《》“”\"]{2,20})[”\"》]*\)"
)
_FILLER = re.compile(
    r"(?:的|中的?|里的?|内|之|里面的?|项下|规定的?|明确的?"
    r"|(?:第[一二三四五六七八九十\d]{1,3}[编章节])|(?:总则|物权|合同|人格权|婚姻家庭|继承|侵权责任)编?的?"
    r"|总则|附则|分则)*"
)
_LEGAL_USE = re.compile(
    r"(?:第.{1,4}[款项])?(?:的?规定|怎么|是什么|有没有|写|讲|说|明确|是怎么|如何|到底|什么意思|内容)"
)
_LEGAL_BEFORE = re.compile(r"(?:根据|依据|依照|按照|按|违反|适用|引用|参照|援引|触犯)$")
_PLACE_AHEAD = re.compile(r"第?\(?[零〇一二两三四五六七八九十百千\d]")


def find(text: str, names: Names) -> list[Mention]:
    """Return every citation of a text, in order."""
    return _Reader(plain(text), names).read()


class _Reader:
    """Reads a text once, from left to right."""

    def __init__(self, source: Plain, names: Names) -> None:
        self.source, self.text, self.names = source, source.text, names
        self.found: list[Mention] = []
        self.trail = Trail()
        self.called: dict[str, Mention] = {}

    def read(self) -> list[Mention]:
        """Return the mentions of the text, in order."""
        at = 0
        while at < len(self.text):
            at = self._step(at)
        return self.found

    def _step(self, at: int) -> int:
        """Return where to go on after reading what begins here."""
        for short, meant in self.called.items():
            if self.text.startswith(short, at) or self.text.startswith(f"《{short}》", at):
                signs = 2 if self.text[at] == "《" else 0
                return self._named(replace(meant, start=at), at + len(short) + signs)
        if form := self.names.longest_at(self.text, at):
            end = at + len(form)
            if not bare.inside_longer_word(self.text, at, end):
                return self._named(self._mention(form, at), end)
        if issued := _ISSUED.match(self.text, at):
            return self._issued(issued)
        if quoted := _QUOTED.match(self.text, at):
            return self._quoted(quoted)
        if referred := anaphora.law_at(self.text, at):
            return self._referred(at, *referred)
        if place := anaphora.place_at(self.text, at, self.trail):
            return self._take(self.trail.law, place, start=at)
        if self.text[at] == "第":
            return self._unnamed(at)
        return at + 1

    def _quoted(self, match: re.Match[str]) -> int:
        name, end = match["name"], match.end()
        if not self.names.behind(name) and not bare.looks_like_law(name):
            self.trail = Trail()  # a book, a contract: what follows is not about the law before
            while places := self._places(end):
                end = places[-1].end
            return end
        return self._named(self._mention(name, match.start()), end)

    def _issued(self, match: re.Match[str]) -> int:
        """Take a full title without quotes that nobody registered, if an article follows it."""
        start, end = match.span()
        if not self._places(end):
            return end
        return self._named(self._mention(match[0], start), end)

    def _mention(self, name: str, start: int) -> Mention:
        """Return the mention of a whole instrument with the version that its name asks for."""
        before = self.text[max(0, start - 12) : start]
        edition = PRESENT
        bracketed = "" if self.names.exact(name) else name.partition("(")[2]
        if year := _YEAR.search(bracketed) or _YEAR_BEFORE.search(before):
            edition = Edition(year=int(year["year"]))
        elif _FORMER.search(before):
            edition = Edition(former=True)
        return Mention("", name, self.names.behind(name), None, None, None, edition, start, start)

    def _named(self, law: Mention, end: int) -> int:
        """Take a named instrument with the marks and places that follow it."""
        whole = end
        while True:
            if (called := _CALLED.match(self.text, end)) and "称" in called[0]:
                self.called[called["short"]] = law
                end = called.end()
            elif mark := _MARK.match(self.text, end):
                if year := _YEAR.search(mark[0]):
                    law = replace(law, edition=Edition(year=int(year["year"])))
                whole = end = mark.end()
            else:
                break
        filler = _FILLER.match(self.text, end)
        places = self._places(filler.end() if filler else end) or self._places(end)
        self.trail = self.trail.after(law)
        if not places:
            self._add(law, Place(None, None, None, law.start, whole))
            return end
        return self._take(law, places, start=law.start)

    def _referred(self, at: int, kind: str, end: int) -> int:
        """Take the places that follow 该法, 本条例 and the like."""
        filler = _FILLER.match(self.text, end)
        places = self._places(filler.end() if filler else end)
        if not places:
            return end
        law = self.trail.called(kind)
        unknown = Mention("", self.text[at:end], (), None, None, None, PRESENT, at, end)
        law = law or replace(unknown, name="")
        self.trail = self.trail.after(law)
        return self._take(law, places, start=at)

    def _unnamed(self, at: int) -> int:
        """Take a place that stands without a name before it."""
        places = places_at(
            self.text, at, article=self.trail.article, paragraph=self.trail.paragraph
        )
        if not places or bare.in_story(self.text, places[-1].end):
            return at + 1
        if bare.in_contract(self.text, at):
            self.trail = Trail()
            return places[-1].end
        taken = self.found[-1].end if self.found else 0
        if named := bare.unknown_before(self.text, at, after=taken):
            start, name = named
            law = Mention(
                "", name, self.names.behind(name), None, None, None, PRESENT, start, start
            )
            self.trail = self.trail.after(law)
            return self._take(law, places, start=start)
        if self.trail.law is None and not self._of_some_law(at, places[-1].end):
            return places[-1].end
        return self._take(self.trail.law, places, start=at)

    def _of_some_law(self, start: int, end: int) -> bool:
        before = self.text[max(0, start - 4) : start]
        return bool(_LEGAL_BEFORE.search(before) or _LEGAL_USE.match(self.text, end))

    def _places(self, at: int) -> list[Place]:
        if not _PLACE_AHEAD.match(self.text, at):
            return []
        places = places_at(self.text, at)
        return [] if places and bare.in_story(self.text, places[-1].end) else places

    def _take(self, law: Mention | None, places: list[Place], *, start: int) -> int:
        law = law or Mention("", "", (), None, None, None, PRESENT, start, start)
        end = places[0].end
        for place in places:
            first = place.start == places[0].start and place.end == end
            self._add(law, replace(place, start=start) if first else place)
        last = places[-1]
        self.trail = self.trail.at(law, last.article, last.paragraph)
        return last.end

    def _add(self, law: Mention, place: Place) -> None:
        self.found.append(
            replace(
                law,
                written=self.source.written(place.start, place.end),
                article=place.article,
                paragraph=place.paragraph,
                item=place.item,
                start=place.start,
                end=place.end,
            )
        )
