"""What a generation holds on disk: passages with indexes, knowledge with recogniser."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.decode import plain
from corpus.knowledge_base import Knowledge, gather
from corpus.yaml_file import locate
from index import articles, generation
from index.articles import ArticleRow
from index.candidates import Ranking
from index.classify import Classifier
from index.dense import Dense
from index.earlier import NOTHING, Earlier
from index.embedding import ConfiguredModel, Embedding, StaticModel
from index.evidence import Evidence
from index.generation import BadIndex
from index.learn import examples, learn_matters
from index.lexical import Lexical
from index.passages import Passage
from index.ranker import Ranker
from index.recognise import Recogniser
from index.search import Searcher
from index.tokens import Cut, Tokens

MODEL = Path(__file__).parent / "model"  # the trained default, where the repository has one
PATHWAYS = MODEL / "pathways"  # the classifier over first pathways, trained with the model
ASKING = MODEL / "asking"  # whether a message lacks the fact on which its pathway turns
RANKING = MODEL / "ranking"  # questions asked before and the order of articles they taught
LAY = MODEL / "lay"  # the classifier over matters that lay questions taught
LEAST_RANKED = 1000  # fewer passages are fused: the ranker was taught on the whole law
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
    folder: Path,
    passages: Sequence[Passage],
    terms: Sequence[str],
    *,
    model: str,
    report: Report,
    cut: Cut = Cut.WORDS,
    earlier: Earlier = NOTHING,
) -> None:
    """Write passages with both indexes; `model` names the embedding, "" the default.

    Vectors of texts that stand in an earlier index of the same embedding are taken from there.
    """
    lines = (json.dumps(asdict(p), ensure_ascii=False) for p in passages)
    (folder / _PASSAGES).write_text("\n".join(lines) + "\n", encoding="utf-8")
    cutting = {"cut": cut, "terms": list(terms)}
    (folder / _TERMS).write_text(json.dumps(cutting, ensure_ascii=False), encoding="utf-8")
    report("切词、建词索引")
    split = cut.by(Tokens(terms, cache=folder.parent / ".jieba"))
    Lexical.build([split(p.whole) for p in passages]).save(folder / "lexical")
    report("建向量索引")
    vectors, made = earlier.encode([p.whole for p in passages], _embedding(model))
    report(f"新做了 {made} 条向量，共 {len(passages)} 条")
    Dense.build(vectors).save(folder / "dense.faiss")


def earlier(folder: Path, *, model: str) -> Earlier:
    """Return the vectors of the index in a folder, where it is whole and of the same embedding."""
    try:
        made = generation.verify(folder)
    except BadIndex:
        return NOTHING
    if not embedded_by(model).items() <= made.items():
        return NOTHING
    return Earlier.of([p.whole for p in _passages(folder)], folder / "dense.faiss")


def _passages(folder: Path) -> list[Passage]:
    lines = (folder / _PASSAGES).read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines)
    return [Passage(r["id"], r["heading"], r["text"], tuple(r["cites"])) for r in rows]


def save_evidence(
    folder: Path, rows: Sequence[ArticleRow], knowledge: Knowledge, *, model: str, report: Report
) -> None:
    """Write what was asked before of these articles, where the embedding is the default."""
    if not model:
        report("记下以前问过的")
        articles.evidence(rows, knowledge, _embedding(model), RANKING).save(folder)


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
    passages = _passages(folder)
    cutting = json.loads((folder / _TERMS).read_text(encoding="utf-8"))
    tokens = Tokens(cutting["terms"], cache=folder.parent / ".jieba")
    lexical, dense = Lexical.load(folder / "lexical"), Dense.load(folder / "dense.faiss")
    known = Evidence.load(folder)
    ranking = None
    if known and len(passages) >= LEAST_RANKED:
        ranking = Ranking.of(lexical, dense, known, Ranker.load(RANKING))
    cut = Cut(cutting["cut"])
    return Searcher(passages, tokens, cut, lexical, _embedding(model), dense, ranking)


def open_generation(folder: Path, *, model: str) -> Generation:
    """Return a generation ready to answer from."""
    searcher = open_searcher(folder, model=model)
    knowledge = _knowledge(folder)
    recogniser = Recogniser(
        searcher.tokens,
        searcher.embedding,
        Classifier.load(folder / _MATTERS),
        Classifier.load(LAY),
        Classifier.load(PATHWAYS),
        Classifier.load(ASKING),
    )
    return Generation(folder.name, knowledge, recogniser, searcher)


def compiled(home: Path) -> Knowledge:
    """Return the knowledge of the current generation.

    Raises:
        BadIndex: there is none.
    """
    return _knowledge(generation.current(home))


def _knowledge(folder: Path) -> Knowledge:
    tree = json.loads((folder / _KNOWLEDGE).read_text(encoding="utf-8"))
    return gather([locate(tree, name=_KNOWLEDGE)])


def made_by(model: str) -> dict[str, str]:
    """Return digests of the code and the model that make an index: a change makes one stale."""
    code = digest(Path(__file__).parent.glob("*.py"))
    return {"code": code, "ranking": digest(RANKING.glob("*")), **embedded_by(model)}


def embedded_by(model: str) -> dict[str, str]:
    """Return what the vectors of an index come from."""
    return {"model": model, "embedding": "" if model else digest(MODEL.glob("*.*"))}


def digest(files: Iterable[Path]) -> str:
    """Return one SHA-256 over files in the order of their names."""
    return hashlib.sha256(b"".join(f.read_bytes() for f in sorted(files))).hexdigest()


def terms_of(knowledge: Knowledge) -> list[str]:
    """Return the legal terms that must not be cut apart."""
    names = [i.id for i in knowledge.instruments if 3 <= len(i.id) <= 8]
    names += [p.mechanism or p.title for p in knowledge.pathways]
    return sorted({n for n in names if len(n) <= 8})


def _embedding(model: str) -> Embedding:
    return ConfiguredModel(model) if model else StaticModel(MODEL)
