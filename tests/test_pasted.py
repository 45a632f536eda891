"""What is pasted from a word processor is the text alone."""

from scorer.read.markup import extract

# What Word puts on the clipboard: a whole page with style sheets, islands of XML, conditional comments, bullets as text,
# tracked changes and remarks in the margin.
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View>
</w:WordDocument></xml><![endif]--><xml><o:p>123</o:p></xml><style><!-- p.MsoNormal {margin:0cm} --></style></head>
<body lang=IN><!--StartFragment-->
<p class=MsoNormal><b><span style='font-size:14.0pt'>Dermaga Diperpanjang<o:p></o:p></span></b></p>
<p class=MsoNormal>Sebanyak <del cite="mailto:Redaksi" datetime="2026-03-10T08:00">dua belas</del><ins
cite="mailto:Redaksi">dua puluh</ins> kios dibangun,<span style='mso-spacerun:yes'>  </span>kata Ratna.<span
class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[RW1]</a><span style='mso-special-character:comment'>&nbsp;</span></span></p>
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt'>&nbsp;&nbsp;
</span></span><![endif]>Kios ikan</p>
<p class=MsoNormal><span style="display: none; mso-hide: all">jangan dimuat</span><o:p>&nbsp;</o:p></p>
<!--EndFragment--><div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Cek angka.</p></div></div>
</body></html>"""
DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-5f1c"><p dir="ltr"><span style="x">Dermaga
 Diperpanjang</span></p><br /><p dir="ltr"><span>Sebanyak dua puluh kios dibangun, kata Ratna.</span></p><ul><li dir="ltr"
aria-level="1"><p dir="ltr" role="presentation"><span>Kios ikan</span></p></li></ul></b><br class="Apple-interchange-newline">"""


def test_what_is_pasted_from_word_and_docs_is_the_text_alone() -> None:
    """
    Bullets, remarks, hidden and deleted words stay behind, inserted ones come along, each paragraph is a line.
    """
    told = "Dermaga Diperpanjang\nSebanyak dua puluh kios dibangun, kata Ratna.\nKios ikan"

    assert extract(WORD).text.replace(" \xa0", "").replace("\xa0", "").strip() == told
    assert extract(DOCS).text == told
