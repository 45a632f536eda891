"""HTML becomes text that leads back into the HTML, whatever is thrown at it."""

import json
import re
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_spec import read_article, write_report
from api_spec.places import Places
from scorer import score
from scorer.model import Article, Span
from scorer.read.markup import extract, opened
from scorer.read.markup.moments import moment

PAGE = """<!doctype html><html lang="id"><head><title>Pasar | Situs Kami</title>
<meta property="og:title" content="Judul untuk media sosial"><meta name="author" content="Redaksi">
{json}</head><body><div class="site-header">Situs Kami</div><nav>Beranda Ekonomi Olahraga</nav>
<article class="related"><p>Berita lain yang singkat.</p></article>
<article><h1>Pasar Apung Dibuka</h1><p>Pasar itu ramai,&nbsp;kata Ratna &amp; Budi.<br>Baris <b>ba</b>ru
di sini.<p>Paragraf tanpa penutup<aside>Iklan<p>di tengah</aside> tetap utuh
<div class="sharedaddy">Bagikan</div><ul><li>satu<li>dua</ul><table><tr><td>a<td>b</table>
<script>if (a < b) document.write("<p>jahat");</script></article>
<section id="comments"><p>Komentar pembaca yang panjang sekali dan tidak ada hubungannya.</section>
<footer>Hak cipta</footer></body></html>"""
STORY = "Pasar Apung Dibuka\nPasar itu ramai,\xa0kata Ratna & Budi.\nBaris baru di sini.\nParagraf tanpa penutup\ntetap utuh\nsatu\ndua\na b"


def page(**story: Any) -> str:
    """The page with a block of JSON-LD about its story."""
    told = {
        "@context": "https://schema.org",
        "@graph": [{"@type": "Organization"}, {"@type": ["NewsArticle"], **story}],
    }
    return PAGE.replace("{json}", f'<script type="application/ld+json">{json.dumps(told)}</script>' if story else "")


def test_the_story_is_taken_and_the_page_left() -> None:
    """
    Of a whole page the longest article is read, without menus, asides, comments and scripts.
    """
    assert extract(page()).text == STORY


def test_a_fragment_is_taken_whole() -> None:
    """
    What a CMS sends is the story: every block is a line, and a heading stays one.
    """
    read = extract("<h2>Judul</h2>\n<p>Satu &ldquo;kata&rdquo;.</p><p>Dua\n  baris</p>teks lepas")

    assert read.text == "Judul\nSatu “kata”.\nDua baris\nteks lepas"
    assert read.about.headline is None


def test_the_text_leads_back_into_the_html() -> None:
    """
    Each word's place in the HTML holds that word, tags and references included.
    """
    html = page()
    read = extract(html)

    def written(word: str) -> str:
        start = read.text.index(word)
        first, last = read.html_span(start, start + len(word))
        return html[first:last]

    assert written("ramai,") == "ramai,"
    assert written("baru") == "ba</b>ru"
    assert written("& Budi") == "&amp; Budi"
    assert written("\xa0kata") == "&nbsp;kata"


@given(st.lists(st.sampled_from(["<p>", "</p>", "<b class=x>", "</b>", "<br>", "kata", " ", "\n", "&amp;", "&#x1F389;", "🎉", "<!-- x -->", "<aside>", "</aside>", "<", "&", '<a href="', "<script>", "</script>", "<article>", "<html>"])).map("".join))  # fmt: skip
def test_every_character_has_its_place(html: str) -> None:
    """
    For any markup: the runs follow each other, and what is not a reference stands in the HTML as it is read.
    """
    read = extract(html)

    assert read.text == read.text.strip()
    for run in read.runs:
        text = read.text[run.start : run.start + run.length]
        there = html[run.html_start : run.html_start + run.html_length]
        assert text == there or there.startswith("&")
    assert [run.start for run in read.runs] == sorted(run.start for run in read.runs)
    assert "".join(read.text.split()) == "".join(
        "".join(read.text[run.start : run.start + run.length] for run in read.runs).split()
    )


def test_the_page_says_what_it_is() -> None:
    """
    Headline, authors and date come from JSON-LD; without it from the one heading and the meta tags.
    """
    told = extract(
        page(
            headline="Judul &quot;Rapi&quot;",
            author=[{"name": "Rani Wulan"}, "Budi"],
            datePublished="2026-11-03T08:00:00+0700",
        )
    ).about
    plain = extract(page()).about

    assert (told.headline, told.byline) == ('Judul "Rapi"', "Rani Wulan, Budi")
    assert told.published_at == datetime.fromisoformat("2026-11-03T08:00:00+07:00")
    assert (plain.headline, plain.byline, plain.published_at) == ("Pasar Apung Dibuka", "Redaksi", None)


