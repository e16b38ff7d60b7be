"""The rules of the house, as tests."""

import ast
import re
from pathlib import Path

import pytest
import yaml

from corpus.knowledge_base import Knowledge
from corpus.model.pathway import PathwayId
from service.answering.screen import FIXED, MINOR, TO_MACHINE
from service.domain.answer import Reason, Status
from service.prompts import read_replies, read_screen
from service.settings import Settings

ROOT = Path(__file__).parents[2]
CODE = [p for name in ("corpus", "index", "service") for p in (ROOT / name).rglob("*.py")]
LONGEST = 250
README = (ROOT / "README.md").read_text(encoding="utf-8")
FRONT = [p for p in (ROOT / "web").rglob("*") if p.suffix in {".js", ".css", ".html"}]


@pytest.mark.parametrize("path", CODE + FRONT, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_is_longer_than_250_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_no_drawer_has_a_drawers_name() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}

    assert [p for p in CODE if p.stem in drawers] == []


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_and_public_function_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and node
        in [
            child
            for parent in ast.walk(tree)
            if isinstance(parent, (ast.Module, ast.ClassDef))
            for child in parent.body
        ]
    ]

    assert ast.get_docstring(tree)
    assert silent == []


def test_every_status_and_reason_has_a_reply() -> None:
    replies = read_replies()

    assert set(replies.statuses) == set(Status)
    assert set(replies.reasons) == set(Reason)


def test_every_reason_that_words_settle_has_a_list() -> None:
    ids = {entry.id for entry in read_screen().lists}

    assert ids == {"safety", MINOR, TO_MACHINE, *FIXED, *(set(Reason) - {Reason.INPUT})}


def test_what_a_list_wants_said_is_written() -> None:
    assert {entry.say for entry in read_screen().lists} - {""} == set(read_replies().remarks)


def test_every_pathway_is_in_the_glossary_and_has_a_sheet(knowledge: Knowledge) -> None:
    glossary = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")

    for pathway in PathwayId:
        assert knowledge.pathway(pathway), pathway
        assert pathway in glossary or pathway is PathwayId.OUT_OF_SCOPE, pathway


def test_every_rule_cites_its_article(knowledge: Knowledge) -> None:
    assert [limit.id for limit in knowledge.time_limits if not limit.cites] == []
    assert [duty.id for duty in knowledge.duties if not duty.cites] == []


def test_every_setting_and_make_target_is_in_the_readme() -> None:
    targets = re.findall(
        r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )

    for target in targets:
        assert f"make {target}" in README, target
    for setting in Settings.model_fields:
        assert f"XICHENG_{setting.upper()}" in README, setting


@pytest.mark.parametrize(
    "path", sorted((ROOT / "corpus/knowledge").rglob("*.yaml")), ids=lambda p: p.stem
)
def test_every_data_file_has_an_owner(path: Path) -> None:
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["owner"]


@pytest.mark.parametrize(
    "library",
    [
        "jieba",
        "faiss",
        "bm25s",
        "sentence_transformers",
        "yaml",
        "langchain",
        "jinja2",
        "fastapi",
        "sqlalchemy",
        "pydantic_settings",
        "lunar_python",
    ],
)
def test_each_library_has_one_home(library: str) -> None:
    homes = {
        p.relative_to(ROOT).parts[:2]
        for p in CODE
        if re.search(
            rf"^\s*(?:import|from) {library}\b", p.read_text(encoding="utf-8"), re.MULTILINE
        )
    }

    assert len(homes) <= 1, homes
