"""What an import did: counts for people, and every file with what became of its characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.importers.settle import Outcome


@dataclass(frozen=True, slots=True)
class FileAccount:
    """One file: its characters, those stored, and those left out by reason."""

    path: str
    characters: int
    stored: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    skipped: str | None = None
    oddities: tuple[str, ...] = ()

    @property
    def balanced(self) -> bool:
        """Return whether every character is stored or accounted for."""
        return self.characters == self.stored + sum(self.left_out.values())


@dataclass(frozen=True)
class Report:
    """The account of one import."""

    files: tuple[FileAccount, ...]
    outcome: Outcome
    content: str
    changed: bool

    def summary(self) -> Iterator[str]:
        """Yield the lines for the screen."""
        versions = self.outcome.versions
        articles = sum(a.number[0].isdigit() for v in versions for a in v.text.articles)
        left: Counter[str] = Counter()
        for account in self.files:
            left.update(account.left_out)
        yield (
            f"法规 {len({v.title for v in versions})}，版本 {len(versions)}，条文 {articles}；"
            f"读入文件 {len(self.files)}，跳过 {sum(bool(f.skipped) for f in self.files)}，"
            f"同一版本的另一份 {len(self.outcome.copies)}，"
            f"来源不一致 {len(self.outcome.disagreements)}"
        )
        yield (
            f"字符 {sum(f.characters for f in self.files)} ="
            f" 存入 {sum(f.stored for f in self.files)} + 未存 {sum(left.values())}（"
            + "，".join(f"{reason} {n}" for reason, n in left.most_common())
            + "）"
        )
        unknown = sum(v.valid_from is None for v in versions)
        guessed = sum(v.text.basis.startswith("推定") for v in versions)
        yield f"施行日不明 {unknown}，按通过或公布之日推定 {guessed}（登记里写明的除外）"
        yield f"内容 {self.content[:16]}{'' if self.changed else '，没有变化'}"

    def lines(self) -> Iterator[str]:
        """Yield the whole report: the summary, then what was skipped, odd or disputed."""
        yield from self.summary()
        for account in self.files:
            if account.skipped:
                yield f"跳过\t{account.path}\t{account.skipped}"
        for account in self.files:
            for oddity in account.oddities:
                yield f"编号\t{account.path}\t{oddity}"
            if account.left_out and not account.skipped:
                counts = "，".join(f"{reason} {n}" for reason, n in account.left_out.items())
                yield f"未存\t{account.path}\t{counts}"
        for copy in self.outcome.copies:
            yield f"另一份\t{copy.source}\t{copy.title}（{copy.label}）"
        for disagreement in self.outcome.disagreements:
            yield f"不一致\t{disagreement}"
        for version in self.outcome.versions:
            if version.valid_from is None:
                yield f"施行日不明\t{version.text.source}\t{version.title}"
