"""Names without quotes: when a known one is part of a longer word, what an unknown one is."""

from __future__ import annotations

import re

_STATE = "中华人民共和国"
_COUNT = r"\([一二三四五六七八九十]{1,3}\)"  # 刑法修正案（十二）
# What follows a name ending in 法 and makes another word of it: 公司法人, 劳动法规, 合同法律关系.
_OTHER_WORD = re.compile(
    r"(?:律|院|庭|官|人|学|务|医|案|治|制|理|盲|宝|师|(?:定(?!义|罪))|规(?!定)"
    rf"|实施(?:细则|条例|办法|意见|规定)|修正案|草案|释义|(?:司法)?解释|{_COUNT})"
)
_LONGER = re.compile(rf"实施(?:细则|条例|办法|意见|规定)|草案|释义|学|修正案|{_COUNT}")
# What stands before a name and makes another law of it.
_OTHER_LAW = re.compile(
    r"(?:高等|国防|家庭|香港|澳门|台湾|法国|德国|日本|美国|英国|韩国|外国|社区|农产品质量"
    r"|(?:[一-鿿]{2}(?:省|自治区)))$"
)
_KINDS = r"法典|修正案|法|条例|规定|办法|细则|解释|规则|决定|准则|规程"
_UNKNOWN = re.compile(rf"(?P<name>[一-鿿、]{{1,40}}?(?:{_KINDS})(?:{_COUNT})?)$")
_BEFORE = re.compile(
    r".*(?:根据|依据|依照|按照|遵照|参照|比照|违反|适用|触犯|符合|援引|引用|结合|关于|请问|想问|问"
    r"|有关|以及|或者|还有|看到|看|查|说|讲|称|写|是|按|依|据|和|与|及|或|跟|同|对|在|由|从|到|的|了|把"
    r"|被|有|没|我|你|您|他|她|它|们|这|那|用|以|为|于|拿|、)"
)
_COMMON = re.compile(
    r"(?:(?:相关|有关|上述|下列|以下|前述|具体|法律|这个|那个|什么|哪个|哪些|公司|单位|学校|小区|家里|内部"
    r"|最新|现行|本|该|此|其|新|旧|原)*(?:规定|办法|解释|规则|决定|条例|细则|准则|规程)|.{0,3}(?:做|方|处理|解决|计算|写|说|想|看|用|违|合|司|立|执|守|依|非|书|办|手|语)法)"
)
_CONTRACT = re.compile(
    r"(?:合同书?|协议书?|章程|手册|公约|制度|保单|条款|须知|规约|契约|判决书?|裁决书|决定书|通知书?"
    r"|承诺书|方案|标书|约定|备忘录|清单|公告|守则)(?:的|中的?|里的?|内|上的?|正文)?$"
)
_STORY = re.compile(
    r"路|腿|消息|短信|微信|评论|新闻|建议|理由|线索?|河|街|朋友圈|语音|留言|胡同|鱼|狗|裤"
)


def inside_longer_word(text: str, start: int, end: int) -> bool:
    """Return whether a known name at a stretch is only part of a longer word or law."""
    if _OTHER_LAW.search(text, max(0, start - 6), start):
        return True
    after = _OTHER_WORD if text[end - 1] == "法" else _LONGER
    return after.match(text, end) is not None


def unknown_before(text: str, at: int, *, after: int) -> tuple[int, str] | None:
    """Return start and name of an unregistered instrument that ends right before a position."""
    match = _UNKNOWN.search(text, max(after, at - 45), at)
    if not match:
        return None
    name = match["name"]
    if _STATE in name:
        name = name[name.rindex(_STATE) :]
    elif cut := _BEFORE.match(name[:-1]):
        name = name[cut.end() :]
    if len(name) < 3 or _COMMON.fullmatch(name):
        return None
    return at - len(name), name


def in_contract(text: str, at: int) -> bool:
    """Return whether an article right here belongs to a contract or a paper, not to a law."""
    return _CONTRACT.search(text, max(0, at - 8), at) is not None


def in_story(text: str, end: int) -> bool:
    """Return whether what reads like an article counts something else: 第一条路, 第二条消息."""
    return _STORY.match(text, end) is not None


def looks_like_law(name: str) -> bool:
    """Return whether a quoted name that nobody registered is the name of a legal file."""
    bare = re.sub(r"\([^()]*\)$", "", name)
    return re.search(rf"(?:{_KINDS}|法律|意见|通知|批复|决议|纲要)$", bare) is not None