@pytest.mark.parametrize(
    ("published", "meta", "modified"),
    [
        ("2026-03-11T08:00:00+07:00", "2026-11-03T08:00:00+07:00", None),
        ("2026-11-03T08:00:00+07:00", None, "2026-10-01T08:00:00+07:00"),
        ("kemarin", None, None),
        ("2026-02-30", None, None),
    ],
)
def test_a_doubtful_date_dates_nothing(published: str, meta: str | None, modified: str | None) -> None:
    """
    Day and month exchanged, a change before publication, or no date at all: the page is left undated.
    """
    html = page(datePublished=published, **({"dateModified": modified} if modified else {}))
    if meta:
        html = html.replace("</head>", f'<meta property="article:published_time" content="{meta}"></head>')

    assert extract(html).about.published_at is None


def test_a_scheduled_story_keeps_its_date() -> None:
    """
    What is published at a set hour was last changed before that.
    """
    html = page(datePublished="2026-11-30T06:00:00+07:00", dateModified="2026-11-28T17:00:00+07:00")

    assert extract(html).about.published_at == datetime.fromisoformat("2026-11-30T06:00:00+07:00")


def test_every_label_has_its_place() -> None:
    """
    What a page says stands in the HTML where its label points: in a graph, behind a reference, in tags and elements.
    """
    graph = {
        "@graph": [
            {
                "@type": "Article",
                "headline": "Kata “Bu Rani”",
                "author": {"@id": "#rani"},
                "datePublished": "2026-11-03",
            },
            {"@type": "Person", "@id": "#rani", "name": "Rani Wulan"},
        ]
    }
    html = PAGE.replace(
        "{json}", f'<script type="application/ld+json">/*<![CDATA[*/{json.dumps(graph)}/*]]>*/</script>'
    )
    told = {(label.way, label.value): html[label.span.start : label.span.end] for label in extract(html).about.labels}

    assert told == {
        ("JSON-LD", "Kata “Bu Rani”"): "Kata \\u201cBu Rani\\u201d",
        ("JSON-LD", "Rani Wulan"): "Rani Wulan",
        ("JSON-LD", "2026-11-03"): "2026-11-03",
        ("og:title", "Judul untuk media sosial"): "Judul untuk media sosial",
        ("author", "Redaksi"): "Redaksi",
        ("<h1>", "Pasar Apung Dibuka"): "Pasar Apung Dibuka",
        ("<title>", "Pasar | Situs Kami"): "Pasar | Situs Kami",
    }


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        ("<title>Pasar Apung Dibuka Lagi - Kabar Kota</title>", "Pasar Apung Dibuka Lagi"),
        ('<title>Pasar Dibuka | Kabar Kota</title><meta property="og:site_name" content="Kabar Kota">', "Pasar Dibuka"),
        ("<title>Pasar Apung - Dibuka Lagi Setelah Dua Tahun Ditutup</title>", "Pasar Apung - Dibuka Lagi Setelah Dua Tahun Ditutup"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","headline":"Rusak",</script><title>Pasar Apung Dibuka Lagi</title>', "Pasar Apung Dibuka Lagi"),
    ],
)  # fmt: skip
def test_a_title_is_a_headline_without_the_house(head: str, headline: str) -> None:
    """
    Where nothing better is told, the title stands for the headline, without the house's name; broken JSON-LD says nothing.
    """
    assert extract(f"<html><head>{head}</head><body><p>Isi.</p></body></html>").about.headline == headline


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("2026-11-03", "2026-11-03T00:00:00+07:00"),
        ("2026/11/03 08:00:00", "2026-11-03T08:00:00+07:00"),
        ("2026-11-03T08:00:00.000Z", "2026-11-03T08:00:00+00:00"),
        ("Tue, 03 Nov 2026 08:00:00 +0900", "2026-11-03T08:00:00+09:00"),
        ("03/11/2026", None),
        ("11/03/2026 08:00", None),
    ],
)
def test_times_are_read_as_pages_write_them(told: str, meant: str | None) -> None:
    """
    A time without a zone is Jakarta's; what could be either order of day and month is not guessed at.
    """
    assert moment(told) == (datetime.fromisoformat(meant) if meant else None)


