"""A message that only asks to go on with the other trouble, or to go back to one."""

from __future__ import annotations

import re
from dataclasses import replace

from service.answering.draft import Draft

_OTHER = re.compile(
    r"(?:那|好|好的|再)?[，,]?(?:说说|说一?下|说|讲讲|讲|看看|问问|继续说?|接着说?|回到|说回|回头说)?"
    r"(?:另外?一?件|第二件|第2件|下一件|刚才那件|前面那件|之前那件|上一件|原来那件)(?:事情?)?(?:呢|吧|呀|怎么办)?[。？?!！]*"
)


def turn(draft: Draft) -> Draft:
    """Return the draft about the trouble that was put aside last, where that is asked for."""
    if not draft.case.parked or not _OTHER.fullmatch(draft.text):
        return draft
    left, case = draft.case.matter, draft.case.switched(0)
    text, case = case.opened()
    return replace(draft, text=text, case=case, left=left)
