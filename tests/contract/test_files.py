"""Files as people have them: Word, saved pages, wires. On the command line and on the page."""

import json
from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.cli import main
from api_spec import MalformedError
from api_spec.formats import UnreadableError, docx, files

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STORY = "Dermaga Pasar Apung Diperpanjang\nSebanyak dua puluh kios dibangun, kata Wali Kota Ratna Wulandari."

# As Word writes it: runs cut anywhere, tracked changes, a field, a link, hidden words, a text box, a table, a note.
TRACKED = """
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Dermaga </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Diperpanjang</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Sebanyak </w:t></w:r>
<w:del w:id="1" w:author="R"><w:r><w:delText>dua belas</w:delText></w:r></w:del>
<w:ins w:id="2" w:author="R"><w:r><w:t>dua puluh</w:t></w:r></w:ins>
<w:moveFrom w:id="3"><w:r><w:t> lapak</w:t></w:r></w:moveFrom><w:moveTo w:id="4"><w:r><w:t> kios</w:t></w:r></w:moveTo>
<w:r><w:t>,</w:t><w:tab/><w:t>kata</w:t><w:noBreakHyphen/><w:t>nya</w:t><w:br/><w:t>Ratna</w:t></w:r>
<w:hyperlink r:id="rId4"><w:r><w:t> Wulandari</w:t></w:r></w:hyperlink>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>jangan dimuat</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>
<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="end"/></w:r>
<w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>kotak</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r></w:p>
<w:p><w:pPr><w:rPr><w:del w:id="5" w:author="R"/></w:rPr></w:pPr><w:r><w:t>Satu kalimat</w:t></w:r></w:p>
<w:p><w:r><w:t> yang utuh.</w:t></w:r></w:p>
<w:tbl><w:tblPr/><w:tr><w:tc><w:p><w:r><w:t>Kios</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>20</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:sdt><w:sdtContent><w:p><w:r><w:t>Penutup.</w:t></w:r></w:p></w:sdtContent></w:sdt><w:sectPr/>"""


def word(body: str, namespace: str = W, part: str = "word/document.xml", packed: int = ZIP_DEFLATED) -> bytes:
    """A Word document with this body."""
    file = BytesIO()
    with ZipFile(file, "w", packed) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, f'<w:document xmlns:w="{namespace}" xmlns:r="x"><w:body>{body}</w:body></w:document>')
    return file.getvalue()


def paragraphs(text: str) -> str:
    """Plain paragraphs as Word writes them."""
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))


@pytest.mark.parametrize("namespace", [W, STRICT])
def test_word_is_read_as_with_all_changes_accepted(namespace: str) -> None:
    """
    Deleted, moved and hidden words stay away, inserted ones are there, and two paragraphs that were joined are one.
    """
    assert docx.read(word(TRACKED.replace("\n", ""), namespace))["body"].split("\n") == [
        "Dermaga Diperpanjang",
        "Sebanyak dua puluh kios,\tkata\u2011nya",
        "Ratna Wulandari",
        "Satu kalimat yang utuh.",
        "Kios 20",
        "Penutup.",
    ]


def bomb() -> bytes:
    """A few kilobytes that unfold to 200 MB."""
    return word("<w:p><w:r><w:t>" + "a" * 200_000_000 + "</w:t></w:r></w:p>")


def lying() -> bytes:
    """An archive whose directory says that the document has one byte."""
    whole = bytearray(word(paragraphs(STORY * 50)))
    entry = whole.rindex(b"PK\x01\x02")
    whole[entry + 24 : entry + 28] = (1).to_bytes(4, "little")
    return bytes(whole)


