"""The reader and the decoder name file, line and key of what is wrong."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.decode import decode, plain
from corpus.model.law import Citation, Statement
from corpus.model.time_limit import TimeLimit
from corpus.yaml_file import KnowledgeError, locate, read


@dataclass(frozen=True)
class Small:
    name: str
    amount: int = 0
    words: tuple[str, ...] = ()


def written(folder: Path, text: str) -> Path:
    path = folder / "sample.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "line", "key", "reason"),
    [
        ("name: 甲\ncolour: 红\n", 2, "colour", "不认识的键"),
        ("amount: 3\n", 1, "", "缺少必填的键“name”"),
        ("name: 甲\namount: 三\n", 2, "amount", "不是整数"),
        ("name: 甲\nname: 乙\n", 2, "name", "写了两次"),
        ("name: [甲]\n", 1, "name", "应当是一个值"),
        ("name: 甲\nwords: {a: b}\n", 2, "words", "应当是一个列表"),
        ("- 甲\n", 1, "", "应当是一组键和值"),
        ("name: 'x\n", 2, "", "不是有效的 YAML"),
        ("", 1, "", "空的"),
    ],
)
def test_an_error_names_file_line_and_key(
    tmp_path: Path, text: str, line: int, key: str, reason: str
) -> None:
    with pytest.raises(KnowledgeError) as caught:
        decode(Small, read(written(tmp_path, text)))

    assert (caught.value.file, caught.value.line, caught.value.key) == ("sample.yaml", line, key)
    assert reason in caught.value.reason


def test_bytes_that_are_not_utf8_are_named(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    path.write_bytes("name: 甲".encode("gb18030"))

    with pytest.raises(KnowledgeError, match=r"sample.yaml:1"):
        read(path)


def test_an_impossible_date_is_refused(tmp_path: Path) -> None:
    text = (
        "id: X\nname: 甲\nwho: person\nkind: deadline\nunit: day\namount: 5\n"
        "starts_at: e\ncites: [行政复议法#20]\nin_force_from: 2026-02-30\n"
    )

    with pytest.raises(KnowledgeError, match=r":9: in_force_from: “2026-02-30”不是有效的日期"):
        decode(TimeLimit, read(written(tmp_path, text)))


def test_yes_stays_a_word(tmp_path: Path) -> None:
    assert decode(Small, read(written(tmp_path, "name: yes\n"))).name == "yes"


def test_a_bare_sentence_is_a_statement_without_citation(tmp_path: Path) -> None:
    assert decode(Statement, read(written(tmp_path, "不收费\n"))) == Statement("不收费")


def test_what_is_decoded_can_be_written_and_decoded_again() -> None:
    statement = Statement("六十日内申请", (Citation("行政复议法", "20", 1),))

    assert decode(Statement, locate(plain(statement), name="x")) == statement
