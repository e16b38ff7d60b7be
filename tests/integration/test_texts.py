"""All official texts at hand: imported whole, right on the boundary days, under the knowledge."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from corpus.check.evidence import Evidence
from corpus.check.texts import figures_missing
from corpus.importers.report import Report
from corpus.importers.run import import_texts
from corpus.importers.sandbox import extract
from corpus.importers.source import Refused
from corpus.knowledge_base import FOLDER, Knowledge
from corpus.library import FILE, Library
from corpus.model.text import Version

NUMERAL = "[一二三四五六七八九十百千零〇]+"
HEADING = re.compile(rf"^\**第{NUMERAL}条(?:之{NUMERAL})?\**(?=[\s　])", re.MULTILINE)
ROOT = Path(__file__).parents[2]


class Imported:
    """One import of everything, with what it took."""

    def __init__(self, shared: Path, home: Path, knowledge: Knowledge) -> None:
        start = time.monotonic()
        self.report: Report = import_texts([shared / "laws", shared / "plan"], home, knowledge)
        self.seconds = time.monotonic() - start
        self.home = home
        self.library = Library(home)


@pytest.fixture(scope="module")
def imported(
    shared: Path, knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory
) -> Imported:
    return Imported(shared, tmp_path_factory.mktemp("library"), knowledge)


CASES = [  # title, the last day of one state, its label, the next day, its label
    ("中华人民共和国行政复议法", "2023-12-31", "2017修正", "2024-01-01", "2023修订"),
    ("中华人民共和国仲裁法", "2026-02-28", "2017修正", "2026-03-01", "2025修订"),
    ("中华人民共和国治安管理处罚法", "2025-12-31", "2012修正", "2026-01-01", "2025修订"),
    ("中华人民共和国民事诉讼法", "2023-12-31", "2021修正", "2024-01-01", "2023修正"),
    ("中华人民共和国商标法", "2026-12-31", "2019修正", "2027-01-01", "2026修订"),
    ("中华人民共和国噪声污染防治法", "2026-08-14", "2021", "2026-08-15", None),
    ("中华人民共和国生态环境法典", "2026-08-14", None, "2026-08-15", "2026"),
    ("中华人民共和国环境噪声污染防治法", "2022-06-04", "2018修正", "2022-06-05", None),
    ("中华人民共和国刑法", "2024-02-29", "2020修正", "2024-03-01", "2023修正"),
    ("信访条例", "2022-04-30", "2005", "2022-05-01", None),
    ("信访工作条例", "2022-04-30", None, "2022-05-01", "2022"),
    ("西城区法治政府建设规划（2021-2025年）", "2025-12-31", "2022", "2026-01-01", None),
    ("中华人民共和国民法典", "2020-12-31", None, "2021-01-01", "2020"),
    ("中华人民共和国行政复议法", "2017-12-31", None, "2018-01-01", "2017修正"),
    ("中华人民共和国治安管理处罚法", "2012-12-31", None, "2013-01-01", "2012修正"),
]


@pytest.mark.parametrize(("title", "last", "label", "following", "new"), CASES)
def test_the_version_on_the_boundary_days(
    imported: Imported, title: str, last: str, label: str | None, following: str, new: str | None
) -> None:
    def on(day: str) -> str | None:
        found = imported.library.on(title, date.fromisoformat(day))
        return found.label if found else None

    assert (on(last), on(following)) == (label, new)


def test_the_criminal_law_of_2024_has_the_twelfth_amendment(imported: Imported) -> None:
    def bribery(day: date) -> str:
        article = imported.library.article("中华人民共和国刑法", "387", day)
        assert article
        return article.text

    assert "十年" not in bribery(date(2024, 2, 29))
    assert "十年" in bribery(date(2024, 3, 1))


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("中华人民共和国民法典", 1260),
        ("中华人民共和国生态环境法典", 1242),
        ("中华人民共和国宪法", 143),
    ],
)
def test_an_instrument_of_many_files_is_one(imported: Imported, title: str, count: int) -> None:
    (version,) = imported.library.versions(title)

    assert [n for n in version.articles if n.isdigit()] == [str(n) for n in range(1, count + 1)]


def test_repealed_laws_are_registered_with_their_successor(knowledge: Knowledge) -> None:
    register = knowledge.instrument
    civil = [i for i in knowledge.instruments if i.replaced_by == "民法典"]
    environment = [i for i in knowledge.instruments if i.replaced_by == "生态环境法典"]

    assert (len(civil), len(environment)) == (9, 10)
    assert {i.in_force_to for i in civil} == {date(2020, 12, 31)}
    assert {i.in_force_to for i in environment} == {date(2026, 8, 14)}
    assert register["婚姻法"].repealed_by


def test_every_file_is_stored_or_skipped_for_a_reason(imported: Imported, shared: Path) -> None:
    files = {p.relative_to(shared).as_posix() for p in (shared / "laws").rglob("*.md")}
    told = {name for f in imported.report.files for name in f.path.split(" + ")}

    assert files <= told
    assert all(account.balanced for account in imported.report.files)
    skipped = {Path(f.path).name for f in imported.report.files if f.skipped}
    assert skipped == {"README.md", "_index.md", "法律法规模版.md"}


def test_every_heading_of_a_file_is_one_article(imported: Imported, shared: Path) -> None:
    copies = {(text.source, text.title) for text in imported.report.outcome.copies}
    versions = [v for t in imported.library.titles() for v in imported.library.versions(t)]
    by_source: dict[str, int] = {}
    for version in versions:
        marks = sum(bool(re.match(r"(?:附\w*·)?\d", n)) for n in version.articles)
        by_source[version.source] = by_source.get(version.source, 0) + marks
    checked = 0
    for source, stored in by_source.items():
        path = shared / source
        if path.is_dir() or path.suffix != ".md" or source in {s for s, _ in copies}:
            continue
        text = path.read_text(encoding="utf-8").rpartition("<!-- INFO END -->")[2]
        found = len(HEADING.findall(text))
        assert found <= stored, source
        if "飞行基本规则" not in source:  # whose articles stand behind one another in a line
            assert stored - found <= 4, source  # marks with a space or letter out of place
        checked += 1

    assert checked > 1700


def test_random_articles_are_verbatim(imported: Imported, shared: Path) -> None:
    chance = random.Random(20261124)
    titles = imported.library.titles()
    for _ in range(500):
        version = chance.choice(imported.library.versions(chance.choice(titles)))
        article = imported.library.article_of(version, chance.choice(version.articles))
        path = shared / version.source
        assert article
        files = sorted(path.rglob("*.md")) if path.is_dir() else [path]
        source = "\n".join(f.read_text(encoding="utf-8") for f in files).replace("**", "")
        for line in filter(None, (line.strip() for line in article.text.split("\n"))):
            assert line in source, (version.source, article.number)


def test_gaps_in_numbers_are_those_of_the_sources(imported: Imported) -> None:
    odd = {f.path for f in imported.report.files if any("之后是" in o for o in f.oddities)}

    assert {Path(path).name for path in odd} == {"05-amendment.md", "宪法修正案（2018年）.md"}


def test_the_figures_of_the_import(imported: Imported, shared: Path, knowledge: Knowledge) -> None:
    content = imported.library.content

    again = import_texts([shared / "laws", shared / "plan"], imported.home, knowledge)

    assert imported.seconds <= 60
    assert (imported.home / FILE).stat().st_size <= 150 * 1024 * 1024
    assert (again.changed, again.content) == (False, content)


def test_memory_stays_below_a_gigabyte(shared: Path, tmp_path: Path) -> None:
    command = ["-m", "corpus", "import", str(shared / "laws"), "--library", str(tmp_path)]
    # A process of its own, since the figure is the largest of all children this one ever had.
    measure = (
        "import resource, subprocess, sys; "
        "subprocess.run([sys.executable, *sys.argv[1:]], check=True, capture_output=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )

    measured = subprocess.run(
        [sys.executable, "-c", measure, *command],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )

    assert int(measured.stdout) <= 1024 * 1024


def test_lookups_take_less_than_two_milliseconds(imported: Imported) -> None:
    chance = random.Random(1)
    library = imported.library
    versions: list[Version] = [v for t in library.titles() for v in library.versions(t)]
    taken = []
    for version in chance.choices([v for v in versions if v.valid_from], k=1000):
        number = chance.choice(version.articles)
        start = time.perf_counter()
        library.article(version.instrument, number, version.valid_from or date.min)
        taken.append(time.perf_counter() - start)

    assert sorted(taken)[950] <= 0.002


def test_every_cited_article_exists_and_carries_its_figure(imported: Imported) -> None:
    assert [str(e) for e in figures_missing(Evidence.of(FOLDER), imported.library)] == []


def test_hostile_files_are_refused_or_read_in_five_seconds(shared: Path) -> None:
    for path in sorted((shared / "hostile_files").iterdir()):
        start = time.monotonic()
        with pytest.raises(Refused):
            extract(path)
        assert time.monotonic() - start <= 7, path.name
