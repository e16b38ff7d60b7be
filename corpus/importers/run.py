"""One import: files found, read, put together, settled and put on the shelf."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from corpus.importers import just_laws, lawrefbook, plain, sandbox
from corpus.importers.register import Register
from corpus.importers.report import FileAccount, Report
from corpus.importers.settle import settle
from corpus.importers.shelve import content_of, locked, put, texts
from corpus.importers.source import Refused, Source, size
from corpus.importers.text import Assembled, assemble
from corpus.knowledge_base import Knowledge

COPY = "同一版本的另一份"
LARGEST = 50 * 1024 * 1024
LARGEST_MARKDOWN = 8 * 1024 * 1024
_MARKDOWN = ".md"
_TEXTS = {".md", ".markdown", ".txt", ".docx", ".pdf", ".html", ".htm"}
Progress = Callable[[list[tuple[Path, str]]], Iterable[tuple[Path, str]]]


class NothingToImport(Exception):
    """None of the paths leads to a file that could be a text."""


def import_texts(
    paths: Iterable[Path], folder: Path, knowledge: Knowledge, *, progress: Progress = lambda f: f
) -> Report:
    """Return the report of an import of files and folders into the library in `folder`.

    Raises:
        NothingToImport: there is no file to read.
        BlockingIOError: another import is running.
    """
    files = list(found(paths))
    if not files:
        raise NothingToImport("没有可以读的文件")
    register = Register(knowledge)
    with locked(folder):
        sources: list[Source] = []
        accounts: dict[str, FileAccount] = {}
        for path, name in progress(files):
            try:
                read, characters, odd = _read(path, name, register)
            except Refused as refused:
                accounts[name] = _refused(path, name, str(refused))
            else:
                sources += read
                accounts[name] = FileAccount(name, characters, oddities=odd)
        assembled = assemble(sources)
        new = [a.text for a in assembled]
        replaced = {text.source for text in new}
        kept = [text for text in texts(folder) if text.source not in replaced]
        outcome = settle([*kept, *new], register)
        changed = bool(new) and put(folder, outcome.versions)
        copies = {(text.source, text.title) for text in outcome.copies}
        accounted = tuple(_accounts(accounts, assembled, copies))
        report = Report(accounted, outcome, content_of(outcome.versions), changed)
        (folder / "report.txt").write_text("\n".join(report.lines()) + "\n", encoding="utf-8")
    return report


def found(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Yield the files to read with the names they go by; a name never leaves its root."""
    for root in paths:
        if root.is_dir() and not root.is_symlink():
            for path in sorted(root.rglob("*")):
                hidden = any(p.startswith(".") for p in path.relative_to(root).parts)
                if not hidden and path.suffix.lower() in _TEXTS and not path.is_dir():
                    yield path, f"{root.resolve().name}/{path.relative_to(root).as_posix()}"
        else:
            yield root, root.name


def _read(
    path: Path, name: str, register: Register
) -> tuple[tuple[Source, ...], int, tuple[str, ...]]:
    if path.is_symlink():
        raise Refused("是符号链接，不跟随")
    if not path.is_file():
        raise Refused("文件不存在，或不是普通文件")
    markdown = path.suffix.lower() == _MARKDOWN
    largest = LARGEST_MARKDOWN if markdown else LARGEST
    if path.stat().st_size > largest:
        raise Refused(f"文件超过 {largest // 1024 // 1024} MB")
    if markdown:
        text = plain.decode(path.read_bytes())
        if lawrefbook.belongs(text):
            return (lawrefbook.read(text, name),), size(text), ()
        if just_laws.belongs(text):
            return just_laws.read(text, name), size(text), ()
        return (plain.read(text.splitlines(), name, register.titles, {}),), size(text), ()
    extract = sandbox.extract(path)
    source = plain.read(extract.lines, name, register.titles, extract.left_out)
    return (source,), extract.characters, tuple(extract.oddities)


def _refused(path: Path, name: str, reason: str) -> FileAccount:
    characters = 0
    if (
        path.suffix.lower() == _MARKDOWN
        and path.is_file()
        and path.stat().st_size <= LARGEST_MARKDOWN
    ):
        characters = size(path.read_bytes().decode("utf-8", errors="replace"))
    return FileAccount(name, characters, 0, {"跳过的文件": characters}, reason)


def _accounts(
    accounts: dict[str, FileAccount], assembled: list[Assembled], copies: set[tuple[str, str]]
) -> Iterator[FileAccount]:
    yield from (account for account in accounts.values() if account.skipped)
    shared: dict[str, list[Assembled]] = {}
    for text in assembled:
        shared.setdefault(text.files[0], []).append(text)
    for texts_of_file in shared.values():
        names = dict.fromkeys(name for text in texts_of_file for name in text.files)
        left_out: dict[str, int] = {}
        stored = 0
        for text in texts_of_file:
            if (text.text.source, text.text.title) in copies:
                left_out[COPY] = left_out.get(COPY, 0) + text.stored
            else:
                stored += text.stored
            for reason, characters in text.left_out.items():
                left_out[reason] = left_out.get(reason, 0) + characters
        account = FileAccount(
            " + ".join(names),
            sum(accounts[name].characters for name in names),
            stored,
            left_out,
            oddities=tuple(o for name in names for o in accounts[name].oddities)
            + tuple(o for text in texts_of_file for o in text.oddities),
        )
        if not account.balanced:
            raise AssertionError(f"{account.path}: 读入的字符和存入、未存的不相等")
        yield account
