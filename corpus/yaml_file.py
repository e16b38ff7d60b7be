"""The one YAML reader: trees that remember file, key and line (the sole home of PyYAML)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"


class KnowledgeError(Exception):
    """A data file breaks a promise: says which file, line and key, and why."""

    def __init__(self, file: str, line: int, key: str, reason: str) -> None:
        super().__init__(f"{file}:{line}: {key or '(顶层)'}: {reason}")
        self.file, self.line, self.key, self.reason = file, line, key, reason


@dataclass(frozen=True, slots=True)
class Located:
    """A scalar text, a list or a mapping, with the place it was read from."""

    value: str | list[Located] | dict[str, Located] | None
    file: str
    line: int
    key: str

    def error(self, reason: str) -> KnowledgeError:
        """Return the error that names this place."""
        return KnowledgeError(self.file, self.line, self.key, reason)

    def items(self) -> Iterator[tuple[str, Located]]:
        """Yield the entries of a mapping.

        Raises:
            KnowledgeError: this is not a mapping.
        """
        if not isinstance(self.value, dict):
            raise self.error("这里应当是一组键和值")
        yield from self.value.items()


def read(path: Path) -> Located:
    """Return the whole file as a located tree; every scalar stays the text that was written.

    Raises:
        KnowledgeError: the file is not YAML, repeats a key or uses a key that is not text.
    """
    name = path.name
    try:
        with path.open(encoding="utf-8") as stream:
            node = yaml.compose(stream, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KnowledgeError(name, line, "", f"不是有效的 YAML：{error.problem}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise KnowledgeError(name, 1, "", f"不是有效的 YAML：{error}") from error
    if node is None:
        raise KnowledgeError(name, 1, "", "文件是空的")
    return _located(node, name, "")


def locate(plain: Plain, *, name: str) -> Located:
    """Return a plain JSON-like tree as a located one, for data that was compiled from YAML."""
    return _wrap(plain, name, "")


def _located(node: yaml.Node, file: str, key: str) -> Located:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        empty = node.tag == "tag:yaml.org,2002:null" and node.style is None
        return Located(None if empty else str(node.value), file, line, key)
    if isinstance(node, yaml.SequenceNode):
        entries = [_located(n, file, f"{key}[{i}]") for i, n in enumerate(node.value)]
        return Located(entries, file, line, key)
    mapping: dict[str, Located] = {}
    for name_node, value_node in node.value:
        name = str(name_node.value)
        path = f"{key}.{name}" if key else name
        if name in mapping:
            raise KnowledgeError(file, name_node.start_mark.line + 1, path, "同一个键写了两次")
        mapping[name] = _located(value_node, file, path)
    return Located(mapping, file, line, key)


def _wrap(plain: Plain, file: str, key: str) -> Located:
    if isinstance(plain, dict):
        return Located({k: _wrap(v, file, f"{key}.{k}") for k, v in plain.items()}, file, 0, key)
    if isinstance(plain, list):
        return Located([_wrap(v, file, key) for v in plain], file, 0, key)
    return Located(plain, file, 0, key)
