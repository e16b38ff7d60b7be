"""What a generation holds on disk: passages with indexes, knowledge with recogniser."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.decode import plain
from corpus.knowledge_base import Knowledge, gather
from corpus.yaml_file import locate
from index.classify import Classifier
from index.dense import Dense
from index.embedding import ConfiguredModel, Embedding, StaticModel
from index.learn import examples, learn_matters
from index.lexical import Lexical
from index.passages import Passage
from index.recognise import Recogniser
from index.search import Searcher
from index.tokens import Tokens

MODEL = Path(__file__).parent / "model"  # the trained default, where the repository has one
PATHWAYS = MODEL / "pathways"  # the classifier over first pathways, trained with the model
ASKING = MODEL / "asking"  # whether a message lacks the fact on which its pathway turns
LAY = MODEL / "lay"  # the classifier over matters that lay questions taught
_PASSAGES, _KNOWLEDGE, _TERMS = "passages.jsonl", "knowledge.json", "terms.json"
_MATTERS = "matters"
Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Generation:
    """An opened generation."""

    id: str
    knowledge: Knowledge
    recogniser: Recogniser
    searcher: Searcher


def save_passages(
    folder: Path, passages: Sequence[Passage], terms: Sequence[str], *, model: str, report: Report
) -> None:
    """Write passages with both indexes; `model` names the embedding, "" the default."""
    lines = (json.dumps(asdict(p), ensure_ascii=False) for p in passages)
    (folder / _PASSAGES).write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / _TERMS).write_text(json.dumps(list(terms), ensure_ascii=False), encoding="utf-8")
    tokens = Tokens(terms, cache=folder.parent / ".jieba")
    texts = [f"{p.heading} {p.text}" for p in passages]
    report("切词、建词索引")
    Lexical.build([tokens.words(text) for text in texts]).save(folder / "lexical")
    report("建向量索引")
    Dense.build(_embedding(model).encode(texts)).save(folder / "dense.faiss")


def save_knowledge(
    folder: Path, knowledge: Knowledge, terms: Sequence[str], *, model: str, report: Report
) -> None:
    """Write the compiled knowledge and the recogniser trained from its phrasings."""
    text = json.dumps(plain(knowledge), ensure_ascii=False)
    (folder / _KNOWLEDGE).write_text(text, encoding="utf-8")
    report("训练事项识别")
    tokens = Tokens(terms, cache=folder.parent / ".jieba")
    matters = learn_matters(examples(knowledge), tokens, _embedding(model))
    matters.save(folder / _MATTERS)


def open_searcher(folder: Path, *, model: str) -> Searcher:
    """Return the searcher of a generation."""
    lines = (folder / _PASSAGES).read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines)
    passages = [Passage(r["id"], r["heading"], r["text"], tuple(r["cites"])) for r in rows]
    terms = json.loads((folder / _TERMS).read_text(encoding="utf-8"))
    tokens = Tokens(terms, cache=folder.parent / ".jieba")
    embedding = _embedding(model)
    return Searcher(
        passages,
        tokens,
        Lexical.load(folder / "lexical"),
        embedding,
        Dense.load(folder / "dense.faiss"),
    )


def open_generation(folder: Path, *, model: str) -> Generation:
    """Return a generation ready to answer from."""
    searcher = open_searcher(folder, model=model)
    tree = json.loads((folder / _KNOWLEDGE).read_text(encoding="utf-8"))
    knowledge = gather([locate(tree, name=_KNOWLEDGE)])
    recogniser = Recogniser(
        searcher.tokens,
        searcher.embedding,
        Classifier.load(folder / _MATTERS),
        Classifier.load(LAY),
        Classifier.load(PATHWAYS),
        Classifier.load(ASKING),
    )
    return Generation(folder.name, knowledge, recogniser, searcher)


def terms_of(knowledge: Knowledge) -> list[str]:
    """Return the legal terms that must not be cut apart."""
    names = [i.id for i in knowledge.instruments if 3 <= len(i.id) <= 8]
    names += [p.mechanism or p.title for p in knowledge.pathways]
    return sorted({n for n in names if len(n) <= 8})


def _embedding(model: str) -> Embedding:
    return ConfiguredModel(model) if model else StaticModel(MODEL)
