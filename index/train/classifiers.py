"""`make train`, second part: the classifiers that lay questions teach."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from corpus.knowledge_base import load
from index.embedding import StaticModel
from index.learn import Example, examples, learn_matters, learn_pathways
from index.recognise import ASK
from index.store import ASKING, LAY, MODEL, PATHWAYS, terms_of
from index.tokens import Tokens
from index.train import lay, written

_LEAST, _LEAST_PATHWAYS = 24, 3  # features seen less often are left out: the models stay small
_NO_MATTER = {"UNCLEAR", "OUT_OF_SCOPE"}  # labels that say nothing about words


def main() -> int:
    """Return 0 when the classifiers were written, 1 when there is no data."""
    parser = argparse.ArgumentParser(prog="python -m index.train.classifiers", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="训练数据的文件夹")
    arguments = parser.parse_args()
    knowledge = load()
    try:
        asked = lay.read(arguments.data)
    except OSError as error:
        print(f"没有训练数据，请用 --data（make train DATA=文件夹）指明：{error}", file=sys.stderr)
        return 1
    tokens = Tokens(terms_of(knowledge), cache=Path("var/index/.jieba"))
    told = [*examples(knowledge), *written.read()]
    given = [*told, *(example for one in asked for example in one.examples())]
    embedding = StaticModel(MODEL)
    learn_pathways(given, tokens, embedding, least=_LEAST_PATHWAYS).save(PATHWAYS)
    judged = [one for one in asked if one.ask is not None]
    asking = [Example(one.text, one.matter, ASK if one.ask else "") for one in judged]
    learn_pathways(asking, tokens, embedding).save(ASKING)
    named = [Example(o.text, o.matter, "") for o in asked if o.matter not in _NO_MATTER]
    texts = {example.text: Example(example.text, example.matter, "") for example in told}
    learn_matters([*texts.values(), *named], tokens, embedding, least=_LEAST).save(LAY)
    return 0


if __name__ == "__main__":
    sys.exit(main())
