"""Articles in other people's formats: what each states arrives, what it does not state is not there, and nothing breaks."""

import json
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

import pytest
from promised import keeps

from api_spec import InvalidError, read_article, read_check
from api_spec.formats import MEDIA_TYPES, newsarticle, ninjs, nitf, recognised

Call = Callable[..., tuple[int, dict[str, str], Any]]

FIRST = "Lurah Tirta Asih, Made Suwena, mengatakan tiga sumur warga sudah berisi lagi."
SECOND = "“Warga kini menimba bergantian,” ujar Made."
HTML = f"<p>{FIRST}</p><p>{SECOND}</p>"

NINJS = {
    "1.0": {
        "uri": "urn:sumur:1", "type": "text", "headline": "Sumur Warga Berisi Lagi", "byline": "Putu Ayu",
        "versioncreated": "2026-03-10T08:30:00+07:00", "language": "id", "body_text": f"{FIRST} {SECOND}", "body_xhtml": HTML,
    },
    "1.8": {
        "uri": "urn:sumur:1", "type": "text", "headline_main": "Sumur Warga Berisi Lagi", "byline": "Putu Ayu",
        "versioncreated": "2026-03-10T08:30:00+07:00", "language": "id", "body_main": f"{FIRST} {SECOND}", "body_richtext": HTML,
    },
    "2.4": {
        "uri": "urn:sumur:1", "type": "text", "by": "Putu Ayu", "versioncreated": "2026-03-10T08:30:00+07:00", "language": "id",
        "headlines": [{"role": "short", "value": "Sumur"}, {"role": "main", "value": "Sumur Warga Berisi Lagi"}],
        "bodies": [
            {"role": "summary", "contenttype": "text/plain", "value": FIRST},
            {"role": "html", "contenttype": "text/html", "value": HTML},
        ],
    },
    "3.3": {
        "uri": "urn:sumur:1", "standard": {"name": "ninjs", "version": "3.3"}, "type": "text", "by": "Putu Ayu",
        "versionCreated": "2026-03-10T08:30:00+07:00", "language": "id",
        "headlines": [{"role": "main", "value": "Sumur Warga Berisi Lagi"}],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "value": f"{FIRST} {SECOND}"},
            {"role": "richtext", "contentType": "application/xhtml+xml", "value": HTML},
        ],
    },
}  # fmt: skip

STORY = {
    "@context": "https://schema.org", "@type": "OpinionNewsArticle", "@id": "https://kabar.example/sumur#artikel",
    "headline": "Sumur Warga Berisi Lagi", "articleBody": f"{FIRST}\n{SECOND}", "inLanguage": "id-ID",
    "author": [{"@type": "Person", "name": "Putu Ayu"}, "Ketut Sari"], "publisher": {"@type": "Organization", "name": "Kabar Tirta"},
    "datePublished": "2026-03-10", "articleSection": ["Desa", "Air"], "mainEntityOfPage": {"@id": "https://kabar.example/sumur"},
}  # fmt: skip

NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.4//EN" "nitf-3-4.dtd">
<nitf xml:lang="id"><head><title>Sumur</title>
<docdata><doc-id id-string="sumur-1"/><date.issue norm="20260310T083000+0700"/></docdata>
<pubdata date.publication="20260311" position.section="Desa"/></head>
<body><body.head><hedline><hl1>Sumur Warga
 Berisi Lagi</hl1><hl2>Kemarau mereda</hl2></hedline><note><body.content><p>Untuk redaktur.</p></body.content></note>
