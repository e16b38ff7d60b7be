"""Files from anywhere: each is read right, or refused with a reason, in little time and memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter

from corpus.importers.run import import_texts
from corpus.importers.sandbox import extract
from corpus.importers.source import Refused
from corpus.knowledge_base import Knowledge
from corpus.library import FILE, Library

LINES = [
    "中华人民共和国养狗法",
    "（2020年1月2日大会通过）",
    "目 录",
    "第一章 总则",
    "第二章 附则",
    "第一章 总则",
    "第一条 养狗的，应当遛狗。",
    "（一）早上遛；",
    "第二章 附则",
    "第二条 本法自2021年3月1日起施行。",
]


def docx(lines: list[str] = LINES) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def repacked(change: Callable[[zipfile.ZipFile], None]) -> bytes:
    stream = io.BytesIO(docx())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        change(package)
    return stream.getvalue()


def pdf(*pages: list[str]) -> bytes:
    """Return a PDF with a Chinese text layer: its font maps codes straight to characters."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    def stream(body: bytes) -> bytes:
        return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body)

    cmap = (
        b"begincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        + b"\n".join(
            b"1 beginbfrange <%02x00> <%02xff> <%02x00> endbfrange" % (n, n, n) for n in range(256)
        )
        + b"\nendcmap"
    )
    unicode = add(stream(cmap))
    descendant = add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>"
    )
    font = add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
        b"/DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>" % (descendant, unicode)
    )
    kids = []
    parent = len(objects) + 2 * len(pages) + 1
    for lines in pages:
        drawn = b"".join(
            b"BT /F 12 Tf 50 %d Td <%s> Tj ET\n"
            % (780 - 20 * i, line.encode("utf-16-be").hex().encode())
            for i, line in enumerate(lines)
        )
        content = add(stream(drawn))
        kids.append(
            add(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                b"/Resources << /Font << /F %d 0 R >> >> >>" % (parent, content, font)
            )
        )
    add(
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    )
    catalogue = add(b"<< /Type /Catalog /Pages %d 0 R >>" % parent)
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root %d 0 R >>\n"
        b"startxref\n%d\n%%%%EOF" % (len(places) + 1, table, len(places) + 1, catalogue, len(out))
    )


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(LINES))))
    writer.encrypt("geheim", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


HTML = (
    "<!DOCTYPE html><html><head><meta charset='gbk'><title>页</title></head><body>"
    "<nav>首页</nav><script>var x = '第九条';</script>"
    + "".join(f"<p>{line}</p>" for line in LINES)
    + "</body></html>"
).encode("gb18030")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("法.docx", docx()),
        ("法.pdf", pdf(LINES[:6], LINES[6:])),
        ("法.html", HTML),
        ("法.txt", "\n".join(LINES).encode("utf-8")),
        ("法.txt", "\n".join(LINES).encode("gb18030")),
        ("法.txt", "\n".join(LINES).encode("utf-16")),
    ],
)
def test_every_format_gives_the_same_law(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)

    report = import_texts([tmp_path / name], tmp_path / "library", Knowledge())

    library = Library(tmp_path / "library")
    (version,) = library.versions("中华人民共和国养狗法")
    assert [n for n in version.articles if n.isdigit()] == ["1", "2"]
    assert str(version.valid_from) == "2021-03-01"
    article = library.article_of(version, "1")
    assert article
    assert article.heading == ("第一章 总则",)
    assert article.text == "第一条 养狗的，应当遛狗。\n（一）早上遛；"
    assert report.files[0].balanced


def test_a_table_in_a_document_is_kept_row_by_row(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("第一条 税率见下表。")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "狗", "一元"
    document.save(str(tmp_path / "税.docx"))

    assert "狗 | 一元" in extract(tmp_path / "税.docx").lines


def test_an_empty_page_is_reported_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "法.pdf").write_bytes(pdf(LINES, []))

    report = import_texts([tmp_path / "法.pdf"], tmp_path / "library", Knowledge())

    assert "PDF 第 2 页没有文字，可能是扫描页" in report.files[0].oddities
    assert Library(tmp_path / "library").titles() == ("中华人民共和国养狗法",)


HOSTILE = {
    "空.txt": (b"", "空"),
    "二进制.txt": (b"\x00\x01\x02" * 100, "编码"),
    "改名.docx": (pdf(LINES), "扩展名"),
    "改名.pdf": (docx(), "扩展名"),
    "改名.txt": (docx(), "扩展名"),
    "旧版.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "加密"),
    "宏.docm": (docx(), "宏"),
    "藏宏.docx": (repacked(lambda p: p.writestr("word/vbaProject.bin", b"x")), "宏"),
    "路径.docx": (repacked(lambda p: p.writestr("../../etc/passwd", b"x")), "路径"),
    "炸弹.docx": (repacked(lambda p: p.writestr("word/a.xml", b" " * 90_000_000)), "80 MB"),
    "实体.docx": (
        repacked(lambda p: p.writestr("word/b.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")),
        "实体",
    ),
    "残缺.docx": (docx()[:2000], "完整"),
    "残缺.pdf": (pdf(LINES)[:300], "损坏|没有文字"),
    "上锁.pdf": (locked_pdf(), "密码"),
    "扫描.pdf": (pdf([]), "文字层"),
    "表.xlsx": (b"PK\x03\x04", "不支持"),
    "实体.html": (b"<!DOCTYPE html [<!ENTITY a 'b'>]><html><p>&a;</p></html>", "实体"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason(tmp_path: Path, name: str) -> None:
    data, reason = HOSTILE[name]
    (tmp_path / name).write_bytes(data)

    with pytest.raises(Refused, match=reason):
        extract(tmp_path / name)


def test_a_huge_file_a_link_and_a_missing_one_leave_the_library_untouched(tmp_path: Path) -> None:
    good, home = tmp_path / "法.txt", tmp_path / "library"
    good.write_text("\n".join(LINES), encoding="utf-8")
    import_texts([good], home, Knowledge())
    before = (home / FILE).read_bytes()
    huge = tmp_path / "大.txt"
    with huge.open("wb") as stream:
        stream.truncate(300 * 1024 * 1024)
    (tmp_path / "链接.txt").symlink_to("/etc/hostname")

    paths = [huge, tmp_path / "链接.txt", tmp_path / "没有.txt"]
    report = import_texts(paths, home, Knowledge())

    assert [bool(f.skipped) for f in report.files] == [True, True, True]
    assert (home / FILE).read_bytes() == before


def test_a_document_that_numbers_its_articles_itself_is_refused(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("狗应当遛。", style="List Number")
    numbering = document.part.numbering_part.element
    for level in numbering.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}lvlText"
    ):
        level.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", "第%1条")
    paragraph = document.paragraphs[0]._p.get_or_add_pPr()
    paragraph.get_or_add_numPr().get_or_add_numId().val = 1
    document.save(str(tmp_path / "自动.docx"))

    with pytest.raises(Refused, match="自动编号"):
        extract(tmp_path / "自动.docx")
