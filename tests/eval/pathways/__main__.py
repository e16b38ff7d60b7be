"""`make eval`, second part: the own pathway cases, each with pass or fail and what it turns on."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from corpus.citation import authored
from service import bootstrap
from service.settings import Settings
from tests.eval.pathways.cases import Group, Right, answer_to, groups, misses

AS_OF = date(2026, 11, 24)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.eval.pathways", description=__doc__)
    parser.add_argument("--index", type=Path, default=Path("var/index"))
    arguments = parser.parse_args()
    index = bootstrap.open_index(Settings(index=arguments.index))
    engine, titles = bootstrap.engine(index), {i.id: i.title for i in index.knowledge.instruments}
    passed = total = 0
    for group in groups():
        print(f"\n{group.pathway}")
        for case in (*group.right, *group.wrong):
            answer = answer_to(
                engine,
                index.knowledge,
                case.text,
                on=AS_OF,
                matter=case.matter,
                facts=case.facts,
            )
            wrong = list(misses(group.pathway, case, answer, titles))
            total, passed = total + 1, passed + (not wrong)
            print(_line(group, case, wrong))
    print(f"\n{passed}/{total} 例通过")
    return 0 if passed == total else 1


def _line(group: Group, case: Right, wrong: list[str]) -> str:
    facts = "".join(f" {id}={value}" for id, value in case.facts.items())
    cites = "、".join(authored(cite) for cite in case.cites)
    verdict = f"✗ {'；'.join(wrong)}" if wrong else "✓"
    side = "该走" if case in group.right else "不该走"
    return f"  {verdict} [{side} {case.place}] {case.text}{facts} 〔{cites}〕"


if __name__ == "__main__":
    sys.exit(main())
