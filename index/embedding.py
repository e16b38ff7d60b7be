"""Texts to vectors: the static model read without torch, or any SentenceTransformer by name.

The sole home of sentence-transformers, tokenizers and safetensors.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

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

        self._tokenizer = Tokenizer.from_file(str(folder / _FILES[0]))
        self._tokenizer.no_padding()
        weights = load_file(str(folder / _FILES[1]))
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


def save_static(tokenizer: Any, vectors: Any, folder: Path) -> None:
    """Write token vectors, shape (tokens, dimension), as a StaticEmbedding in half precision."""
    from safetensors.numpy import load_file, save_file
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    module = StaticEmbedding(tokenizer, embedding_weights=np.asarray(vectors, np.float32))
    SentenceTransformer(modules=[module], device="cpu").save(str(folder), create_model_card=False)
    weights = folder / _FILES[1]
    halved = {name: array.astype(np.float16) for name, array in load_file(str(weights)).items()}
    save_file(halved, str(weights))


def train_tokenizer(texts: Sequence[str], size: int, *, least: int = 2, longest: int = 6) -> Any:
    """Return a byte-pair tokenizer for the texts, pieces of at most `longest` characters."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Whitespace(), pre_tokenizers.Punctuation()]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        min_frequency=least,
        special_tokens=["[UNK]"],
        show_progress=False,
        max_token_length=longest,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), np.float32)