def locked() -> bytes:
    """A document that asks for a password."""
    whole = bytearray(word(paragraphs(STORY)))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = whole.rindex(mark)
        whole[at + flags] |= 1
    return bytes(whole)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (bomb, "larger than any story"),
        (lying, "no Word document"),
        (locked, "password"),
        (lambda: word(paragraphs(STORY), packed=ZIP_LZMA), "damaged one"),
        (lambda: word(paragraphs(STORY), part="xl/workbook.xml"), "no word/document.xml"),
        (lambda: word(paragraphs(STORY))[:-30], "no zip archive"),
        (lambda: b"\xd0\xcf\x11\xe0" + b"x" * 600, "save it as .docx"),
        (lambda: word("<w:p/>"), "no text"),
        (lambda: word("<w:p>" * 40_000), "line 1"),
        (lambda: word("<w:tbl>" * 300 + "</w:tbl>" * 300), "nested deeper"),
        (lambda: word('&x;<!DOCTYPE a [<!ENTITY x "y">]>'), "line 1"),
        (lambda: b"", "no zip archive"),
    ],
    ids=range(12),
)
def test_a_hostile_or_damaged_document_is_refused_in_one_line(data: Any, why: str) -> None:
    """
    What unfolds without end, lies about its size, is locked, cut off or something else is told so, and nothing breaks.
    """
    with pytest.raises(UnreadableError, match=why) as refused:
        docx.read(data())

    assert "\n" not in str(refused.value)


@given(st.binary(max_size=200), st.sampled_from([*files.SUFFIXES, ".doc", ".unknown", ""]), st.integers(0, 600))
def test_no_file_breaks_a_reader(data: bytes, suffix: str, cut: int) -> None:
    """
    Whatever a file holds and is called, it is read or refused.
    """
    for content in (data, word(paragraphs(STORY), packed=ZIP_STORED)[:cut] + data):
        try:
            files.read(f"naskah{suffix}", content)
        except (UnreadableError, MalformedError):
            continue


@pytest.mark.parametrize(
    ("name", "data", "values"),
    [
        ("a.docx", word(paragraphs(STORY)), {"body": STORY}),
        ("a.DOCX", word(paragraphs(STORY), packed=ZIP_STORED), {"body": STORY}),
        ("a.txt", STORY.encode("utf-8-sig"), {"body": STORY}),
        ("a.txt", STORY.encode("utf-16"), {"body": STORY}),
        ("a.htm", b'<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><p>\x93Ya\x94', {"html": '<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><p>“Ya”'}),
        ("a.html", f"<p>{STORY}".encode(), {"html": f"<p>{STORY}"}),
        ("a.json", json.dumps({"body": STORY, "id": "x"}).encode(), {"body": STORY, "id": "x"}),
        ("a.json", json.dumps({"uri": "x", "body_text": STORY}).encode(), {"body": STORY, "id": "x"}),
        ("a.json", json.dumps({"@type": "NewsArticle", "articleBody": STORY}).encode(), {"body": STORY}),
        ("a.jsonld", json.dumps([{"@type": "NewsArticle", "articleBody": STORY}]).encode(), {"body": STORY}),
        ("a.xml", f"<nitf><body><body.content><p>{STORY}</p></body.content></body></nitf>".encode(), {"body": STORY.replace("\n", " ")}),
    ],
)  # fmt: skip
def test_a_file_is_what_its_name_says(name: str, data: bytes, values: Mapping[str, str]) -> None:
    """
    The end of the name tells how a file is read; JSON says itself what it is; encodings are recognised.
    """
    assert files.read(name, data) == values


