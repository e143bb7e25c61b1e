"""What a page says of itself to those who have it read aloud, read back by a reader of our own."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.platypus import Flowable, PageBreak

from csxl_desktop.documents import charts, flowables, layout, pictures, rich_text
from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.fitting import BareSheets
from csxl_desktop.documents.flowables import Piece
from csxl_desktop.documents.joined import joined
from csxl_desktop.documents.qr import QrCode
from csxl_desktop.documents.theme import Theme
from csxl_desktop.documents.two_columns import SideBySide
from csxl_desktop.domain.chart import Chart, Place
from csxl_desktop.domain.content.shared import Picture
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import speaking
from tests.documents import tagged
from tests.documents.report_sample import photo

THEME = Theme()


def printed(*story: Flowable, watermark: str | None = None) -> tagged.Tagged:
    return tagged.read(
        layout.build(
            story, theme=THEME, title="Essai <é>", header_left="Coordination", header_right="2026", watermark=watermark
        )
    )


def text(words: str, style: str = "body") -> Flowable:
    return flowables.text(words, THEME.style(style))


def title(words: str, level: int) -> flowables.Heading:
    return flowables.heading(words, THEME.style("title"), Entry(words, words, level))


def kinds(read: tagged.Tagged) -> Sequence[str]:
    return [node.kind for node in read.root.kids]


def test_paragraph_over_two_pages_is_one_and_its_lines_keep_their_words_apart() -> None:
    read = printed(text("mot " * 1_500))

    assert kinds(read) == ["P"]
    assert len(read.pages) > 1
    assert len(read.root.kids[0].letters) == len(read.pages)
    assert "".join(read.root.kids[0].letters).split() == ["mot"] * 1_500
    raw = PdfReader(BytesIO(layout.build([text("mot " * 60)], theme=THEME, title="x"))).pages[0].get_contents()
    assert raw is not None
    assert b"motmot" not in raw.get_data().replace(b") Tj T*\n(", b"").replace(b") Tj T* (", b"")


def test_running_heads_numbers_and_watermark_are_not_read() -> None:
    read = printed(text("dedans"), PageBreak(), text("encore"), watermark="Projet")

    assert read.spoken() == [("P", "dedans"), ("P", "encore")]
    assert read.decoration == ["Coordination 2026 Projet 1 / 2", "Coordination 2026 Projet 2 / 2"]


def test_headings_leave_no_level_out() -> None:
    styles = ("subheading", "title", "subheading", "subheading", "heading", "subheading", "title")
    read = printed(*(text(style, style) for style in styles))

    assert kinds(read) == ["H1", "H1", "H2", "H2", "H2", "H3", "H1"]


def test_items_stand_in_the_list_of_their_level_and_kind() -> None:
    blocks = [
        {"t": "li", "list": "bullet", "level": level, "runs": [{"s": words}]}
        for words, level in (("un", 0), ("dedans", 1), ("au fond", 2), ("deux", 0))
    ]
    blocks += [{"t": "li", "list": "number", "runs": [{"s": words}]} for words in ("premier", "second")]
    read = printed(*rich_text.flow(RichText.from_json({"blocks": blocks}), THEME))

    assert kinds(read) == ["L", "L"]
    bullets, numbers = read.root.kids
    assert [item.kids[1].letters[0].strip() for item in bullets.kids] == ["un", "deux"]
    first, within, deepest = bullets.kids[0].all("LI")
    assert (within, deepest) == (first.kids[1].kids[0].kids[0], within.kids[1].kids[0].kids[0])
    assert deepest.text == "▪ au fond"
    assert [item.text for item in numbers.kids] == ["1. premier", "2. second"]
    assert (str(bullets.raw["/A"]["/ListNumbering"]), str(numbers.raw["/A"]["/ListNumbering"])) == (  # type: ignore[index]
        "/Disc",
        "/Decimal",
    )


def test_long_table_is_one_and_its_header_said_once() -> None:
    rows: list[list[flowables.Content]] = [
        [str(number), [text("deux", "cell"), text("lignes", "cell")]] for number in range(120)
    ]
    read = printed(flowables.table(["N°", "Nom"], rows, [80, 200], THEME))

    assert kinds(read) == ["Table"]
    table = read.root.kids[0]
    assert len(table.kids) == 121
    assert [cell.text for cell in table.all("TH")] == ["N°", "Nom"]
    assert [kid.kind for kid in table.kids[1].kids[1].kids] == ["P", "P"]
    assert all("N° Nom" in page for page in read.decoration[1:])


def test_cells_over_several_columns_keep_the_rows_regular() -> None:
    rows: list[list[flowables.Content]] = [["a", "b", "c"], [text("Ensemble", "cell-bold"), "", ""], ["", "e", "f"]]
    spans = [("SPAN", (0, 2), (-1, 2)), ("SPAN", (0, 1), (0, 1))]
    read = printed(flowables.table(["A", "B", "C"], rows, [60, 60, 60], THEME, extra=spans))

    wide = read.root.kids[0].kids[2].kids
    assert [(cell.kind, cell.text, int(cell.raw["/A"]["/ColSpan"])) for cell in wide] == [  # type: ignore[index]
        ("TD", "Ensemble", 3)
    ]


def test_table_without_header_names_its_rows() -> None:
    read = printed(flowables.table([], [["Nom", "Ana"], ["Lieu", "Ici"]], [60, 60], THEME))

    heads = list(read.root.all("TH"))
    assert [(cell.text, str(cell.raw["/A"]["/Scope"])) for cell in heads] == [  # type: ignore[index]
        ("Nom", "/Row"),
        ("Lieu", "/Row"),
    ]


def test_links_have_their_words_and_lead_where_they_say() -> None:
    pieces = (Piece("voir "), Piece("la page du service " * 12, url="https://a.example/x"), Piece("ou écrire"))
    whole = (Piece("ana@a.example", url="mailto:ana@a.example"),)
    read = printed(flowables.rich(pieces, THEME.style("body")), flowables.rich(whole, THEME.style("body")))

    within, alone = read.root.all("Link")
    assert within.text == ("la page du service " * 12).strip()
    assert len(within.annotations) > 1  # a place on each line
    assert read.root.kids[0].text.startswith("voir la page")
    assert read.root.kids[0].text.endswith("ou écrire")
    assert [str(each["/Contents"]) for each in (*within.annotations[:1], *alone.annotations)] == [
        "https://a.example/x",
        "ana@a.example",
    ]


def test_contents_say_their_pages() -> None:
    story = [title("Un", 0), PageBreak(), title("Deux", 1), PageBreak(), title("Trois", 0)]
    read = printed(*layout.contents(story, THEME), PageBreak(), *story)

    assert kinds(read) == ["TOC", "H1", "H1", "H1"]
    assert [link.text for link in read.root.all("Link")] == ["Un 2", "Deux 3", "Trois 4"]
    outer = read.root.kids[0]
    assert [line.kids[-1].kind for line in outer.kids] == ["TOC", "Reference"]


def test_pictures_charts_and_codes_are_told_in_words() -> None:
    chart = Chart("Présences", "Réunion", ("personnes",), (Place("I", (3.0,)), Place("II", (5.0,))))
    shown = pictures.captioned(Picture(photo(80, 60), "Au parc", "Des gens sous un arbre"), THEME, width=90, height=90)
    bare = pictures.captioned(Picture(photo(80, 60)), THEME, width=90, height=90)
    read = printed(*shown, *bare, charts.chart(chart, THEME), QrCode("https://a.example", THEME, 60))

    told = [str(figure.raw["/Alt"]) for figure in read.root.all("Figure")]
    assert told[:2] == ["Des gens sous un arbre", "Picture without a description"]
    assert told[2].startswith("Présences. ")
    assert told[3] == "QR code: https://a.example"
    assert [node.text for node in read.root.all("Caption")] == ["Au parc"]


def test_quotation_is_one_over_two_pages() -> None:
    lines = [text("Il a dit une chose longue. " * 30, "quote") for _line in range(6)]
    read = printed(flowables.pull_quote(lines, THEME))

    assert kinds(read) == ["BlockQuote"]
    assert [kid.kind for kid in read.root.kids[0].kids] == ["P"] * 6
    assert len(read.pages) > 1


def test_words_of_the_other_language_say_so() -> None:
    with speaking("fr"):
        left = text("une ligne")
    with speaking("nl"):
        right = text("een regel")
    with speaking("fr"):
        read = printed(SideBySide([left], [right], THEME.hairline_colour))

    assert [(node.text, node.raw.get("/Lang")) for node in read.root.kids] == [
        ("une ligne", None),
        ("een regel", "nl"),
    ]


def test_nothing_said_is_nothing_marked() -> None:
    read = printed(text(""), flowables.table(["a"], [[""]], [60], THEME))

    assert kinds(read) == ["Table"]
    assert [cell.kind for cell in read.root.kids[-1].kids[1].kids] == ["TD"]


def test_copies_and_bare_sheets() -> None:
    pages = BareSheets.of(THEME, "Cartes", "Coordination")
    for place in range(2):
        card = text("Une fois")
        card.wrapOn(pages.canvas, 200, 100)
        if place:
            with pages.canvas.decoration():
                card.drawOn(pages.canvas, 50, 50)
        else:
            card.drawOn(pages.canvas, 50, 400)
    read = tagged.read(pages.bytes())

    assert read.spoken() == [("P", "Une fois")]
    assert read.decoration == ["Une fois"]


def test_pages_joined_are_read_after_the_first_ones_and_leave_them_as_they_were() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    link = flowables.rich((Piece("ici", url="https://a.example"),), THEME.style("body"))
    first, other = (
        layout.build([text(words), link], theme=THEME, title=words, created_at=moment) for words in ("un", "deux")
    )
    both = joined(first, [other, other])
    read = tagged.read(both)

    assert both.startswith(first)
    assert [node.text for node in read.root.all("P")] == ["un", "ici", "deux", "ici", "deux", "ici"]


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ((b"/Marked true", b"/Marked false"), "not marked"),
        ((b"/DisplayDocTitle true", b"/DisplayDocTitle null"), "no title"),
        ((b"<pdfuaid:part>1", b"<pdfuaid:part>2"), "another promise"),
        ((b"/Tabs /S", b"/Tabs /R"), "another order"),
    ],
)
def test_the_reader_finds_what_is_broken(broken: tuple[bytes, bytes], why: str) -> None:
    pdf = layout.build([text("dedans")], theme=THEME, title="x")
    assert broken[0] in pdf

    with pytest.raises((AssertionError, AttributeError)):
        tagged.read(pdf.replace(*broken))


def test_lines_of_a_paragraph_are_broken_once_for_a_width_and_anew_once_drawn() -> None:
    words = flowables.text("des mots qui tiennent sur deux ou trois lignes de cette largeur", THEME.style("body"))
    words.wrap(120, 500)
    broken = words.blPara

    assert words.wrap(120, 30) == (120, words.height)
    assert words.blPara is broken
    words.wrap(90, 500)
    assert words.blPara is not broken
    assert len(words.blPara.lines) > len(broken.lines)
    layout.build([words], theme=THEME, title="Essai")
    drawn = words.blPara
    words.wrap(words.width, 500)
    assert words.blPara is not drawn  # drawing put spaces at the ends of its lines
