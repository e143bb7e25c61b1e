"""The directory and the members' table as Word files, compared with their pages."""

import io
from dataclasses import replace
from datetime import date

import docx
from docx.document import Document
from docx.oxml.ns import qn

from csxl_desktop.documents import directory, directory_docx, members, members_docx
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.directory import DirectorySection, EntryPerson, Foreword, SeeEntry
from csxl_desktop.domain.content.members import MemberLine, MemberTable
from tests.documents.test_directory import BROCHURE, CANEVAS, FIQ, many
from tests.documents.trial_meeting import OFFICE, whole
from tests.factories import paragraph

HOSTILE = ("<script>alert(1)</script>", 'L\'"Îlot" & fils', "دار الشباب", "École \u202erenversée", "🏠 e\u0301tage")


def texts(data: bytes) -> list[str]:
    """Every paragraph of the body, those of tables too, as Word reads them."""
    body = docx.Document(io.BytesIO(data)).element.body
    return ["".join(each.text or "" for each in paragraph.iter(qn("w:t"))) for paragraph in body.iter(qn("w:p"))]


def styled(data: bytes, style: str) -> list[str]:
    document = docx.Document(io.BytesIO(data))
    return [each.text for each in document.paragraphs if each.style is not None and each.style.name == style]


def columns(document: Document) -> list[str]:
    """In how many columns each section runs; one where it does not say."""
    return [each.get(qn("w:num"), "1") for each in document.element.body.iter(qn("w:cols"))]


def test_names_are_those_of_the_pages() -> None:
    entries = (*many(40), CANEVAS, FIQ)
    content = replace(BROCHURE, sections=(DirectorySection("Aide", "", 0, entries),), language="fr")
    word, pdf = directory_docx.render(content), whole(directory.render(content, Theme()))
    names = styled(word, "Heading 3")
    assert names == [entry.name for entry in entries]
    assert [name for name in names if name not in pdf] == []
    told = " ".join(texts(word)).replace("\xa0", " ")
    for line in ("Rue Haute 3, 1099 Sainte-Alix", "02 641 56 21", "Mme Odile Verbeke", "odile@exemple.be"):
        assert line in told
        assert line in pdf
    assert "Dienst voor de wijken" in told


def test_it_has_real_styles_bookmarks_numbers_and_a_language() -> None:
    see = SeeEntry("k2", "Service des quartiers", "Aide sociale")
    sections = (BROCHURE.sections[0], DirectorySection("Énergie", "", 1, (see,)))
    content = replace(BROCHURE, sections=sections, language="nl", forewords=(Foreword("", paragraph("Dag."), "nl"),))
    data = directory_docx.render(content, accent="#0B6B81")
    document = docx.Document(io.BytesIO(data))
    assert [text for text in styled(data, "Heading 2") if text] == ["Énergie"]
    assert "Aide sociale – Sociale hulp" in styled(data, "Heading 1")
    for style in ("Normal", "Heading 1", "Heading 3"):
        properties = document.styles[style].element.rPr
        assert properties.find(qn("w:lang")).get(qn("w:val")) == "nl-BE"
        assert properties.find(qn("w:rFonts")).get(qn("w:ascii")) == "Source Sans 3"
    anchors = {each.get(qn("w:anchor")) for each in document.element.body.iter(qn("w:hyperlink"))} - {None}
    places = {each.get(qn("w:name")) for each in document.element.body.iter(qn("w:bookmarkStart"))}
    assert anchors
    assert anchors <= places
    fields = [each.text for each in document.sections[0].footer._element.iter(qn("w:instrText"))]
    assert fields == [" PAGE ", " NUMPAGES "]
    assert "Dag." in texts(data)
    assert data == directory_docx.render(content, accent="#0B6B81")


def test_entries_run_in_two_columns_and_stay_whole() -> None:
    content = replace(BROCHURE, sections=(DirectorySection("Aide", "", 0, (CANEVAS, FIQ)),), language="fr")
    document = docx.Document(io.BytesIO(directory_docx.render(content)))
    assert columns(document) == ["1", "2", "2"]
    assert [each.different_first_page_header_footer for each in document.sections] == [True, False, False]
    assert all(each.header.is_linked_to_previous for each in list(document.sections)[1:])
    names = [place for place, each in enumerate(document.paragraphs) if each.text in {CANEVAS.name, FIQ.name}][:2]
    entry = document.paragraphs[names[0] + 1 : names[1]]
    assert [each.paragraph_format.keep_with_next for each in entry] == [True] * (len(entry) - 1) + [False]


def test_two_languages_stand_in_two_cells() -> None:
    entry = replace(FIQ, second_name="", second=replace(FIQ, name="Dienst voor de wijken", second_name=""))
    sections = (DirectorySection("Aide", "Hulp", 0, (entry,)),)
    content = replace(BROCHURE, sections=sections, language="fr", second_language="nl")
    document = docx.Document(io.BytesIO(directory_docx.render(content)))
    assert columns(document) == ["1", "1", "2"]
    left, right = document.tables[0].rows[0].cells
    assert (left.paragraphs[0].text, right.paragraphs[0].text) == ("Service des quartiers", "Dienst voor de wijken")
    assert {each.get(qn("w:val")) for each in right._tc.iter(qn("w:lang"))} == {"nl-BE"}
    assert list(left._tc.iter(qn("w:lang"))) == []


def test_an_empty_directory_says_so() -> None:
    assert "No organisation is to be printed." in texts(directory_docx.render(replace(BROCHURE, sections=())))


def test_hostile_names_are_letters_in_word_too() -> None:
    entries = tuple(
        replace(CANEVAS, key=f"h{n}", name=name, people=(EntryPerson(name, "other"),)) for n, name in enumerate(HOSTILE)
    )
    content = replace(BROCHURE, sections=(DirectorySection("A", "", 0, entries),))
    names = styled(directory_docx.render(content), "Heading 3")
    assert names[0] == HOSTILE[0]
    assert names[2] == HOSTILE[2]
    assert names[4].startswith("🏠")


def test_the_members_table_is_that_of_the_pages() -> None:
    lines = tuple(MemberLine(n, f"Maison {n:03}", "Mme Odile Verbeke", None if n % 2 else date(2020, 1, n % 28 + 1))
                  for n in range(1, 121))  # fmt: skip
    content = MemberTable(OFFICE, date(2026, 11, 21), lines, 7, 4, "fr")
    data, pdf = members_docx.render(content), whole(members.render(content, Theme()))
    (table,) = docx.Document(io.BytesIO(data)).tables
    names = [row.cells[1].text for row in table.rows[1:]]
    assert names == [each.organisation for each in lines]
    assert [name for name in names if name not in pdf] == []
    repeated = [number for number, row in enumerate(table.rows) if list(row._tr.iter(qn("w:tblHeader")))]
    assert repeated == [0]
    assert table.rows[2].cells[3].text == "03/01/2020"
    assert "depuis" in texts(data)[-1]
    assert members_docx.render(replace(content, members=lines[1:2])) != data