def test_word_files_are_scored_on_the_command_line(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """
    `sumber score a.docx` judges its text; a file that cannot be read is named, and the others go on.
    """
    (tmp_path / "a.docx").write_bytes(word(paragraphs(STORY)))
    (tmp_path / "b.docx").write_bytes(b"PK")
    (tmp_path / "c.xml").write_text("<nitf/>")
    status = main(["score", *(str(tmp_path / name) for name in ("a.docx", "b.docx", "c.xml")), "--format", "ndjson"])
    told = capfdbinary.readouterr()

    assert status == 2
    assert [json.loads(line)["article"]["body"] for line in told.out.splitlines()] == [STORY]
    assert [line.partition(b".docx: ")[2] or line.partition(b".xml: ")[2] for line in told.err.splitlines()] == [
        b"no Word document: the file is no zip archive, or a damaged one",
        b"Its body.content has no text.",
    ]


EDGE = "batas"


def upload(service: str, fields: Mapping[str, str | tuple[str, bytes]], site: str = "same-origin") -> tuple[int, str]:
    """Send the form of the page: status, and where it leads or the page itself."""
    parts = []
    for name, value in fields.items():
        file = f'; filename="{value[0]}"' if isinstance(value, tuple) else ""
        data = value[1] if isinstance(value, tuple) else value.encode()
        parts.append(
            f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'.encode() + data + b"\r\n"
        )
    return send(
        service,
        "/?lang=en",
        b"".join(parts) + f"--{EDGE}--\r\n".encode(),
        f"multipart/form-data; boundary={EDGE}",
        site,
    )


def send(service: str, path: str, body: bytes, kind: str, site: str = "same-origin") -> tuple[int, str]:
    """Send a body from one of our pages, or from somewhere else."""
    url = urlsplit(service)
    with closing(HTTPConnection(url.hostname or "", url.port, timeout=60)) as connection:
        connection.request("POST", path, body, {"Content-Type": kind, "Sec-Fetch-Site": site})
        answer = connection.getresponse()
        text = answer.read().decode()
        return answer.status, answer.getheader("Location") or text


def article_of(service: str, place: str) -> Any:
    """The article of the report that a page leads to."""
    url = urlsplit(service)
    with closing(HTTPConnection(url.hostname or "", url.port, timeout=60)) as connection:
        connection.request("GET", f"/v1{place.partition('?')[0]}")
        return json.loads(connection.getresponse().read())["article"]


@pytest.mark.service
@pytest.mark.parametrize(
    "fields",
    [
        {"file": ("naskah.docx", word(paragraphs(STORY))), "body": ""},
        {"file": ("naskah.html", STORY.replace("\n", "<br>").encode())},
        {"file": ("", b""), "body": STORY.replace("\n", "\r\n")},
        {"body": f"<!doctype html>\n<html><body><p>{STORY.replace(chr(10), '<p>')}</body></html>"},
    ],
)
def test_the_page_takes_a_file_or_the_source_of_a_page(service: str, fields: Mapping[str, Any]) -> None:
    """
    A Word file, a saved page, pasted text and the pasted source of a page become the same report.
    """
    status, place = upload(service, {"headline": "", "stage": "review", **fields})

    assert status == 303
    assert article_of(service, place)["body"] == STORY


@pytest.mark.service
@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"file": ("naskah.docx", b"PK")}, "damaged"),
        ({"file": ("naskah.json", b"{")}, "not JSON"),
        ({"file": ("naskah.json", b"[1]")}, "not an article"),
        ({"file": ("naskah.json", b'{"stage": "draft", "bodi": ""}')}, "/bodi Unknown field"),
        ({"file": ("naskah.docx", word(paragraphs(STORY))), "body": STORY}, "Choose one"),
        ({"body": "<html><body></body></html>"}, ""),
        ({"body": ""}, "There is no text yet"),
    ],
)
def test_a_file_that_cannot_be_read_is_explained_beside_the_field(
    service: str, fields: Mapping[str, Any], why: str
) -> None:
    """
    The form comes back with the reason, in one line, and with what was typed.
    """
    status, page = upload(service, {"headline": "Judul saya", **fields})

    assert status in (303, 422) if not why else status == 422
    assert why in page
    assert not why or 'value="Judul saya"' in page


@pytest.mark.service
def test_the_text_of_a_clipboard_is_told_to_our_own_pages_only(service: str) -> None:
    """
    What Word puts on the clipboard comes back as its lines; another site gets nothing.
    """
    html = (
        "<html><p class=MsoNormal>Satu<o:p></o:p></p><p><o:p>&nbsp;</o:p></p><p><del>x</del>Dua &amp; tiga</p></html>"
    )
    form = urlencode({"html": html}).encode()

    assert send(service, "/text", form, "application/x-www-form-urlencoded") == (200, "Satu\nDua & tiga")
    assert send(service, "/text", form, "application/x-www-form-urlencoded", "cross-site")[0] == 403