def test_the_newsroom_knows_better_than_the_page() -> None:
    """
    What the newsroom sends stands; the page only fills what is missing, and a body that is there is kept.
    """
    article = opened(Article(body="", html=page(headline="Dari halaman", author="Rani"), headline="Dari redaksi"))

    assert (article.headline, article.byline, article.body) == ("Dari redaksi", "Rani", STORY)
    assert opened(article) is article


@pytest.mark.parametrize(
    "html",
    [
        "<" * 300_000, "<a " * 100_000, "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">x", "<div>" * 20_000 + "x",
        "<article>x " * 20_000, "<!" * 150_000, "<!--" * 80_000, "</a" * 100_000, "<script>" * 40_000, '<a href="' * 40_000,
        "&" * 300_000, "&#" * 150_000, "<b>" * 50_000 + "</i>" * 50_000, "<a " + "=" * 300_000, "<title></titl" * 30_000,
        "<svg><p>" * 40_000, "<p>" + " " * 300_000, "<p class='" + "a " * 150_000 + "'>x", "<html>" + "<h1>a" * 50_000,
        '<head><script type="application/ld+json">' + "[" * 100_000 + "</script>x", '<head><script type="application/ld+json">' + " " * 190_000 + "</script>x",
        '<head><script type="application/ld+json">{"@type":"Article","author":["' + '\\"' * 90_000 + "</script>x", "<a rel=author>x" * 20_000, "<html>" + "<a rel=author>x</a>y" * 20_000, "&amp;" * 60_000,
    ],
    ids=lambda html: html[:24],
)  # fmt: skip
def test_hostile_markup_is_read_to_its_end(html: str) -> None:
    """
    Broken and endless markup gives some text, in a time that grows with its length only.
    """
    assert isinstance(extract(html).text, str)


AWKWARD = (
    "<!-- pembuka --><h2>Pasar &amp; Dermaga</h2><p>Wali Kota <em>Ratna&nbsp;<b>Wulan</b>dari</em> &#x1F389; 🎉 membuka pasar pada "
    "Senin <!-- cek -->(10/3/2026)<![CDATA[ bukan teks ]]>, kata&shy;nya.</p><p>&ldquo;Ramai,&rdquo; kata <a href='x?a=1&amp;b'>R<i>atn</i>a</a>.</p>"
)


def test_every_stretch_leads_into_the_html_as_it_came() -> None:
    """
    Entities, nested tags, comments, CDATA, no-break spaces and emoji: the place of any stretch of words, in either unit,
    holds these words and nothing else but markup.
    """
    article = read_article({"html": AWKWARD})
    units = AWKWARD.encode("utf-16-le")
    places = Places(article)
    words = [(found.start(), found.end()) for found in re.finditer(r"[^ \n]+", article.body)]

    assert "Ratna\xa0Wulandari" in article.body
    assert "teks" not in article.body
    for first, (start, _) in enumerate(words):
        for _, end in words[first:]:
            told = places.write(Span(start, end))
            within = AWKWARD[told["html"]["start"] : told["html"]["end"]]
            assert within == units[2 * told["html"]["utf16_start"] : 2 * told["html"]["utf16_end"]].decode("utf-16-le")
            assert extract(within).text == told["exact"] == article.body[start:end]
            assert not within.startswith("<")
            assert not within.endswith("-->")


def test_findings_point_into_the_html() -> None:
    """
    In a report on HTML each span in the body says where it stands there, and the report says in which HTML.
    """
    html = "<h2>Pasar</h2><p>Wali Kota <b>Ratna</b> membuka pasar pada Senin (10/3/2026), kata Ratna.</p>"
    article = read_article({"html": html, "language": "id", "as_of": "2026-03-11T08:00:00+07:00"})
    written = write_report(score(article), report_id=None, job_id=None, created_at=datetime.now(UTC), timing_ms={})
    report = json.loads(written)
    spans = [span for finding in report["findings"] for span in finding["spans"] if span["field"] == "body"]

    assert report["article"]["html_sha256"] == sha256(html.encode()).hexdigest()
    assert "10/3/2026" in [span["exact"].strip("()") for span in spans]
    assert [extract(html[span["html"]["start"] : span["html"]["end"]]).text for span in spans] == [
        span["exact"] for span in spans
    ]


def test_a_text_has_no_place_in_html() -> None:
    """
    Where no HTML was sent, no span speaks of any.
    """
    article = read_article(
        {"body": "Wali Kota Ratna membuka pasar, kata Ratna pada Senin (10/3/2026).", "language": "id"}
    )

    assert b'"html' not in write_report(
        score(article), report_id=None, job_id=None, created_at=datetime.now(UTC), timing_ms={}
    )
