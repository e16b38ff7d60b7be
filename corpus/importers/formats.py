"""Which reader a file belongs to: its first bytes and its name must agree."""

from __future__ import annotations

from pathlib import Path

from corpus.importers import docx, html, pdf, plain
from corpus.importers.sandbox import Extract
from corpus.importers.source import Refused, size

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = {".docx": "docx", ".pdf": "pdf", ".html": "html", ".htm": "html", ".txt": "text"}
_MACROS = (".docm", ".dotm", ".xlsm", ".doc", ".dot")


def read(path: Path) -> Extract:
    """Return what a file says.

    Raises:
        Refused: the file is of no kind that can be read, or not of the kind its name says.
    """
    data = path.read_bytes()
    suffix = path.suffix.lower()
    if suffix in _MACROS:
        raise Refused(f"{suffix} 可能带宏或是旧版格式，请另存为 docx")
    claimed = _KINDS.get(suffix)
    if claimed is None:
        raise Refused(f"不支持的格式 {suffix or '（没有扩展名）'}")
    if not data.strip():
        raise Refused("文件是空的")
    if data.startswith(_OLE):
        raise Refused("加密的文档或旧版 Word 文档，请解除密码并另存为 docx")
    actual = _actual(data)
    if actual != claimed and not (actual == "text" and claimed == "html"):
        raise Refused(f"扩展名是 {suffix}，内容却是 {actual}")
    if claimed == "docx":
        return docx.read(data)
    if claimed == "pdf":
        return pdf.read(data)
    if claimed == "html":
        return html.read(data)
    text = plain.decode(data)
    return Extract(text.splitlines(), size(text))


def _actual(data: bytes) -> str:
    head = data[:1024].lstrip()
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith(b"%PDF-"):
        return "pdf"
    lowered = head.lower()
    if lowered.startswith((b"<!doctype html", b"<html", b"<?xml")):
        return "html"
    return "text"
