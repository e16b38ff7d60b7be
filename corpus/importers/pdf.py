"""PDF with a text layer (home of pypdf): lines joined again into paragraphs."""

from __future__ import annotations

import io
import re
from collections import Counter

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from corpus.importers.numerals import NUMERAL
from corpus.importers.sandbox import Extract
from corpus.importers.source import Refused, size

_MOST_PAGES = 2000
_PAGE_NUMBER = re.compile(r"\s*[-—–－]?\s*\d{1,4}\s*[-—–－]?\s*|\s*第\s*\d+\s*页.*")
_STARTS = re.compile(
    rf"\s*(?:第\s*{NUMERAL}\s*(?:编|分编|章|节|条)|（{NUMERAL}）|{NUMERAL}、|附\s*[件表录则]|目\s*录)"
    r"|　　|\s{4,}"
)
_HEADING = re.compile(
    rf"\s*(?:第\s*{NUMERAL}\s*(?:编|分编|章|节)(?:\s|$)|附\s*则\s*$|目\s*录\s*$)"
)


def read(data: bytes) -> Extract:
    """Return the lines of all pages; a page without text is counted, an image is not read.

    Raises:
        Refused: the file is encrypted, damaged, or has no text layer at all.
    """
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise Refused("PDF 加了密码")
        if len(reader.pages) > _MOST_PAGES:
            raise Refused(f"超过 {_MOST_PAGES} 页")
        pages = [page.extract_text() for page in reader.pages]
    except DependencyError as error:
        raise Refused("PDF 加了密码") from error
    except PyPdfError as error:
        raise Refused("PDF 损坏，或展开后超过上限") from error
    empty = [str(number) for number, page in enumerate(pages, start=1) if not page.strip()]
    if len(empty) == len(pages):
        raise Refused("PDF 没有文字层，可能是扫描件")
    left_out: Counter[str] = Counter()
    lines: list[str] = []
    for page in pages:
        for line in page.splitlines():
            if _PAGE_NUMBER.fullmatch(line):
                left_out["页码"] += size(line)
            elif line.strip():
                lines.append(line)
    characters = sum(size(page) for page in pages)
    odd = [f"PDF 第 {number} 页没有文字，可能是扫描页" for number in empty]
    return Extract(_paragraphs(lines), characters, dict(left_out), odd)


def _paragraphs(lines: list[str]) -> list[str]:
    widest = max(map(len, lines), default=0)
    joined: list[str] = []
    open_line = False
    for line in lines:
        if open_line and not _STARTS.match(line):
            joined[-1] += line.strip()
        else:
            joined.append(line.strip())
        full = len(line) >= widest * 0.8
        ends = line.rstrip()[-1] in "。；：" and not full
        open_line = not ends and full and not _HEADING.match(joined[-1])
    return joined
