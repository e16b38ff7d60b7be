"""`make train`: trains the default embedding from a data folder into index/model."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from index.embedding import save_static, train_tokenizer
from index.store import MODEL
from index.train import loop, pairs

_VOCABULARY, _STEPS, _LONGEST = 40_000, 4000, 160  # tokens, steps, tokens of one text


def main() -> int:
    """Return 0 when the model was written, 1 when there is no data."""
    parser = argparse.ArgumentParser(
        prog="python -m index.train", description="训练默认的向量模型"
    )
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="训练数据的文件夹")
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--steps", type=int, default=_STEPS)
    parser.add_argument("--checkpoint", type=Path, default=Path("var/train.pt"))
    arguments = parser.parse_args()
    try:
        groups = pairs.read(arguments.data)
    except OSError as error:
        print(f"没有训练数据，请用 --data（make train DATA=文件夹）指明：{error}", file=sys.stderr)
        return 1
    arguments.checkpoint.parent.mkdir(parents=True, exist_ok=True)
    tokenizer = train_tokenizer(_texts(groups), _VOCABULARY, least=3, longest=4)

    def encode(texts: Sequence[str]) -> list[list[int]]:
        encoded = tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [one.ids[:_LONGEST] for one in encoded]

    with tqdm(total=arguments.steps, unit="步") as bar:

        def progress(step: int, loss: float) -> None:
            bar.update(step - bar.n)
            bar.set_postfix_str(f"loss {loss:.3f}")

        size = tokenizer.get_vocab_size()
        vectors = loop.train(
            groups,
            encode,
            size=size,
            steps=arguments.steps,
            checkpoint=arguments.checkpoint,
            progress=progress,
        )
    save_static(tokenizer, vectors, arguments.out)
    return 0


def _texts(groups: pairs.Groups) -> list[str]:
    asked = [text for pair in (*groups.questions, *groups.paraphrases) for text in pair]
    return asked + [
        f"{heading} {'。'.join(sentences)[:300]}" for heading, sentences in groups.articles[::2]
    ]


if __name__ == "__main__":
    sys.exit(main())
