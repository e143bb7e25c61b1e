# ruff: noqa: E501 - fragments as they come
"""What comes by the clipboard: Word, Outlook, Google Docs, LibreOffice, web pages; cleaned, and nothing loaded."""

from itertools import count
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.ui.widgets.rich_text_clean import clean
from csxl_desktop.ui.widgets.rich_text_clipboard import MAX_CHARACTERS, MAX_HTML
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_link import completed
from csxl_desktop.ui.widgets.rich_text_paste import from_html, from_text
from tests.ui.rich_text_keys import lines, paragraph, put_cursor, text_of, type_text

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/x/clip_filelist.xml">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- /* Style Definitions */ p.MsoNormal {margin:0cm; font-size:11.0pt;} @list l0 {mso-list-id:1;} --></style>
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:"Tableau Normal";}</style><![endif]-->
</head><body lang=FR style='tab-interval:35.4pt'><!--StartFragment-->
<h1><a name="_Toc1"></a><b><span style='font-size:16.0pt;mso-fareast-language:FR'>Réunion du groupe<o:p></o:p></span></b></h1>
<p class=MsoNormal><span lang=FR-BE style='mso-ansi-language:FR-BE'>Présents<span style='mso-spacerun:yes'>  </span>:
<b style='mso-bidi-font-weight:normal'>douze</b> personnes, <i>neuf</i> <u>partenaires</u> &amp; invités.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Premier point</p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-add-space:auto;text-indent:-18.0pt;
mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span style='font-family:"Courier New"'><span
style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><!--[endif]-->Sous-point</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Numéroté</p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
<tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'><td width=300 valign=top style='width:225pt;border:solid windowtext 1.0pt'>
<p class=MsoNormal><b>Séance<o:p></o:p></b></p></td><td><p class=MsoNormal><b>Présents</b><o:p></o:p></p></td></tr>
<tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'><td><p class=MsoNormal>12 mars</p><p class=MsoNormal>matin</p></td>
<td><p class=MsoNormal align=right>12<o:p></o:p></p></td></tr></table>
<p class=MsoNormal><a href="https://example.org/doc?a=1&amp;b=2"><span style='color:blue'>le <u>document</u></span></a>,
<a href="file:///C:/secret.docx">un fichier</a>, <a href="mailto:info@example.org">écrire</a></p>
<!--EndFragment--></body></html>"""

OUTLOOK = """<div class="WordSection1"><table role="presentation" width="100%"><tr><td>
<p class="MsoNormal">Bonjour,<br><br>Voici la liste&nbsp;:<o:p></o:p></p>
<p class="MsoListParagraph" style="margin-left:36.0pt">·&nbsp;&nbsp;&nbsp;&nbsp; lundi</p>
<p class="x_MsoListParagraph" style="margin-left:72pt">2)&nbsp; mardi</p></td></tr></table>
<div style="display:none">pisteur</div><img src="https://example.org/pixel.gif" width="1" height="1">
<blockquote>Message d’origine</blockquote></div>"""

GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1f"><h2 dir="ltr"
style="line-height:1.38"><span style="font-size:16pt;font-weight:400;">Titre</span></h2><p dir="ltr"><span
style="font-weight:700;font-style:italic;text-decoration:none">Gras</span><span style="font-weight:400"> et </span><span
style="text-decoration:underline">souligné</span></p><br /><ul><li dir="ltr" aria-level="1"><p role="presentation"><span>un
</span></p></li><ul><li aria-level="2"><p><span>deux</span></p></li></ul></ul><ol><li><p><span>trois</span></p></li></ol></b>"""

