"""A filled paper as a docx file (python-docx, to write; reading is in corpus)."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from service.conversations.drafting import FilledPaper

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FONT, _SIZE, _SMALL = "宋体", Pt(12), Pt(9)
_GREY = RGBColor(0x59, 0x59, 0x59)


def docx_of(paper: FilledPaper, at: datetime) -> bytes:
    """Return the file; the label stands above and below the text and in the properties."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, _SIZE
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    _note(document, paper.label)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(paper.title)
    run.bold, run.font.size = True, Pt(18)
    for line in paper.hint:
        _note(document, f"提示（递交前删去）：{line}")
    for heading, lines in paper.parts:
        document.add_paragraph().add_run(heading).bold = True
        for line in lines:
            document.add_paragraph(line)
    _note(document, paper.label)
    _mark(document, paper, at)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _note(document: Docx, text: str) -> None:
    run = document.add_paragraph().add_run(text)
    run.font.size, run.font.color.rgb = _SMALL, _GREY


def _mark(document: Docx, paper: FilledPaper, at: datetime) -> None:
    properties = document.core_properties
    naive = at.astimezone(UTC).replace(tzinfo=None)
    label = {"Label": "1", "ContentProducer": paper.producer, "ProduceID": paper.produce_id}
    properties.title, properties.author = paper.title, paper.producer
    properties.keywords, properties.category = "AIGC", "人工智能生成草稿"
    properties.comments = json.dumps({"AIGC": label}, ensure_ascii=False)
    properties.created = properties.modified = naive
