"""Batches answer every line and never stop."""

import json

from corpus.batch import Row, run


def echo(row: Row) -> Row:
    return {"id": row["id"], "text": row["text"]}


def outcome(*lines: bytes) -> list[Row]:
    return [json.loads(line) for line in run(lines, echo)]


def test_bad_lines_are_answered_in_place_and_order_is_kept() -> None:
    rows = outcome(b'{"id":1,"text":"a"}\n', b"{bad\n", b"\n", b"[]\n", b'{"id":2,"text":"b"}')

    assert [row.get("id") for row in rows] == [1, None, None, 2]
    assert [row["error"]["line"] for row in rows if "error" in row] == [2, 4]


def test_bytes_that_are_no_text_are_a_bad_line() -> None:
    assert outcome(b'{"id":1,"text":"\xff"}')[0]["error"]["code"] == "bad_json"


def test_half_a_surrogate_is_written_as_something_readable() -> None:
    assert outcome(b'{"id":1,"text":"a\\ud800b"}')[0]["text"] == "a?b"


def test_a_line_nested_without_end_is_a_bad_line() -> None:
    assert outcome(b"[" * 200_000)[0]["error"]["code"] == "bad_json"
