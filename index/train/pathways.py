"""`make train`, second part: the classifier over first pathways."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from corpus.knowledge_base import load
from index.embedding import StaticModel
from index.learn import examples, learn_pathways
from index.store import MODEL, PATHWAYS, terms_of
from index.tokens import Tokens
from index.train import lay


def main() -> int:
    """Return 0 when the classifier was written, 1 when there is no data."""
    parser = argparse.ArgumentParser(prog="python -m index.train.pathways", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="训练数据的文件夹")
    parser.add_argument("--out", type=Path, default=PATHWAYS)
    arguments = parser.parse_args()
    knowledge = load()
    try:
        asked = lay.read(arguments.data)
    except OSError as error:
        print(f"没有训练数据，请用 --data（make train DATA=文件夹）指明：{error}", file=sys.stderr)
        return 1
    tokens = Tokens(terms_of(knowledge), cache=Path("var/index/.jieba"))
    given = [*examples(knowledge), *asked]
    learn_pathways(given, tokens, StaticModel(MODEL)).save(arguments.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
