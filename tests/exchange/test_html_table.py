"""What Word and Excel put on the clipboard beside the text."""

import pytest

from csxl_desktop.exchange.errors import TooLargeError
from csxl_desktop.exchange.html_table import MAX_HTML, has_table, tabbed

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- td {x:y} --></style>
<title>Membres</title></head><body lang=FR-BE><!--StartFragment--><p class=MsoNormal>Liste</p>
<table class=MsoTableGrid border=1><thead><tr><td width=200><p class=MsoNormal><b>Organisation<o:p></o:p></b></p></td>
<th><p>Mandataire</p></th></tr></thead><tr style='x'><td><p class=MsoNormal>Maison du <span lang=FR>Tilleul</span>
&amp;&nbsp;Co</p></td>
<td><p>Mme&nbsp;Ana
  Diop</p><p>ana@tilleul.example</p></td></tr></table><!--EndFragment--></body></html>"""


def test_a_word_table_is_read_cell_by_cell() -> None:
    assert has_table(WORD)
    assert tabbed(WORD) == 'Organisation\tMandataire\nMaison du Tilleul & Co\t"Mme Ana Diop\nana@tilleul.example"\n'


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<table><tr><td>A<td>B<tr><td>1<td>2</table>", "A\tB\n1\t2\n"),  # Excel leaves out the ends
        ("<table><tr><td colspan=2>A</td><td>B</td></tr></table>", "A\t\tB\n"),
        ("<table><tr><td rowspan=2>A</td><td>B</td></tr><tr><td>C</td></tr></table>", "A\tB\nA\tC\n"),
        ("<table><tr><td>A</td><td>B</td></tr><tr><td rowspan=9 colspan=x>C</td></tr></table>", "A\tB\nC\n"),
        ("<table><tr><td>a<table><tr><td>inside</td></tr></table></td><td>b</td></tr></table>", "ainside\tb\n"),
        ("<table><td>no row</td><td>here</td></table>", "no row\there\n"),
        ("<table><tr><td>alone</td></tr></table><table><tr><td>A</td><td>B</td></tr></table>", "A\tB\n"),
        ("<table><tr><td>a<br>b</td><td><script>x()</script>c</td></tr></table>", '"a\nb"\tc\n'),
        ("<td>stray</td></table><p>text</p>", ""),
        ("no markup", ""),
    ],
)
def test_shapes_of_tables(html: str, text: str) -> None:
    assert tabbed(html) == text


def test_a_clipboard_beyond_all_measure_is_refused() -> None:
    with pytest.raises(TooLargeError):
        tabbed("<table>" + "x" * MAX_HTML)
