"""Footnotes and references of the report: numbered through, pages that are true, whatever comes before."""

from dataclasses import replace
from uuid import UUID

from docx.oxml.ns import qn

from csxl_desktop.documents import report_docx
from csxl_desktop.documents.notices import gathered
from csxl_desktop.documents.report import render
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.category_tables import CategoryLine, CategoryTable
from csxl_desktop.domain.chart import Chart, Place
from csxl_desktop.domain.content.report import Report, Section
from csxl_desktop.domain.rich_text import RichText
from tests.documents import report_sample
from tests.documents.reading import links, page_texts
from tests.documents.reading_word import opened

THEME = Theme()


def told(**extra: object) -> RichText:
    runs = [
        {"s": "Voir "}, {"ref": "section-own-2"}, {"s": ", "}, {"ref": "h1|title"}, {"s": ", "}, {"ref": "t1"},
        {"s": ", "}, {"ref": "i1|title"}, {"s": ", rien"}, {"ref": "gone"}, {"s": "."}, {"note": "n"},
    ]  # fmt: skip
    return RichText.from_json({"v": 1, "blocks": [{"id": "p", "t": "p", "runs": runs}], "notes": {"n": [{"s": "Une"}]}})


def far() -> RichText:
    rows = [[[{"s": "Quoi"}], [{"s": "Qui"}]]]
    return report_sample.rich(
        {"id": "h1", "t": "h", "level": 1, "runs": [{"s": "Méthode"}]}, {"t": "pagebreak"},
        {"id": "t1", "t": "table", "header": True, "rows": [*rows, *rows]}, {"t": "pagebreak"},
        {"id": "i1", "t": "image", "attachment": "hill", "caption": "La colline"},
    )  # fmt: skip


def report(*between: Section) -> Report:
    sections = (Section("own-1", "Avant", told()), *between, Section("own-2", "Après", far(), closing=told()))
    return replace(report_sample.full(), sections=sections, attachments={"hill": report_sample.photo()}, language="en")


def flat(text: str) -> str:
    """The words alone: quotation marks and their spaces are those of the language."""
    bare = text.translate({ord(sign): None for sign in "«»“”"}).replace("\u00a0", " ").replace("\u202f", " ")
    return " ".join(bare.split()).replace(" ,", ",")


def test_references_say_the_page_where_it_stands_and_lead_there() -> None:
    pdf = render(report(), THEME)

    pages = [flat(each) for each in page_texts(pdf)]
    first = next(number for number, words in enumerate(pages, start=1) if "Voir page" in words)
    after = first + 1
    first_ones = f"Voir page {after}, Méthode, page {after}, page {after + 1}"
    sentence = f"{first_ones}, La colline, page {after + 2}, rien[reference to complete]."
    assert sentence in pages[first - 1]
    assert "1 Une" in pages[first - 1]
    assert "2 Une" in pages[after + 1]  # numbered through the report
    assert "Quoi" in pages[after]
    assert (
        len([note for note in links(pdf, first - 1) if "/Dest" in note]) == 6
    )  # four of them, a call and the way back


def test_word_counts_the_pages_of_what_is_referred_to() -> None:
    body = opened(report_docx.render(report())).element.body
    codes = [code.text.split() for code in body.iter(qn("w:instrText"))]
    wanted = {place for field, *places in codes if field == "PAGEREF" for place in places[:1]}
    known = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert {"k_section_own_2", "k_h1", "k_t1", "k_i1"} <= wanted
    assert wanted <= known


def test_pages_stay_true_when_something_comes_between() -> None:
    between = Section("own-3", "Entre", report_sample.rich("Un.", {"t": "pagebreak"}, "Deux."))

    pages = [flat(each) for each in page_texts(render(report(between), THEME))]

    first = next(number for number, words in enumerate(pages, start=1) if "Voir page" in words)
    assert f"Voir page {first + 3}, Méthode, page {first + 3}, page {first + 4}" in pages[first - 1]


