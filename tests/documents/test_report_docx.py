"""The annual report for Word says what its pages say, in real styles."""

from dataclasses import replace

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from csxl_desktop import i18n
from csxl_desktop.documents import report_docx
from csxl_desktop.documents.report import render
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.report import GroupPage, Report, Section
from csxl_desktop.domain.content.shared import Link
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.system.paths import resources
from tests.documents import report_sample
from tests.documents.reading import page_texts
from tests.documents.reading_word import missing, opened, told


@pytest.fixture(scope="module")
def sample() -> Report:
    i18n.load(resources() / "locale", "en")
    return report_sample.full()


@pytest.fixture(scope="module")
def word(sample: Report) -> bytes:
    return report_docx.render(sample)


def styled(data: bytes, *names: str) -> list[tuple[str, str]]:
    """(style, text) of every paragraph of those styles, those in tables too."""
    styles = {style.style_id: style.name for style in opened(data).styles}
    found = []
    for paragraph in opened(data).element.body.iter(qn("w:p")):
        name = styles.get(paragraph.style, "Normal")
        if name in names:
            found.append((name, "".join(each.text or "" for each in paragraph.iter(qn("w:t")))))
    return found


def test_all_that_the_pages_say_is_told(sample: Report, word: bytes) -> None:
    assert missing(render(sample, Theme()), word) == []
    assert "محمد العربي" in told(word)


def test_titles_lists_quotes_and_captions_have_the_styles_of_word(word: bytes) -> None:
    titles = styled(word, "Heading 1", "Heading 2")
    assert ("Heading 1", "Introduction") in titles
    assert ("Heading 2", "Ses missions") in titles
    assert ("Heading 2", "Aînés") in titles  # a group, below the working groups
    assert any(text.startswith("Axe 1") for _style, text in styled(word, "Heading 3"))
    assert [text for _style, text in styled(word, "Title")] == ["Rapport d’activité"]
    assert ("List Bullet", "mission 1") in styled(word, "List Bullet")
    assert any("On se connaissait de nom" in text for _style, text in styled(word, "Quote"))
    captions = [text for _style, text in styled(word, "Caption") if text.startswith("Figure")]
    numbers = [int(text.split()[1]) for text in captions]
    assert numbers == list(range(1, len(numbers) + 1))
    assert "SEQ Figure" in told_codes(word)


def test_a_list_that_is_quoted_is_in_the_letters_of_the_quotation(word: bytes) -> None:
    said = next(each for each in opened(word).element.body.iter(qn("w:p")) if "des liens" in "".join(each.itertext()))

    assert said.find(f".//{qn('w:r')}/{qn('w:rPr')}/{qn('w:i')}") is not None
    assert opened(word).styles["List Bullet"].font.italic in {None, False}


def told_codes(data: bytes) -> str:
    return " ".join(each.text or "" for each in opened(data).element.body.iter(qn("w:instrText")))


def test_each_numbered_list_begins_at_one(word: bytes) -> None:
    keys = []
    for paragraph in opened(word).element.body.iter(qn("w:p")):
        key = paragraph.find(f"./{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if key is not None:
            keys.append(key.get(qn("w:val")))
    assert len(set(keys)) > 3
    starts = opened(word).part.numbering_part.element.findall(f".//{qn('w:startOverride')}")
    assert len(starts) == len(set(keys))


def test_codes_stand_apart_and_stay_with_their_title(sample: Report) -> None:
    links = tuple(Link(name * 60, f"https://exemple.brussels/{name * 60}", qr=True) for name in "ab")
    group = GroupPage("Santé", links=links)
    word = report_docx.render(replace(sample, groups=(group,), sections=(Section("groups"),)))

    body = list(opened(word).element.body)
    codes = [
        n for n, part in enumerate(body) if part.tag == qn("w:tbl") and "https://exemple" in "".join(part.itertext())
    ]
    assert len(codes) == 2
    for above in (body[n - 1] for n in codes):
        assert above.tag == qn("w:p")
        spacing = above.find(qn("w:pPr")).find(qn("w:spacing"))
        assert int(spacing.get(qn("w:line"))) == 8 * 20
        assert above.find(qn("w:pPr")).find(qn("w:keepNext")) is not None


def test_a_quotation_stays_with_the_name_below_it_and_a_list_with_what_announces_it(sample: Report) -> None:
    words = report_sample.rich("Voici :", report_sample.line("un"), report_sample.line("deux"))
    document = opened(
        report_docx.render(replace(sample, sections=(Section("own", "Ici", words), Section("evaluation"))))
    )

    assert document.styles["Quote"].paragraph_format.keep_with_next
    told_by = {each.text.split()[0]: each for each in document.paragraphs if each.text}
    assert told_by["Voici"].paragraph_format.keep_with_next
    assert told_by["un"].paragraph_format.keep_with_next
    assert not told_by["deux"].paragraph_format.keep_with_next


def test_a_short_table_is_not_cut_and_a_long_one_is(word: bytes) -> None:
    tables = [table for table in opened(word).tables if table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None]
    for table in tables:
        held = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
        assert not held[-1]
        assert all(held[:-1]) is (len(held) <= 12)
    assert {len(table.rows) <= 12 for table in tables} == {True, False}


def test_contents_lead_to_every_title_listed(word: bytes) -> None:
    assert 'TOC \\o "1-2"' in told_codes(word)
    body = opened(word).element.body
    places = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    wanted = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))}
    assert len(wanted) > 15
    assert wanted <= places
    marks = [each.get(qn("w:fldCharType")) for each in body.iter(qn("w:fldChar"))]
    assert marks.count("begin") == marks.count("end") == marks.count("separate")