<byline>Oleh <person>Putu Ayu</person></byline><distributor>Kantor Berita Tirta</distributor>
<dateline><location>TIRTA ASIH</location></dateline></body.head>
<body.content><block><p>{FIRST.replace(" warga", "<br/>warga")}</p><!-- catatan -->
<media media-type="image"><media-reference source="a.jpg"/><media-metadata name="x" value="y">z</media-metadata>
<media-caption>Sumur di Tirta&nbsp;Asih.</media-caption></media></block><p>{SECOND}</p></body.content>
<body.end><tagline>(pa)</tagline></body.end></body></nitf>"""


@pytest.mark.parametrize("version", NINJS)
def test_every_generation_of_ninjs_is_read_alike(version: str) -> None:
    """
    The same story, spelled as 1.x, 2.x and 3.x spell it, is the same article; paragraphs come from the marked-up body.
    """
    assert ninjs.read(NINJS[version]) == {
        "id": "urn:sumur:1",
        "headline": "Sumur Warga Berisi Lagi",
        "html": HTML,
        "byline": "Putu Ayu",
        "as_of": "2026-03-10T08:30:00+07:00",
        "language": "id",
    }
    assert recognised(NINJS[version]) == "ninjs"


def test_a_news_article_of_schema_org_is_read() -> None:
    """
    Authors, publisher, section and date are taken, a day without a time is its midnight, and the kind is the genre.
    """
    stated = {
        "id": "https://kabar.example/sumur#artikel",
        "headline": "Sumur Warga Berisi Lagi",
        "body": f"{FIRST}\n{SECOND}",
        "byline": "Putu Ayu, Ketut Sari",
        "outlet": "Kabar Tirta",
        "url": "https://kabar.example/sumur",
        "published_at": "2026-03-10T00:00:00+07:00",
        "language": "id-ID",
        "genre": "opinion",
        "desk": "Desa",
    }

    assert newsarticle.read(STORY) == stated
    assert newsarticle.read([{"@type": "WebSite"}, {"@graph": [{"@type": "Person", "name": "x"}, STORY]}]) == stated
    assert newsarticle.read({"@type": "schema:NewsArticle", "schema:articleBody": FIRST}) == {"body": FIRST}
    assert recognised(STORY) == "newsarticle"


def test_nitf_is_read() -> None:
    """
    Each paragraph and caption is a line, notes and machine data are left out, and the DTD's named characters are known.
    """
    assert nitf.read(NITF) == {
        "id": "sumur-1",
        "headline": "Sumur Warga Berisi Lagi",
        "body": FIRST.replace(" warga", "\nwarga") + f"\nSumur di Tirta\xa0Asih.\n{SECOND}\n(pa)",
        "byline": "Oleh Putu Ayu",
        "dateline": "TIRTA ASIH",
        "provider": "Kantor Berita Tirta",
        "published_at": "2026-03-11T00:00:00+07:00",
        "as_of": "2026-03-10T08:30:00+07:00",
        "language": "id",
        "desk": "Desa",
    }


def test_nitf_is_read_in_the_encoding_it_declares() -> None:
    """
    Wires still send Latin-1, and NewsML-G2 carries NITF inside, under a namespace.
    """
    told = '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content><p>Café</p></body.content></body></nitf>'
    wrapped = f'<?xml version="1.0" encoding="ISO-8859-1"?><newsItem><inlineXML>{told}</inlineXML></newsItem>'

    assert nitf.read(wrapped.encode("latin-1")) == {"body": "Café"}


def test_what_the_newsroom_says_goes_first() -> None:
    """
    Fields beside the document stand; the document fills in the rest; its own word on its status is not asked.
    """
    document = {**NINJS["3.3"], "pubStatus": "usable"}
    article = read_article({"format": "ninjs", "document": document, "headline": "Judul kami", "desk": "Desa"})
    checked, stage = read_check({"format": "nitf", "document": NITF, "stage": "publish"})

    assert (article.headline, article.desk, article.id) == ("Judul kami", "Desa", "urn:sumur:1")
    assert (article.status, article.body) == ("draft", f"{FIRST}\n{SECOND}")
    assert (checked.headline, stage) == ("Sumur Warga Berisi Lagi", "publish")


@pytest.mark.parametrize(
    ("values", "pointer", "why"),
    [
        ({"format": "ninjs", "document": []}, "/document", "object"),
        ({"format": "ninjs", "document": {"uri": "x", "type": "picture"}}, "/document", "a picture item"),
        ({"format": "ninjs", "document": {"bodies": [{"value": 1}, 2], "headlines": 3}}, "/document", "without a text"),
        ({"format": "newsarticle", "document": {"@type": "Person"}}, "/document", "no NewsArticle"),
        ({"format": "newsarticle", "document": {"@type": "NewsArticle"}}, "/document", "articleBody"),
        ({"format": "nitf", "document": 1}, "/document", "XML"),
        ({"format": "nitf", "document": "<html/>"}, "/document", "no element nitf"),
        ({"format": "nitf", "document": "<nitf>"}, "/document", "line 1"),
        ({"format": "nitf", "document": "<nitf><body><body.content> </body.content></body></nitf>"}, "/document", "no text"),
        ({"format": "docx", "document": ""}, "/format", "one of"),
        ({"format": "ninjs"}, "/document", "Missing"),
        ({"format": "ninjs", "document": {}, "body": "x"}, "/body", "Unknown"),
        ({"format": "newsarticle", "document": {**STORY, "headline": "j" * 1001}}, "/headline", "1000"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_reason(values: Any, pointer: str, why: str) -> None:
    """
    One line says what is missing, at the document, or at the field of ours that it would have filled.
    """
    with pytest.raises(InvalidError) as refused:
        read_article(values)

    assert refused.value.faults[0].pointer == pointer
    assert why in refused.value.faults[0].detail


@pytest.mark.service
@pytest.mark.parametrize(
    ("media_type", "document"),
    [
        *((kind, NITF.replace("sumur-1", "urn:sumur:1")) for kind, name in MEDIA_TYPES.items() if name == "nitf"),
        *((kind, json.dumps(NINJS["3.3"])) for kind, name in MEDIA_TYPES.items() if name == "ninjs"),
        ("application/ld+json", json.dumps({**STORY, "@id": "urn:sumur:1"})),
    ],
)
def test_the_content_type_says_what_a_document_is(service: str, media_type: str, document: str) -> None:
    """
    A document sent as it is becomes a report or passes the gate; status and stage come in the query.
    """
    report = post(service, "/v1/articles?status=published", document, media_type, Prefer="wait=20")
    check = post(service, "/v1/checks?stage=draft", document, media_type)
    without = post(service, "/v1/checks", document, media_type)
    keeps("POST", "/v1/articles", report)
    keeps("POST", "/v1/checks", check)

    assert (report[0], check[0], without[0]) == (200, 200, 422)
    assert (report[2]["article"]["headline"], report[2]["article"]["status"]) == (
        "Sumur Warga Berisi Lagi",
        "published",
    )
    assert check[2]["article_id"] == "urn:sumur:1"
    assert without[2]["errors"][0]["pointer"] == "/stage"


@pytest.mark.service
def test_a_line_of_a_batch_may_be_in_any_format(service: str, call: Call) -> None:
    """
    Formats may be mixed in one request, and a document that cannot be read is named by its line.
    """
    lines = [
        {"format": "ninjs", "document": NINJS["1.0"], "id": "baris-1"},
        {"format": "nitf", "document": NITF, "id": "baris-2"},
        {"format": "nitf", "document": "<nitf/>"},
        {"body": FIRST, "id": "baris-4"},
    ]
    status, _, batch = post(service, "/v1/articles/bulk", "\n".join(map(json.dumps, lines)), "application/x-ndjson")

    assert status == 202
    assert [one["article_id"] for one in batch["articles"]] == ["baris-1", "baris-2", "baris-4"]
    assert [(one["line"], one["problem"]["errors"][0]["pointer"]) for one in batch["failed"]] == [(3, "/document")]


def test_the_examples_of_the_specification_are_read() -> None:
    """
    Each example in another format is an article with a headline, a byline and a text of several lines.
    """
    examples = files("api_spec") / "examples"
    linked = {"format": "newsarticle", "document": json.loads((examples / "newsarticle.json").read_text("utf-8"))}
    own = [json.loads((examples / f"article-{name}.json").read_text("utf-8")) for name in ("ninjs", "nitf")]

    for article in map(read_article, [linked, *own]):
        assert article.headline
        assert article.byline
        assert article.body.count("\n") == 1


def post(service: str, path: str, body: str, kind: str, **headers: str) -> tuple[int, dict[str, str], Any]:
    """Send a body as it is."""
    url = urlsplit(service)
    with closing(HTTPConnection(url.hostname or "", url.port, timeout=60)) as connection:
        connection.request("POST", path, body.encode(), {"Content-Type": kind, **headers})
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, told, json.loads(answer.read())
