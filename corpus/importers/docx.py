"""Word documents as the national law database hands them out (home of python-docx)."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from corpus.importers.sandbox import Extract
from corpus.importers.source import Refused, size

LARGEST = 80 * 1024 * 1024
_MOST_PARTS = 2000
_NAME = "word/document.xml"


def read(data: bytes) -> Extract:
    """Return the paragraphs and tables of a document in order.

    Raises:
        Refused: the package is damaged, swollen, carries macros or numbers its articles itself.
    """
    _inspect(data)
    try:
        document = Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise Refused("不是完整的 docx 文件") from error
    body = document.element.body
    if any("条" in (level.get(qn("w:val")) or "") for level in _numbering(document)):
        raise Refused("条号是 Word 自动编号，导入会丢失条号：请先转为文字")
    lines = list(_lines(body))
    total = size("".join(t.text or "" for t in body.iter(qn("w:t"))))
    left_out: Counter[str] = Counter()
    left_out["文本框或嵌套内容"] = total - sum(size(line.replace(" | ", "")) for line in lines)
    left_out["已删除的修订"] = size("".join(t.text or "" for t in body.iter(qn("w:delText"))))
    marks = sum(size(line) - size(line.replace(" | ", "")) for line in lines)
    characters = total + left_out["已删除的修订"] + marks
    return Extract(lines, characters, {k: n for k, n in left_out.items() if n})


def _inspect(data: bytes) -> None:
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        entries = package.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise Refused("不是完整的 docx 文件") from error
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("压缩包加了密码")
    if any(n.startswith(("/", "\\")) or ".." in n.replace("\\", "/").split("/") for n in names):
        raise Refused("压缩包里的路径指向外面")
    if any("vbaproject" in name.lower() for name in names):
        raise Refused("文档带宏")
    if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST:
        raise Refused(f"展开后超过 {LARGEST // 1024 // 1024} MB")
    if names.count(_NAME) != 1 or len(set(names)) != len(names):
        raise Refused("不是 Word 文档，或同一部分出现两次")
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            head = package.read(entry)
            if (
                b"<!DOCTYPE" in head
                or b"<!ENTITY" in head
                or "<!DOCTYPE".encode("utf-16-le") in head
            ):
                raise Refused("文档里定义了实体，可能是攻击")


def _numbering(document: Document) -> Iterator[etree._Element]:
    try:
        numbering = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return
    if next(document.element.body.iter(qn("w:numPr")), None) is not None:
        yield from numbering.iter(qn("w:lvlText"))


def _lines(parent: etree._Element) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield from _text(child).split("\n")
        elif child.tag == qn("w:tbl"):
            for row in child.iter(qn("w:tr")):
                yield " | ".join("".join(_lines(cell)) for cell in row.iter(qn("w:tc")))
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _lines(child)


def _text(paragraph: etree._Element) -> str:
    words = []
    for node in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"), qn("w:txbxContent")):
        if any(a.tag == qn("w:txbxContent") for a in node.iterancestors()):
            continue
        if node.tag == qn("w:t"):
            words.append(node.text or "")
        elif node.tag == qn("w:br"):
            words.append("\n")
        elif node.tag == qn("w:tab"):
            words.append("\u3000")
    return "".join(words)