def numbered(*between: Section) -> Report:
    runs = [
        {"s": "Voir "}, {"ref": "section-own-2|number"}, {"s": ", "}, {"ref": "section-own-4|number-page"},
        {"s": ", "}, {"ref": "h1|number"}, {"s": ", "}, {"ref": "t1|number"}, {"s": ", "},
        {"ref": "i1|number-page"}, {"s": "."},
    ]  # fmt: skip
    first = report_sample.rich({"t": "image", "attachment": "hill", "caption": "Avant tout"}, {"runs": runs})
    annex = Section("own-4", "Chiffres", report_sample.rich("Des chiffres."), annex=True)
    sections = (Section("own-1", "Avant", first), *between, Section("own-2", "Après", far()), annex)
    return replace(report(), sections=sections)


def test_numbers_follow_what_comes_between() -> None:
    nothing = Section("own-9", "Rien")  # not printed: it takes no number
    for sections, number, figure in (
        ((nothing,), 2, 2),
        ((Section("own-3", "Entre", far_away()),), 3, 3),
    ):
        pdf = render(numbered(*sections), THEME)
        pages = [flat(each) for each in page_texts(pdf)]
        last = len(pages)
        told = f"Voir section {number}, annex 1, page {last}, Méthode, table 1, figure {figure}, page {last - 1}."
        assert any(told in page for page in pages)
        assert "Figure 1 – Avant tout" in pages[2]
        assert f"Figure {figure} – La colline" in pages[last - 2]
        assert "Table 1 Quoi Qui" in pages[last - 3]  # named by its number, without a caption
        assert f"{number}. Après" in pages[1]  # the contents
        assert "Annex 1 – Chiffres" in pages[last - 1]


def far_away() -> RichText:
    return report_sample.rich({"t": "image", "attachment": "hill", "caption": "Entre deux"})


def test_word_counts_what_is_named_by_its_number() -> None:
    body = opened(report_docx.render(numbered())).element.body
    codes = [code.text.split() for code in body.iter(qn("w:instrText"))]
    wanted = {places[0] for name, *places in codes if name == "REF"}
    assert wanted == {"n_section_own_2", "n_section_own_4", "n_t1", "n_i1"}
    assert wanted <= {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert {places[0] for name, *places in codes if name == "SEQ"} == {"Section", "Annex", "Figure", "Table"}


def test_a_chart_and_a_table_by_category_are_named_by_their_number() -> None:
    table = CategoryTable(UUID(int=7), "Public", 2026, (CategoryLine(UUID(int=8), "Un"),))
    bars = Chart("Présences", "Réunion", ("personnes",), (Place("I", (3.0,)), Place("II", (5.0,))), code="assemblies")
    runs = [{"s": "Voir "}, {"ref": "chart-assemblies|number"}, {"s": ", "}, {"ref": f"table-{table.id.hex}|number"}]
    sections = (Section("own-1", "Avant", report_sample.rich({"runs": runs})), Section("evaluation"))
    pages = page_texts(render(replace(report(), sections=sections, charts=(bars,), tables=(table,)), THEME))

    whole = flat(" ".join(pages))
    assert "Voir figure 1, table 1" in whole
    assert "Figure 1 – Présences" in whole
    assert "Table 1 – Public" in whole


def test_a_reference_that_leads_nowhere_is_said_to_whoever_prints() -> None:
    unprinted = {"s": "Voir "}, {"ref": "section-empty"}
    sections = (Section("own-1", "Avant", report_sample.rich({"runs": [*unprinted]})), Section("empty", "Vide"))
    with gathered() as told:
        pdf = render(replace(report(), sections=sections), THEME)

    assert told == ["A reference leads to nothing that is printed: choose its part again."]
    assert "Voir [reference to complete]" in flat(page_texts(pdf)[2])


def test_without_references_the_pages_are_laid_out_as_before() -> None:
    plain = replace(report(), sections=(Section("own-1", "Avant", report_sample.rich("Bonjour.")),))

    assert render(plain, THEME) == render(plain, THEME)
