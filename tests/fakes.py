"""A stand-in for the engine, with a canned answer for every state of the page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from threading import Event, Lock
from zoneinfo import ZoneInfo

from corpus.model.matter import Choice, Fact, FactType
from corpus.model.pathway import PathwayId, Stage
from service.answering.ports import CaseFile, Turn
from service.domain.answer import (
    Answer,
    AnswerChoice,
    Ask,
    CheckedCitation,
    Deadline,
    Organ,
    PathwayAdvice,
    RuledOutPathway,
    Status,
    Validity,
)

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>'

FACTS = {
    "decision_on_spot": Fact(
        "decision_on_spot",
        FactType.YES_NO,
        "是当场开的吗？",
        choices=(Choice("yes", "当场开的"), Choice("no", "不是")),
    ),
    "decision_received_on": Fact("decision_received_on", FactType.DATE, "哪天收到的？"),
    "claim_amount": Fact("claim_amount", FactType.AMOUNT, "涉及多少钱？"),
}

LAW = CheckedCitation("中华人民共和国行政复议法", "20", 1, None, Validity.IN_FORCE, True)
OLD = CheckedCitation("某条例", "276-1", None, 3, Validity.REPEALED, False)
WHOLE = CheckedCitation("某办法", None, None, None, Validity.NOT_YET_IN_FORCE, False)


def deadline(left: int | None, **changes: object) -> Deadline:
    """Return a deadline so many days from today, or one that cannot be counted yet."""
    known = left is not None
    return replace(
        Deadline(
            rule="FY_APPLY",
            name="申请行政复议的期限",
            last_day=date.fromordinal(TODAY.toordinal() + (left or 0)) if known else None,
            counted_from="2026-09-25" if known else "知道行政行为之日",
            days_left=left,
            passed=known and (left or 0) < 0,
            who="person",
            citation=LAW,
            note=None,
        ),
        **changes,  # type: ignore[arg-type]
    )


def pathway(stage: Stage, **changes: object) -> PathwayAdvice:
    """Return a pathway with every part filled."""
    full = PathwayAdvice(
        pathway=PathwayId.ADMINISTRATIVE_RECONSIDERATION,
        mechanism=None,
        name="行政复议",
        stage=stage,
        why="请上级政府重新审查，不收费。",
        when="对处罚不服",
        organ=Organ("西城区人民政府", "区级", verified=False),
        fee="不收费",
        materials=("决定书", "身份证明"),
        steps=("写申请", "递交", "等决定"),
        avoid=("先去信访，天数照样走",),
        deadlines=(deadline(3), deadline(None)),
        citations=(LAW, OLD),
    )
    return replace(full, **changes)  # type: ignore[arg-type]


CHOICE = Ask(
    "decision_on_spot",
    "是当场开的吗？",
    (AnswerChoice("yes", "当场开的"), AnswerChoice("unsure", "以上都不是，或者不清楚")),
    why="当场处罚先复议",
)
DAY = Ask("decision_received_on", "哪天收到的？", (AnswerChoice("unsure", "不清楚"),))
AMOUNT = Ask("claim_amount", "涉及多少钱？", (AnswerChoice("unsure", "不清楚"),))

PLAIN = Answer(Status.ANSWERED, "就这样办。", as_of=TODAY, generation="g1")
RICH = Answer(
    status=Status.ANSWERED_PENDING_FACT,
    text="建议先走：行政复议。\n时间要紧，还剩3天。\n想再问您一句：是当场开的吗？",
    as_of=TODAY,
    generation="g1",
    matter="PEN_SPOT",
    pathways=(
        pathway(Stage.NOW),
        pathway(Stage.IF_THAT_FAILS, name="行政诉讼", deadlines=(), fee="", materials=()),
        pathway(Stage.LATER, name="强制执行", organ=Organ("法院", None, verified=True)),
    ),
    ruled_out=(RuledOutPathway(PathwayId.PETITION, "信访不解决这件事", (LAW,)),),
    ask=CHOICE,
    deadlines=(deadline(3), deadline(40, who="authority"), deadline(None)),
    deadline_near=True,
    citations=(LAW, OLD, WHOLE),
)
HOSTILE_ANSWER = replace(
    RICH,
    text=HOSTILE,
    pathways=(pathway(Stage.NOW, name=HOSTILE, steps=(HOSTILE,)),),
    ask=Ask("decision_on_spot", HOSTILE, (AnswerChoice("yes", HOSTILE),), HOSTILE),
)
ANSWERS = {
    "罚": RICH,
    "哪天": replace(PLAIN, status=Status.ANSWERED_PENDING_FACT, ask=DAY),
    "多少钱": replace(PLAIN, status=Status.ANSWERED_PENDING_FACT, ask=AMOUNT),
    "过期": replace(PLAIN, deadlines=(deadline(-20, note="十五日指自然日"),)),
    "今天": replace(PLAIN, deadlines=(deadline(0),)),
    "宽裕": replace(PLAIN, deadlines=(deadline(59),)),
    "机关": replace(PLAIN, deadlines=(deadline(None, who="authority"),)),
    "漏水": replace(PLAIN, text="漏水这样办。", matter="LEAK"),
    "拿刀": replace(PLAIN, status=Status.SAFETY, text="先保证人身安全。", safety=True),
    "<": HOSTILE_ANSWER,
}


@dataclass
class FakeAnswerer:
    """Answers from the table, remembers what it was asked; 慢 waits for `go`, 坏 breaks."""

    calls: list[tuple[str, CaseFile, date]] = field(default_factory=list)
    go: Event = field(default_factory=Event)
    at_once: int = 0
    most_at_once: int = 0
    lock: Lock = field(default_factory=Lock)

    def answer(self, text: str, *, case: CaseFile, on: date) -> Turn:
        """Return the canned turn."""
        with self.lock:
            self.calls.append((text, case, on))
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            if "慢" in text:
                self.go.wait(5)
            if "坏" in text:
                raise ValueError(text)
            found = next((a for word, a in ANSWERS.items() if word in text), PLAIN)
            if not text and case.matter and "decision_on_spot" not in case.facts:
                found = RICH  # the first step of a guide
            return Turn(found, case)
        finally:
            with self.lock:
                self.at_once -= 1
