"""Documents made to hurt: a reader gives fields or a reason, and never breaks."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_spec.formats import FORMATS, UnreadableError, nitf, recognised
from api_spec.schemas import ArticleSchema

HTML = "<p>Lurah Tirta Asih membuka sumur itu.</p><p>“Warga kini menimba bergantian,” ujar Made.</p>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
PARTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from([HTML, "NewsArticle", "2026-03-10"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["@type", "@graph", "@id", "@value", "articleBody", "headline", "author", "name", "body_text", "bodies", "headlines", "value", "role", "contentType", "by", "uri", "versionCreated", "datePublished", "inLanguage", "mainEntity", "mainEntityOfPage", "identifier", "url", "articleSection"]
        ),
        inner,
        max_size=6,
    ),
    max_leaves=12,
)  # fmt: skip


@pytest.mark.parametrize(
    "document",
    [
        f'<!DOCTYPE nitf [<!ENTITY l0 "ha">{LAUGHS}]><nitf>&l9;</nitf>',
        '<!DOCTYPE nitf [<!ENTITY x SYSTEM "/etc/passwd">]><nitf>&x;</nitf>',
        '<!DOCTYPE nitf [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]><nitf/>',
        '<!DOCTYPE nitf [<!ENTITY x "y">]><nitf/>',
        '<nitf xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/></nitf>',
        "<nitf>" + "<p>" * 300_000,
        "<nitf>" + "<p>" * 500 + "</p>" * 500 + "</nitf>",
        "<nitf " + " ".join(f'a{n}="b"' for n in range(20_000)) + "/>",
        "<nitf>\ud800</nitf>",
        "<nitf>\x00</nitf>",
        b"\xff\xfe\x00",
        b'<?xml version="1.0" encoding="no-such"?><nitf/>',
        b'<?xml version="1.0" encoding="utf-7"?><nitf>+ADw-</nitf>',
        "",
    ],
    ids=range(14),
)
def test_hostile_xml_is_refused(document: str | bytes) -> None:
    """
    Entities, other files, endless depth and broken encodings end in one line, and nothing is fetched or unfolded.
    """
    with pytest.raises(UnreadableError) as refused:
        nitf.read(document)

    assert "\n" not in str(refused.value)
    assert "root:" not in str(refused.value)


@given(PARTS)
def test_no_json_breaks_a_reader(document: Any) -> None:
    """
    Whatever the values are, a reader gives fields of an Article or says why not.
    """
    recognised(document)
    for name in ("ninjs", "newsarticle"):
        try:
            stated = FORMATS[name](document)
        except UnreadableError:
            continue
        assert set(stated) <= set(ArticleSchema().fields)
        assert {"body", "html"} & set(stated)
