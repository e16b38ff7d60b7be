"""Import, versions by day, and a library that a killed import leaves as it was."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from corpus.importers.report import Report
from corpus.importers.run import NothingToImport, import_texts
from corpus.knowledge_base import Knowledge
from corpus.library import FILE, Library, LibraryMissing
from corpus.model.law import Amendment, Instrument, InstrumentKind, Verified
from corpus.radar import Change, radar

ROOT = Path(__file__).parents[2]
CATS = "中华人民共和国养猫法"


def law(title: str, *, notes: str, articles: Iterable[str], start: str = "") -> str:
    body = "\n\n".join(articles)
    return f"# {title}\n\n{notes}\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n{body}\n\n{start}\n"


OLD = law(
    CATS,
    notes="2001年2月3日 大会通过",
    articles=["第一条 养猫的，应当每日喂猫两次。", "第二条 猫走失的，十五日内可以申请寻猫。"],
    start="第三条 本法自2001年5月1日起施行。",
)
NEW = law(
    CATS,
    notes="2001年2月3日 大会通过\n\n2020年2月3日 大会修订",
    articles=[
        "第一条 养猫的，应当每日喂猫三次。",
        "第二条 猫应当登记。",
        "第三条 猫走失的，十五日内可以申请寻猫。",
    ],
    start="第四条 本法自2021年1月1日起施行。《中华人民共和国猫粮法》同时废止。",
)
FOOD = law(
    "中华人民共和国猫粮法",
    notes="1999年2月3日 通过",
    articles=["第一条 猫粮应当新鲜。"],
    start="第二条 本法自1999年3月1日起施行。",
)


@pytest.fixture
def laws(tmp_path: Path) -> Path:
    folder = tmp_path / "laws"
    folder.mkdir()
    for name, text in {"旧": OLD, "新": NEW, "粮": FOOD, "_index": "---\na: b\n---"}.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def shelf(
    laws: Path, tmp_path: Path, knowledge: Knowledge | None = None
) -> tuple[Library, Report]:
    done = import_texts([laws], tmp_path / "library", knowledge or Knowledge())
    return Library(tmp_path / "library"), done


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2001, 4, 30), None),
        (date(2001, 5, 1), "2001"),
        (date(2020, 12, 31), "2001"),
        (date(2021, 1, 1), "2020修订"),
    ],
)
def test_the_version_of_the_day(laws: Path, tmp_path: Path, day: date, label: str | None) -> None:
    library, _ = shelf(laws, tmp_path)

    found = library.on(CATS, day)

    assert (found.label if found else None) == label


def test_a_repealed_law_ends_the_day_before_its_repeal(laws: Path, tmp_path: Path) -> None:
    library, _ = shelf(laws, tmp_path)

    (version,) = library.versions("中华人民共和国猫粮法")

    assert version.valid_to == date(2020, 12, 31)
    assert library.article(version.instrument, "1", date(2021, 1, 1)) is None
    assert library.article_of(version, "1") is not None


def test_an_article_is_read_verbatim(laws: Path, tmp_path: Path) -> None:
    library, _ = shelf(laws, tmp_path)

    article = library.article(CATS, "2", date(2010, 1, 1))

    assert article
    assert article.text == "第二条 猫走失的，十五日内可以申请寻猫。"
    assert article.heading == ("第一章 总则",)
    assert library.article(CATS, "9", date(2010, 1, 1)) is None


def test_the_register_decides_and_the_report_says_so(laws: Path, tmp_path: Path) -> None:
    amendment = Amendment("猫", date(2020, 2, 3), date(2022, 7, 1), Verified.TEXT, (CATS,))

    library, report = shelf(laws, tmp_path, Knowledge(amendments=(amendment,)))

    assert library.versions(CATS)[1].valid_from == date(2022, 7, 1)
    assert library.versions(CATS)[0].valid_to == date(2022, 6, 30)
    assert any("登记为 2022-07-01" in line for line in report.outcome.disagreements)


def test_the_same_data_changes_nothing(laws: Path, tmp_path: Path) -> None:
    library, first = shelf(laws, tmp_path)
    before = (tmp_path / "library" / FILE).read_bytes()

    again = import_texts([laws], tmp_path / "library", Knowledge())

    assert (again.changed, again.content) == (False, first.content)
    assert (tmp_path / "library" / FILE).read_bytes() == before
    assert library.content == first.content


def test_another_import_adds_to_what_is_there(laws: Path, tmp_path: Path) -> None:
    (laws / "新.md").unlink()
    library, _ = shelf(laws, tmp_path)
    assert library.on(CATS, date(2022, 1, 1)) == library.versions(CATS)[0]
    later = tmp_path / "later"
    later.mkdir()
    (later / "新.md").write_text(NEW, encoding="utf-8")

    import_texts([later], tmp_path / "library", Knowledge())

    assert [v.label for v in Library(tmp_path / "library").versions(CATS)] == ["2001", "2020修订"]


def test_navigation_is_skipped_and_every_character_is_accounted_for(
    laws: Path, tmp_path: Path
) -> None:
    _, report = shelf(laws, tmp_path)

    assert [f.path for f in report.files if f.skipped] == ["laws/_index.md"]
    assert all(account.balanced for account in report.files)


def test_parts_in_one_folder_are_one_instrument(tmp_path: Path) -> None:
    folder = tmp_path / "laws" / "cats"
    folder.mkdir(parents=True)
    (folder / "README.md").write_text("# 猫法典\n\n2020年1月1日通过\n", encoding="utf-8")
    (folder / "02-b.md").write_text("# 第二编　狗\n\n**第二条**　乙。\n", encoding="utf-8")
    (folder / "01-a.md").write_text("# 第一编　猫\n\n**第一条**　甲。\n", encoding="utf-8")
    (folder / "00-end.md").write_text(
        "# 附则\n\n**第三条**　自2021年1月1日起施行。", encoding="utf-8"
    )

    library, _ = shelf(tmp_path / "laws", tmp_path)

    (version,) = library.versions("猫法典")
    assert version.articles == ("题注", "1", "2", "3")
    assert version.valid_from == date(2021, 1, 1)
    first = library.article_of(version, "1")
    assert first
    assert (first.heading, first.text) == (("第一编　猫",), "第一条　甲。")


def test_two_copies_of_a_version_are_one_and_the_difference_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "laws"
    folder.mkdir()
    (folder / "甲.md").write_text(OLD, encoding="utf-8")
    (folder / "乙.md").write_text(OLD.replace("两次", "二次"), encoding="utf-8")
    register = Knowledge(
        instruments=(
            Instrument(
                "养猫法", CATS, "cats", InstrumentKind.LAW, Verified.TEXT, sources=("laws/甲.md",)
            ),
        )
    )

    library, report = shelf(folder, tmp_path, register)

    (version,) = library.versions(CATS)
    assert version.source == "laws/甲.md"
    assert "1 条文字不同" in report.outcome.disagreements[0]


def test_a_folder_without_library_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing, match="corpus import"):
        Library(tmp_path)


def test_nothing_to_import_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NothingToImport):
        import_texts([tmp_path], tmp_path / "library", Knowledge())


def test_threads_share_a_library(laws: Path, tmp_path: Path) -> None:
    library, _ = shelf(laws, tmp_path)
    found: list[object] = []

    def look() -> None:
        found.append(library.article(CATS, "1", date(2010, 1, 1)))

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 4
    assert None not in found


def test_the_radar_finds_what_changed_moved_and_vanished(laws: Path, tmp_path: Path) -> None:
    from corpus.citation import parse_authored
    from corpus.model.law import Statement

    library, _ = shelf(laws, tmp_path)
    cites = tuple(parse_authored(f"养猫法#{n}") for n in (1, 2))
    knowledge = Knowledge(
        instruments=(Instrument("养猫法", CATS, "cats", InstrumentKind.LAW, Verified.TEXT),),
        rules=(Statement("喂猫", cites),),
    )

    findings = radar(library, knowledge, old=date(2010, 1, 1), new=date(2021, 1, 1))

    assert [(f.citation.article, f.change) for f in findings] == [
        ("1", Change.CHANGED),
        ("2", Change.MOVED),
    ]
    assert findings[1].after
    assert findings[1].after.number == "3"


_IMPORT = """
import sys
from pathlib import Path
from corpus.importers.run import import_texts
from corpus.knowledge_base import Knowledge
print("go", flush=True)
import_texts([Path(sys.argv[1])], Path(sys.argv[2]), Knowledge())
"""


def kill_imports(tmp_path: Path, laws: Path, times: int) -> int:
    """Return how many of the imports were killed before they ended; fail when one did harm."""
    home = tmp_path / "library"
    import_texts([laws], home, Knowledge())
    before = (home / FILE).read_bytes()
    more = tmp_path / "more"
    more.mkdir()
    for n in range(300):
        text = NEW.replace(CATS, f"中华人民共和国第{n}号猫法") + f"\n第五条 {n}。" * 60
        (more / f"{n}.md").write_text(text, encoding="utf-8")
    chance, killed = random.Random(7), 0
    for _ in range(times):
        with subprocess.Popen(
            [sys.executable, "-c", _IMPORT, str(more), str(home)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        ) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.5))
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
        if (home / FILE).read_bytes() != before:
            assert len(Library(home).titles()) == 302  # it had just ended: all of it is there
            (home / FILE).write_bytes(before)
    return killed


def test_a_killed_import_leaves_the_library_as_it_was(tmp_path: Path, laws: Path) -> None:
    assert kill_imports(tmp_path, laws, 20) >= 10


@pytest.mark.endurance
def test_two_hundred_killed_imports(tmp_path: Path, laws: Path) -> None:
    assert kill_imports(tmp_path, laws, 200) >= 100


@pytest.mark.parametrize(
    "text",
    [
        "# 猫法\n\n第一条 " + "《猫》" * 200_000,  # titles that are never repealed
        "# 猫法\n\n第" + "一" * 500_000 + "条 甲",  # a number without end
        "# 猫法\n\n" + "第一条 乙。\n" * 60_000,  # the same article again and again
        "# 猫法\n\n第一条 " + "<style " * 200_000,  # marks that never close
        "# 猫法\n\n第一条 " + "。 " * 500_000,
    ],
    ids=["titles", "number", "repeated", "open marks", "stops"],
)
def test_a_swollen_text_is_read_in_seconds(tmp_path: Path, text: str) -> None:
    (tmp_path / "猫.md").write_text(text, encoding="utf-8")
    start = time.monotonic()

    import_texts([tmp_path / "猫.md"], tmp_path / "library", Knowledge())

    assert time.monotonic() - start < 5