def test_tables_repeat_their_header_and_every_picture_is_described(word: bytes) -> None:
    document = opened(word)
    members = next(table for table in document.tables if len(table.rows) > 100)
    assert members.style is not None
    assert members.style.name == "Report Table"
    assert members.rows[0]._tr.findall(f".//{qn('w:tblHeader')}")
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in members.rows[0].cells[0].paragraphs)
    assert all(row._tr.findall(f".//{qn('w:cantSplit')}") for table in document.tables for row in table.rows[:1])
    described = [each.get("descr") for each in document.element.body.iter(qn("wp:docPr"))]
    assert described
    assert all(described)
    assert any(text and "QR" in text for text in described)


def test_it_says_its_language_title_and_pages(word: bytes) -> None:
    document = opened(word)
    assert document.core_properties.title.startswith("Rapport d’activité 2026")
    assert document.core_properties.language == "fr-BE"
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert "fr-BE" in languages
    section = document.sections[0]
    assert section.different_first_page_header_footer
    codes = [each.text.strip() for each in section.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_hostile_letters_and_pictures_make_a_whole_file() -> None:
    strange = 'a\x00b <w:p> & "x" \u202eabc 😀\nligne\ttab'
    long = "m" * 20_000
    text = report_sample.rich(strange, long, {"t": "image", "attachment": "none", "caption": strange})
    sections = (Section("introduction", strange, text), Section("own", long[:300], text))
    content = replace(report_sample.full("nl"), sections=sections, cover_photo=None)
    data = report_docx.render(content, accent="#FFEE00")
    assert data == report_docx.render(content, accent="#FFEE00")
    assert "\u202e" not in told(data)
    assert long[:5_000] in told(data)
    short = missing(render(content, Theme(accent="#FFEE00")), data)
    assert short == []


def test_footnotes_are_those_of_word() -> None:
    runs = [{"s": "Un"}, {"note": "a"}, {"s": " deux"}, {"note": "b"}, {"s": " encore"}, {"note": "a"}]
    told = {"a": [{"s": "Voir "}, {"s": "le site", "link": "https://example.org/a"}], "b": [{"s": "Une loi"}]}
    text = RichText.from_json({"v": 1, "blocks": [{"id": "p", "t": "p", "runs": runs}], "notes": told})
    content = replace(report_sample.full(), sections=(Section("own", "Notes", text),), cover_photo=None)
    data = report_docx.render(content)

    document = opened(data)
    (part,) = [rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/footnotes")]
    root = parse_xml(part.blob)
    notes = {each.get(qn("w:id")): "".join(said.text or "" for said in each.iter(qn("w:t"))) for each in root}
    assert notes == {"-1": "", "0": "", "1": "Voir le site", "2": "Une loi"}
    assert [each.get(qn("w:type")) for each in root][:2] == ["separator", "continuationSeparator"]
    assert [rel.target_ref for rel in part.rels.values()] == ["https://example.org/a"]
    called = [each.get(qn("w:id")) for each in document.element.body.iter(qn("w:footnoteReference"))]
    assert called == ["1", "2"]
    assert "NOTEREF _note_1" in told_codes(data)  # called again
    assert "_note_1" in {mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))}
    names = {style.style_id: style.name for style in document.styles}
    assert (names["FootnoteText"], names["FootnoteReference"]) == ("footnote text", "footnote reference")
    settings = document.settings.element
    assert [each.get(qn("w:id")) for each in settings.iter(qn("w:footnote"))] == ["-1", "0"]
    assert data == report_docx.render(content)
    assert missing(render(content, Theme()), data) == ["2", "Un1", "deux2"]  # Word writes the numbers by itself


def test_a_section_alone_has_neither_cover_nor_contents(sample: Report) -> None:
    alone = replace(sample, sections=tuple(each for each in sample.sections if each.code == "groups"), alone=True)
    data, pdf = report_docx.render(alone), page_texts(render(alone, Theme()))
    assert "TOC" not in told_codes(data)
    assert styled(data, "Title") == []
    assert [text for _style, text in styled(data, "Heading 1")] == ["Groupes de travail"]
    assert "Groupes de travail" in pdf[0]
    assert f"1 / {len(pdf)}" in pdf[0]


def test_a_year_without_data_is_a_file_too() -> None:
    data = report_docx.render(Report(2026, report_sample.office(), sections=()))
    assert "2026" in told(data)
    assert "TOC" not in told_codes(data)
