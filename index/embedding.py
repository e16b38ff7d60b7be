"""Texts to vectors: the static model read without torch, or any SentenceTransformer by name.

The sole home of sentence-transformers, tokenizers and safetensors.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
_FILES = ("tokenizer.json", "model.safetensors")


class Embedding(Protocol):
    """Turns texts into unit vectors."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension)."""
        ...


class StaticModel:
    """Mean of token vectors: what StaticEmbedding computes, on numpy alone."""

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        inner = next(
            (p for p in (folder, folder / "0_StaticEmbedding") if (p / _FILES[0]).exists()), folder
        )
        self._tokenizer = Tokenizer.from_file(str(inner / _FILES[0]))
        self._tokenizer.no_padding()
        weights = load_file(str(inner / _FILES[1]))
        self._weights: Vectors = weights["embedding.weight"].astype(np.float32)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension); zero where no token is known."""
        rows = np.zeros((len(texts), self._weights.shape[1]), np.float32)
        encoded = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        for row, one in zip(rows, encoded, strict=True):
            if one.ids:
                row[:] = self._weights[one.ids].mean(axis=0)
        return _unit(rows)


class ConfiguredModel:
    """Any SentenceTransformer the operator names; loads torch, so it starts slowly."""

    def __init__(self, name: str) -> None:
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(name, local_files_only=True)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension)."""
        return np.asarray(self._model.encode(list(texts), normalize_embeddings=True), np.float32)


def build_static(texts: Sequence[str], folder: Path, *, dimension: int, vocabulary: int) -> None:
    """Write a small StaticEmbedding made from the texts by latent semantic analysis."""
    from scipy.sparse import csr_matrix
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import StaticEmbedding
    from sklearn.feature_extraction.text import TfidfTransformer
    from sklearn.utils.extmath import randomized_svd

    tokenizer = _train_tokenizer(texts, vocabulary)
    ids = [e.ids for e in tokenizer.encode_batch(list(texts), add_special_tokens=False)]
    pointers = np.cumsum([0, *(len(row) for row in ids)])
    columns = np.fromiter((i for row in ids for i in row), np.int64, int(pointers[-1]))
    shape = (len(ids), tokenizer.get_vocab_size())
    matrix = csr_matrix((np.ones(len(columns)), columns, pointers), shape=shape)
    matrix.sum_duplicates()
    weighting = TfidfTransformer(sublinear_tf=True).fit(matrix)
    rank = min(dimension, min(shape) - 1)
    _, strengths, directions = randomized_svd(weighting.transform(matrix), rank, random_state=0)
    spread = np.sqrt(strengths) * directions.T * weighting.idf_[:, None]
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=spread.astype(np.float32))],
        device="cpu",
    )
    model.save(str(folder), create_model_card=False)


def _train_tokenizer(texts: Sequence[str], size: int):  # type: ignore[no-untyped-def]
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Whitespace(), pre_tokenizers.Punctuation()]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=size, special_tokens=["[UNK]"], show_progress=False, max_token_length=6
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), np.float32)
