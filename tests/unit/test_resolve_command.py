"""The command `resolve`: one line in, one line out, in the form of the contract."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from corpus.__main__ import main


def resolve(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["corpus", "resolve", *arguments])
    return main()


def test_a_batch_keeps_its_order_and_answers_bad_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        {"id": "a", "text": "《民法典》第一千五百条"},
        {"id": "b", "text": "民法典第五条", "on": "2020-12-31"},
        {"id": "c"},
        {"id": "d", "text": "没有引用"},
        {"id": "e", "text": "x", "on": "昨天"},
    ]
    asked, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    asked.write_text(text + "\n{坏\n", encoding="utf-8")
    given = ["--batch", str(asked), "--out", str(out), "--on", "2026-11-24"]

    assert resolve(monkeypatch, *given, "--library", str(tmp_path)) == 0

    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert answers[0] == {
        "id": "a",
        "citations": [
            {
                "written": "《民法典》第一千五百条",
                "instrument": "中华人民共和国民法典",
                "article": "1500",
                "paragraph": None,
                "item": None,
                "status": "no_such_article",
                "text_available": False,
                "valid_range": ["1", "1260"],
                "successor": None,
                "near": [],
            }
        ],
    }
    assert answers[1]["citations"][0]["status"] == "not_yet_in_force"
    assert answers[3] == {"id": "d", "citations": []}
    codes = [a["error"]["code"] for a in answers if "error" in a]
    assert codes == ["missing_text", "bad_date", "bad_json"]


def test_a_text_on_the_command_line_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    given = ["《合同法》第52条", "--on", "2026-11-24", "--library", str(tmp_path)]

    assert resolve(monkeypatch, *given) == 0
    assert json.loads(capfdbinary.readouterr().out)["status"] == "repealed"


def test_a_missing_file_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert resolve(monkeypatch, "--batch", str(tmp_path / "nothing")) == 1
