"""Personal data in what people write, blanked out before it is kept, logged or worked on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_PLAIN = str.maketrans("０１２３４５６７８９〇零一二三四五六七八九幺Ｘ", "0123456789001234567891X")
_SPACE = "[ \\-–—·.\u3000]?"  # what people put between the digits of a number
_RUN = re.compile(rf"(?<![\d./])\d(?:{_SPACE}\d){{7,20}}(?:{_SPACE}[Xx](?![A-Za-z]))?(?!\d)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_ID_CUE = re.compile(r"身份证|证件号|身分证")
_CARD_CUE = re.compile(r"卡号|账号|帐号|账户|银行卡|信用卡|储蓄卡|户头")
_PHONE_CUE = re.compile(r"电话|座机|固话|手机|联系|致电|打给|号码")
_CUE_REACH = 12  # characters before a number in which a cue tells what it is
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁"
    "任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂"
    "成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜"
    "冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
_CODE = r"[0-9A-HJ-NP-RTUWXY]"
_CALLED = r"(?:我叫|名叫|名字叫|姓名是|姓名[:：]?|(?:申请|联系|委托|当事)人[:：])\s*"
_NAME_ENDS = r"(?=[,，。；;、 \n!！]|$|是|今年|住|电话|手机|身份证|男|女|家住)"
# Each pattern blanks its group 1.
_SHAPES = tuple(
    (what, re.compile(pattern, re.IGNORECASE if what == "账号" else 0))
    for what, pattern in (
        ("邮箱", r"([A-Za-z0-9._%+-]{2,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4})"),
        (
            "账号",
            r"(?:微信号?|QQ号?|抖音号|wechat|weixin)(?:是|为|[:：])?\s*([A-Za-z0-9_-]{5,20})",
        ),
        ("证件号", r"(?<![A-Za-z0-9])([EGDSPHM][A-Z]?\d{7,10})(?![A-Za-z0-9])"),
        ("信用代码", rf"(?<![A-Z0-9])({_CODE}{{2}}\d{{6}}{_CODE}{{10}})(?![A-Z0-9])"),
        (
            "车牌",
            rf"([{_PROVINCES}][A-HJ-NP-Z][·• ]?(?=[A-Z]*\d)[A-HJ-NP-Z0-9]{{5,6}})(?![A-Z0-9])",
        ),
        ("姓名", rf"{_CALLED}([{_SURNAMES}][一-鿿]{{1,2}}?){_NAME_ENDS}"),
    )
)
_UNIT = r"(?:号楼|号院|楼|栋|幢|座|门|单元|层|室|号|户|房)"
_ROOMS = rf"(?:[ ,，]?[A-Z甲乙丙东南西北]?\d{{1,4}}{_UNIT})"
_LAST = r"(?:\d{1,4}(?![\d元块年月日天万个]))?"
_BUILDING = rf"(?:号院|号楼|弄|栋|幢|座|楼|组|号(?={_ROOMS}))"
_STREET = r"(?:路|街|胡同|巷|弄|[东西南北][一-鿿]{1,2}条)(?:[东南西北中]?(?:里|段|区))?"
_ESTATES = "里|园|苑|小区|花园|公寓|大厦|家园|村|屯|社区|庄|院|桥"
_ESTATE = rf"(?:{_ESTATES})(?:[东南西北中]?(?:里|路|街|段|区))?"
# A street and a number; an estate needs a house, for 5号 alone is a day; or a house and a room.
_HOUSE = re.compile(
    rf"([一-鿿]{{1,10}}?(?:{_STREET}[甲乙丙]?\d{{1,5}}(?:号院?|弄)楼?{_ROOMS}*"
    rf"|{_ESTATE}[甲乙丙]?\d{{1,5}}{_BUILDING}{_ROOMS}*){_LAST})"
    rf"|([A-Z甲乙丙]?\d{{1,3}}(?:号楼|楼|栋|幢|座){_ROOMS}+{_LAST})"
)
# Where the words before a street end: what follows them is the address itself.
_BEFORE_STREET = re.compile(r".*(?:[在于到是去从给的了我他她你您住址区市县镇]|位于|地址|[:：])")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    what: str


def mask(text: str) -> str:
    """Return the text with personal numbers, names after 我叫 and house addresses blanked out."""
    parts, done = [], 0
    for found in sorted(_found(text), key=lambda f: (f.start, -f.end)):
        if found.start >= done:
            parts += [text[done : found.start], f"［{found.what}］"]
            done = found.end
    return "".join([*parts, text[done:]])


def _found(text: str) -> Iterator[_Found]:
    yield from _numbers(text)
    for what, pattern in _SHAPES:
        yield from (_Found(*m.span(1), what) for m in pattern.finditer(text))
    for match in _HOUSE.finditer(text):
        before = _BEFORE_STREET.match(match[0]) if match[1] else None
        shift = before.end() if before and before.end() < len(match[0]) - _tail(match[0]) else 0
        yield _Found(match.start() + shift, match.end(), "住址")


def _tail(address: str) -> int:
    """Return how long the numbered end of an address is."""
    first = re.search(r"\d", address)
    return len(address) - first.start() + 2 if first else 0


def _numbers(text: str) -> Iterator[_Found]:
    plain = text.translate(_PLAIN)
    for match in _RUN.finditer(plain):
        digits = re.sub(r"[^\dXx]", "", match[0]).upper()
        what = _kind(digits, plain[max(0, match.start() - _CUE_REACH) : match.start()])
        if what:
            yield _Found(*match.span(), what)


def _kind(digits: str, before: str) -> str:
    """Return what a run of digits is, or nothing when it may be anything."""
    length = len(digits)
    if is_id_card(digits) or (length in (15, 17, 18, 19) and _ID_CUE.search(before)):
        return "身份证号"
    if length == 18 and _birthday(digits[6:14]) and digits[0] != "0":
        return "身份证号"  # one digit may be mistyped; a birthday in its place is no accident
    if length in (11, 13) and re.fullmatch(r"(?:86)?1[3-9]\d{9}", digits):
        return "手机号"
    if digits.endswith("X"):
        return ""
    if 16 <= length <= 19 and is_card(digits):
        return "银行卡号"
    if 10 <= length <= 12 and re.fullmatch(r"0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}", digits):
        return "电话"
    if length >= 12 and _CARD_CUE.search(before):
        return "银行卡号"
    return "电话" if length == 8 and digits[0] in "2345678" and _PHONE_CUE.search(before) else ""


def is_id_card(digits: str) -> bool:
    """Return whether it is an identity number: 18 characters with their check, or the old 15."""
    if len(digits) == 18 and digits[:17].isdigit():
        total = sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=False))
        return digits[17] == _CHECKS[total % 11] and _birthday(digits[6:14])
    return len(digits) == 15 and digits.isdigit() and _birthday("19" + digits[6:12])


def is_card(digits: str) -> bool:
    """Return whether the last digit of a bank card fits the others (Luhn)."""
    doubled = [int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def _birthday(digits: str) -> bool:
    try:
        return 1850 <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])).year <= 2100
    except ValueError:
        return False