LIBREOFFICE = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><style type="text/css">
p { line-height: 115% }</style></head><body lang="fr-BE"><h3 class="western">Suites</h3><ol><li><p
style="margin-bottom: 0cm"><font face="Liberation Serif"><font size="3">Appeler la <b>Commune</b></font></font></p></li>
<li><p>Écrire</p></li></ol><p><br/><br/></p><table><thead><tr><th><p>A</p></th><th><p>B</p></th></tr></thead><tr>
<td rowspan="2">x</td><td>1</td></tr><tr><td>2</td></tr></table></body></html>"""

WEB = """<nav><a href="javascript:alert(1)">Menu</a></nav><script>if (a < b) { alert("<p>x</p>") }</script><noscript>non</noscript>
<h5 onclick="x()">Article</h5><p>Le texte<sup>1</sup> <s>barré</s> <span style="font-weight:bold">fort</span>
<a href=" HTTPS://example.org/é ">lien</a><iframe src="//srv/share"></iframe><svg><text>dessin</text></svg></p>
<dl><dt>Mot</dt><dd>sens</dd></dl><pre>  a
   b</pre><p>zéro\u200blargeur\u00adcésure a\u00a0: b &lt;fin&gt;"""


def ids() -> UUID:
    return UUID(int=next(_numbers))


_numbers = count(1)


def shapes(html: str) -> list[tuple[str, str]]:
    """Each block as (kind, letters) with marks in signs: *bold* /italic/ _underlined_ [link]."""
    return [(_kind(block), _signs(block)) for block in from_html(html, ids).blocks]


def _kind(block: Block) -> str:
    match block.kind:
        case "h":
            return f"h{block.level}"
        case "li":
            return f"{block.list_kind}{block.level}"
        case "table":
            return "table, headed" if block.header else "table"
    return block.kind


def _signs(block: Block) -> str:
    if block.rows:
        return " / ".join(" | ".join(_runs(cell) for cell in row) for row in block.rows)
    return _runs(block.runs)


def _runs(runs: tuple[object, ...]) -> str:
    result = ""
    for run in runs:
        assert isinstance(run, Span)
        text = f"[{run.text}→{run.url}]" if run.url else run.text
        for mark, sign in {"b": "*", "i": "/", "u": "_"}.items():
            text = f"{sign}{text}{sign}" if mark in run.marks else text
        result += text
    return result


def test_word() -> None:
    assert shapes(WORD) == [
        ("h1", "Réunion du groupe"),
        ("p", "Présents : *douze* personnes, /neuf/ _partenaires_ & invités."),
        ("bullet0", "Premier point"),
        ("bullet1", "Sous-point"),
        ("number0", "Numéroté"),
        ("table, headed", "Séance | Présents / 12 mars\u2028matin | 12"),
        ("p", "[le document→https://example.org/doc?a=1&b=2], un fichier, [écrire→mailto:info@example.org]"),
    ]


def test_outlook() -> None:
    assert shapes(OUTLOOK) == [
        ("p", "Bonjour,"),
        ("p", "Voici la liste\u00a0:"),
        ("bullet0", "lundi"),
        ("number1", "mardi"),
        ("quote", "Message d’origine"),
    ]


def test_google_docs() -> None:
    assert shapes(GOOGLE) == [
        ("h2", "Titre"),
        ("p", "/*Gras*/ et _souligné_"),
        ("bullet0", "un"),
        ("bullet1", "deux"),
        ("number0", "trois"),
    ]


def test_libreoffice() -> None:
    assert shapes(LIBREOFFICE) == [
        ("h3", "Suites"),
        ("number0", "Appeler la *Commune*"),
        ("number0", "Écrire"),
        ("table, headed", "A | B / x | 1 /  | 2"),
    ]


def test_a_web_page() -> None:
    assert shapes(WEB) == [
        ("p", "Menu"),
        ("h3", "Article"),
        ("p", "Le texte1 barré *fort* [lien→HTTPS://example.org/é]"),
        ("p", "Mot"),
        ("p", "sens"),
        ("p", "a\u2028   b"),
        ("p", "zérolargeurcésure a\u00a0: b <fin>"),
    ]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "java\nscript:x",
        "data:text/html,x",
        "file:///etc",
        "//srv/x",
        "https:",
        "https://a b",
        "",
    ],
)
def test_other_links_lose_their_address_and_keep_their_words(address: str) -> None:
    assert shapes(f'<a href="{address}">mots</a>') == [("p", "mots")]


def test_a_table_in_a_cell_becomes_lines_and_a_sheet_keeps_its_rows() -> None:
    nested = (
        "<table><tr><td>a<table><tr><td>b<td>c</table></td><td colspan=2>d</td></tr><tr><td>e<td>f<td>g</tr></table>"
    )

    assert shapes(nested) == [("table", "a\u2028b\u2028c | d |  / e | f | g")]


@pytest.mark.parametrize("broken", ["<![A<![-->-->", "<![<![-->-->", "<!<!x>DOCTYPE", "<<?a>?b>"])
def test_a_condition_within_another_is_read_as_letters(broken: str) -> None:
    assert "fin" in from_html(f"{broken}<p>fin", ids).plain()


@settings(max_examples=150)
@given(st.lists(st.one_of(st.sampled_from(["<p>", "</p>", "<b", "<!--", "-->", "<![if x]>", "<table>", "<td colspan=9", ">",
    "</td>", "<li>", "<ul>", "</ul>", "&#x110000;", "&", "<br>", "<style>", "\x00", "\ud800", "<p style='mso-list:l0 level9'>",
    "'", '"', "<a href=https://a.be>", "</a>", "<![", "<h1>", "<pre>"]), st.text(max_size=5)), max_size=30))  # fmt: skip
def test_any_soup_makes_a_text_that_holds_its_own(pieces: list[str]) -> None:
    text = from_html("".join(pieces), ids)

    assert RichText.from_json(text.to_json()) == text
    assert all(clean(line) == line for line in text.plain().split("\n"))
    assert all(len({len(row) for row in block.rows}) <= 1 for block in text.blocks)


def test_pasted_paragraphs_stand_between_the_halves_of_a_line(qtbot: QtBot) -> None:
    editor = RichTextEditor("Texte")
    qtbot.addWidget(editor)
    editor.set_text(text_of(paragraph("a", "avant après")))
    put_cursor(editor, 0, 6)

    editor.edit.insertFromMimeData(_html("<p>un</p><ul><li>deux</ul>"))

    assert [(block.kind, block.runs[0]) for block in editor.text().blocks] == [
        ("p", Span("avant un")),
        ("li", Span("deux")),
        ("p", Span("après")),
    ]
    editor.edit.undo()
    assert editor.text() == text_of(paragraph("a", "avant après"))


def test_what_is_pasted_in_a_cell_stays_in_the_cell(qtbot: QtBot) -> None:
    editor = RichTextEditor("Texte")
    qtbot.addWidget(editor)
    editor.set_text(text_of(Block("t", "table", rows=(((), ()),))))
    put_cursor(editor, 1)

    editor.edit.insertFromMimeData(_html("<h1>un</h1><p>d<b>eux</b></p>"))

    assert editor.text().blocks[0].rows == (((Span("un\u2028d"), Span("eux", "b")), ()),)


def test_plain_text_comes_as_paragraphs_and_lists_without_control_characters(qtbot: QtBot) -> None:
    text = from_text("un\x00\x07\n\n- deux\r\n  - trois\ud800\ufffc", ids)

    assert [(block.kind, block.level, block.runs) for block in text.blocks] == [
        ("p", 0, (Span("un"),)),
        ("li", 0, (Span("deux"),)),
        ("li", 1, (Span("trois"),)),
    ]


@pytest.mark.parametrize("letters", ["é " * MAX_CHARACTERS, "mot " * 2_500_000, "x" * 30_000])
def test_too_much_at_once_is_refused_calmly(qtbot: QtBot, letters: str) -> None:
    editor = RichTextEditor("Texte")
    qtbot.addWidget(editor)
    type_text(editor, "avant")
    source = QMimeData()
    source.setText(letters)

    with qtbot.waitSignal(editor.refused) as refusal:
        editor.edit.insertFromMimeData(source)

    assert "too long" in str(refusal.args)
    assert lines(editor) == ["avant"]


def test_a_page_of_endless_styles_is_pasted_by_its_plain_text(qtbot: QtBot) -> None:
    editor = RichTextEditor("Texte")
    qtbot.addWidget(editor)
    source = _html(f"<style>{'x' * MAX_HTML}</style><p><b>mots</b></p>")
    source.setText("mots")

    editor.edit.insertFromMimeData(source)

    assert lines(editor) == ["mots"]


def test_our_own_form_is_read_with_care(qtbot: QtBot) -> None:
    editor = RichTextEditor("Texte")
    qtbot.addWidget(editor)
    for raw in (b"{", b"[]", b'{"blocks": [3]}', b'{"blocks": [{"level": "x"}]}', b"\xff"):
        source = QMimeData()
        source.setData("application/x-csxl-rich-text", raw)
        editor.edit.insertFromMimeData(source)

    assert editor.text() == RichText()


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("www.example.org", "https://www.example.org"),
        ("info@example.org", "mailto:info@example.org"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", ""),
        ("mots sans adresse", ""),
        ("", ""),
    ],
)
def test_an_address_is_completed_as_one_types_it(typed: str, address: str) -> None:
    assert completed(typed) == address


def _html(html: str) -> QMimeData:
    result = QMimeData()
    result.setHtml(html)
    return result
