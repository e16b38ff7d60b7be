"""An embedding that has not seen the judged questions, for teaching the ranker alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from index.embedding import save_static, train_tokenizer
from index.train import loop, pairs

_VOCABULARY, _STEPS, _LONGEST = 40_000, 600, 120


def train(data: Path, out: Path, *, steps: int = _STEPS) -> None:
    """Write an embedding trained on everything but the judged questions and their likes.

    Raises:
        OSError: the folder does not hold the training data.
    """
    groups = pairs.read(data, blind=True)
    asked = [text for pair in (*groups.questions, *groups.paraphrases) for text in pair]
    articles = [f"{heading} {'。'.join(s)[:300]}" for heading, s in groups.articles[::2]]
    tokenizer = train_tokenizer([*asked, *articles], _VOCABULARY, least=3, longest=4)

    def encode(texts: Sequence[str]) -> list[list[int]]:
        encoded = tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [one.ids[:_LONGEST] for one in encoded]

    checkpoint = out.with_suffix(".pt")
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    size = tokenizer.get_vocab_size()
    vectors = loop.train(
        groups, encode, size=size, steps=steps, checkpoint=checkpoint, progress=lambda *_: None
    )
    save_static(tokenizer, vectors, out)
