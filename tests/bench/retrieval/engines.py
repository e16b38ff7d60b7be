"""The engines that are compared, each as somebody would put it together."""

from __future__ import annotations

import json
import tempfile
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from index.build import build_articles
from index.embedding import StaticModel
from index.store import MODEL, open_searcher
from index.tokens import Tokens

DEPTH = 100
Search = Callable[[str], list[str]]
Article = dict[str, Any]
CACHE = Path("var/index/.jieba")


def read(path: Path) -> list[Article]:
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def whole(article: Article) -> str:
    return f"{article['law']} {article['heading']} {article['no']} {article['text']}"


def ours(path: Path) -> Search:
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    build_articles(path, folder, report=lambda _: None)
    searcher = open_searcher(folder, model="")
    return lambda text: [found.passage.id for found in searcher.search(text, limit=DEPTH)]


def rank_bm25(path: Path) -> Search:
    from rank_bm25 import BM25Okapi

    articles, tokens = read(path), Tokens(cache=CACHE)
    engine = BM25Okapi([tokens.words(whole(article)) for article in articles])

    def search(text: str) -> list[str]:
        scores = engine.get_scores(tokens.words(text))
        return [str(articles[n]["id"]) for n in (-scores).argsort()[:DEPTH]]

    return search


def bm25s(path: Path) -> Search:
    import bm25s

    articles, tokens = read(path), Tokens(cache=CACHE)
    engine = bm25s.BM25()
    engine.index([tokens.words(whole(a)) for a in articles], show_progress=False)

    def search(text: str) -> list[str]:
        rows, _ = engine.retrieve([tokens.words(text)], k=DEPTH, show_progress=False)
        return [str(articles[n]["id"]) for n in rows[0]]

    return search


def langchain(path: Path) -> Search:
    """BM25Retriever and FAISS with the same embedding, fused by EnsembleRetriever."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from langchain_classic.retrievers import EnsembleRetriever
        from langchain_community.retrievers import BM25Retriever
        from langchain_community.vectorstores import FAISS
    from langchain_core.embeddings import Embeddings

    model, tokens = StaticModel(MODEL), Tokens(cache=CACHE)

    class Static(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [list(map(float, row)) for row in model.encode(texts)]

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    articles = read(path)
    texts, ids = [whole(a) for a in articles], [{"id": str(a["id"])} for a in articles]
    words = BM25Retriever.from_texts(texts, ids, preprocess_func=tokens.words, k=DEPTH)
    store = FAISS.from_texts(texts, Static(), ids)
    meaning = store.as_retriever(search_kwargs={"k": DEPTH})
    both = EnsembleRetriever(retrievers=[words, meaning], weights=[0.5, 0.5])
    return lambda text: [found.metadata["id"] for found in both.invoke(text)[:DEPTH]]


def tantivy(path: Path) -> Search:
    import tantivy as library

    tokens, schema = Tokens(cache=CACHE), library.SchemaBuilder()
    schema.add_text_field("id", stored=True, tokenizer_name="raw")
    schema.add_text_field("words", tokenizer_name="whitespace")
    index = library.Index(schema.build())
    writer = index.writer(num_threads=1)
    for article in read(path):
        words = " ".join(tokens.words(whole(article)))
        writer.add_document(library.Document(id=str(article["id"]), words=words))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(text: str) -> list[str]:
        any_of = [
            (library.Occur.Should, library.Query.term_query(index.schema, "words", word))
            for word in tokens.words(text)
        ]
        hits = searcher.search(library.Query.boolean_query(any_of), DEPTH).hits
        return [searcher.doc(address)["id"][0] for _, address in hits]

    return search


ENGINES: dict[str, tuple[Callable[[Path], Search], int]] = {
    "ours": (ours, 0),
    "bm25s": (bm25s, 0),
    "Tantivy": (tantivy, 0),
    "LangChain BM25 + FAISS": (langchain, 30),
    "rank_bm25": (rank_bm25, 30),
}  # with the number of questions asked, 0 for all: the last two take a third of a second each


def names(wanted: Sequence[str]) -> list[str]:
    return list(wanted) or list(ENGINES)
