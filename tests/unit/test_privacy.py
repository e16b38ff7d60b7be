"""Personal data is blanked out; what law and figures look like is left alone."""

import random
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.check.references import cited_in
from corpus.knowledge_base import Knowledge
from service.adapters.memory_store import MemoryStore
from service.answering.ports import CaseFile, Turn
from service.bootstrap import BEIJING
from service.conversations.chat import Chat
from service.domain.answer import Answer, Status
from service.domain.privacy import is_card, is_id_card, mask

AREAS = ("110102", "310115", "440106", "510104")


def id_card(random_: random.Random) -> str:
    """A made-up identity number with its right check; nobody was born in 1899 here."""
    body = random_.choice(AREAS) + f"1899{random_.randint(1, 12):02}{random_.randint(1, 28):02}"
    body += f"{random_.randint(0, 999):03}"
    return next(body + check for check in "0123456789X" if is_id_card(body + check))


def card(random_: random.Random) -> str:
    body = "622202" + "".join(str(random_.randint(0, 9)) for _ in range(12))
    return next(body + check for check in "0123456789" if is_card(body + check))


def phone(random_: random.Random) -> str:
    return f"1{random_.randint(3, 9)}{random_.randint(0, 10**9 - 1):09}"


def dressed(number: str, random_: random.Random) -> str:
    """The number as people type it: plain, spaced, dashed, in wide digits."""
    way = random_.randrange(4)
    if way == 1:
        return " ".join(number[i : i + 4] for i in range(0, len(number), 4))
    if way == 2:
        return "-".join(number[i : i + 4] for i in range(0, len(number), 4))
    if way == 3:
        return number.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return number


@pytest.mark.parametrize("make", [id_card, card, phone], ids=lambda f: f.__name__)
def test_PRI_01_numbers_are_blanked_however_they_are_typed(make) -> None:
    random_ = random.Random(20261124)
    frames = ("我的号码是{}，房东不退押金", "{}", "身份证{}被公司扣了", "转到{}以后联系不上")
    for _ in range(400):
        number = make(random_)
        text = random_.choice(frames).format(dressed(number, random_))

        masked = mask(text)

        assert "［" in masked, text
        assert sum(c.isdigit() for c in masked) < 4, (text, masked)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("我住西城区德胜门外大街12号院3号楼2单元501，楼上漏水", "501"),
        ("家住月坛北小街5号院2号楼301室，房东不退押金", "301"),
        ("百万庄大街甲3号院12号楼5门301的邻居", "甲3号"),
        ("广安门内大街6号楼1单元202漏水", "202"),
        ("3号楼2单元402装修太吵", "402"),
        ("我叫王小明，老板欠我工资", "王小明"),
        ("姓名：欧阳，电话010-66051234", "66051234"),
        ("一三八零零一三八零零零打不通", "一三八"),
        ("邮箱zhang.san@example.com", "zhang"),
        ("微信号：wx_abc12345", "wx_abc"),
        ("京A12345被贴条了", "A12345"),
        ("护照E12345678丢了", "12345678"),
        ("个体户信用代码91110102MA01ABCD1X", "MA01"),
    ],
)
def test_PRI_01_addresses_names_and_accounts_are_blanked(text: str, gone: str) -> None:
    assert gone not in mask(text)


@pytest.mark.parametrize(
    "text",
    [
        "打12345和110，第一百一十条，西政发〔2022〕4号",
        "（2026）京0102民初1号判决，2026年10月8日收到，赔5000元",
        "我叫他还钱他不还",
        "我叫了车去公司",
        "公司里3号发工资，小区5号停水",
        "2026-10-08收到，2026.10.08寄出，20261008",
        "欠款1234567890元，利息24%",
        "从2020年1月1日到2026年11月24日",
        "二〇二六年十一月二十四日",
        "月薪8000，三个月24000",
        "我家楼上3号楼",
    ],
)
def test_PRI_02_law_dates_and_sums_are_left_alone(text: str) -> None:
    assert mask(text) == text


def test_PRI_02_nothing_of_the_knowledge_is_taken_for_a_person(knowledge: Knowledge) -> None:
    told = [m.text for matter in knowledge.matters for m in matter.mistakes]
    told += [e.do for matter in knowledge.matters for e in matter.pathways if e.do]
    told += [p for matter in knowledge.matters for p in matter.phrasings]
    told += [limit.note for limit in knowledge.time_limits if limit.note]
    told += [f"《{c.instrument}》第{c.article}条" for m in knowledge.matters for c in cited_in(m)]

    assert [text for text in told if mask(text) != text] == []


@given(st.text(alphabet="0123456789Xx-一二三零 张我叫住路号楼单元室，。京A@.微信", max_size=60))
def test_IN_02_masking_twice_changes_nothing(text: str) -> None:
    assert mask(mask(text)) == mask(text)


class _Echo:
    """An engine that repeats what it was asked."""

    def answer(self, text: str, *, case: CaseFile, on: date) -> Turn:
        return Turn(Answer(Status.ANSWERED, "收到", as_of=on, generation="g"), case)


def test_PRI_03_no_identity_number_is_kept_in_a_conversation() -> None:
    store = MemoryStore()
    noon = datetime(2026, 11, 24, 12, tzinfo=BEIJING)
    chat = Chat(_Echo(), store, {}, unavailable="", now=lambda: noon)
    conversation, _ = chat.open()
    number = id_card(random.Random(1))

    chat.say(conversation, f"我的身份证号是{number}，电话13800138000")()

    kept = repr(store.find(conversation.id))
    assert number not in kept
    assert "13800138000" not in kept
    assert "［身份证号］" in kept
