"""What is printed for a selection: labels, badges, table names, letters in PDF and in Word."""

import io
from dataclasses import replace
from uuid import UUID

import docx
import pytest

from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.content.labels import L7163
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.domain.rich_text import Block, LiveField, RichText, Span
from csxl_desktop.services.printing import render, render_word
from csxl_desktop.services.selection_documents import (
    EmptySelectionError,
    NoLetterTextError,
    NoSuchLetterTextError,
)
from csxl_desktop.services.workspace import Workspace
from tests.documents.trial_meeting import whole
from tests.factories import Assembly, assembly, make, organisation

ADDRESS = {"street": "Rue X 1", "postal_code": "1099", "city": "Sainte-Alix"}
LETTER = RichText(
    (
        Block("a", "p", (LiveField("civility"), Span(","))),
        Block("b", "p", (Span("Qui parlera pour "), LiveField("organisation"), Span(" ?"))),
    )
)


@pytest.fixture
def case(workspace: Workspace) -> Assembly:
    made = assembly(workspace)
    workspace.records.change(Organisation, made.canevas, {**ADDRESS, "short_name": "CNV"})
    return made


def both(case: Assembly, name: str = "Membres") -> Selection:
    return Selection(SelectionKind.ORGANISATIONS, (case.espace, case.canevas), name)


def test_labels_go_to_each_who_has_an_address(workspace: Workspace, case: Assembly) -> None:
    document = workspace.selection_documents.labels(both(case), sheet=L7163, start=3, language="en")

    (label,) = document.content.addresses
    assert (label.organisation, label.attention) == ("(Le) Canevas", "Ms Odile Verbeke")
    assert (label.street, label.town) == ("Rue X 1", "1099 Sainte-Alix")
    assert (document.content.sheet, document.content.start) == (L7163, 3)
    assert document.content.missing == ("Samir Aït Lahcen",)
    assert document.file_name == "Address labels Membres Avery L7163"
    assert "Attn. Ms Odile Verbeke" in whole(render(document))


def test_a_selection_of_nobody_makes_no_empty_page(workspace: Workspace, case: Assembly) -> None:
    nobody = replace(both(case), ids=())

    with pytest.raises(EmptySelectionError):
        workspace.selection_documents.badges(nobody)
    with pytest.raises(EmptySelectionError):
        workspace.selection_documents.table_names(nobody)


def test_badges_name_the_office_or_the_meeting(workspace: Workspace, case: Assembly) -> None:
    office = workspace.selection_documents.badges(both(case), blank=2, language="en")
    of_meeting = workspace.selection_documents.badges(
        Selection(SelectionKind.MEETING, (case.meeting,), "AG"), language="en"
    )

    assert [badge.short_name for badge in office.content.badges] == ["", "CNV"]
    assert [badge.name.last for badge in of_meeting.content.badges] == ["Aït Lahcen", "Verbeke"]
    assert (office.content.blank, office.content.meeting) == (2, None)
    assert whole(render(office)).count("Coordination Sociale de Sainte-Alix") == 4
    assert "12 March 2026" in whole(render(of_meeting))


def test_a_card_stands_for_each_organisation(workspace: Workspace, case: Assembly) -> None:
    document = workspace.selection_documents.table_names(both(case, "a/b:c"), language="en")
    assert [name.organisation for name in document.content.names] == ["Espace Rencontre", "(Le) Canevas"]
    assert document.file_name == "Table names a b c"


# Letters.


def test_letters_agree_with_each_reader(workspace: Workspace, case: Assembly) -> None:
    alone = organisation(workspace, "Seule")
    selection = Selection(SelectionKind.ORGANISATIONS, (case.espace, case.canevas, alone), "Membres")
    workspace.selection_documents.keep_letter_text("Assemblée", LETTER, "en")

    document = workspace.selection_documents.letters(selection, language="en")

    text = whole(render(document))
    assert [each.recipient.organisation for each in document.content.letters] == [
        "Espace Rencontre",
        "(Le) Canevas",
        "Seule",
    ]
    for words in ("Sir,", "Madam,", "Sir or Madam,"):
        assert words in text
    assert "Qui parlera pour Espace Rencontre" in text
    assert document.file_name == "Assemblée Membres 2026-11-21"


def test_word_has_a_section_for_each_letter_in_our_face_and_language(workspace: Workspace, case: Assembly) -> None:
    workspace.selection_documents.keep_letter_text("Assemblée", LETTER)
    document = workspace.selection_documents.letters(both(case))

    data = render_word(document)

    opened = docx.Document(io.BytesIO(data))
    assert len(opened.sections) == 2
    said = [paragraph.text for paragraph in opened.paragraphs]
    assert "Qui parlera pour Espace Rencontre\u202f?" in said
    assert "Qui parlera pour (Le) Canevas\u202f?" in said
    addresses = [table.rows[0].cells[1].text.split("\n") for table in opened.tables]
    (lines,) = (lines for lines in addresses if lines[0] == "(Le) Canevas")
    assert lines[1].endswith("Odile Verbeke")
    assert lines[2:] == ["Directrice", "Rue X 1", "1099 Sainte-Alix"]
    for name in ("Normal", "Heading 1"):
        xml = opened.styles[name].element.xml
        assert 'w:lang w:val="fr-BE"' in xml
        assert 'w:ascii="Source Sans 3"' in xml
        assert "asciiTheme" not in xml
    assert opened.core_properties.author == "Coordination Sociale de Sainte-Alix"
    assert data == render_word(document)


def test_a_letter_speaks_the_language_of_its_reader_where_it_is_written(workspace: Workspace, case: Assembly) -> None:
    workspace.records.change(Person, case.odile, {"language": "nl"})
    documents = workspace.selection_documents
    documents.keep_letter_text("Assemblée", LETTER)
    documents.keep_letter_text("Assemblée", RichText((Block("n", "p", (Span("Wie spreekt?"),)),)), "nl")

    made = documents.letters(both(case)).content.letters

    assert [(each.language, each.text.plain()) for each in made] == [
        ("fr", LETTER.plain()),
        ("nl", "Wie spreekt?"),
    ]


def test_the_newest_text_in_force_is_printed(workspace: Workspace, case: Assembly) -> None:
    documents = workspace.selection_documents
    with pytest.raises(NoLetterTextError):
        documents.letters(both(case))
    documents.keep_letter_text("Vœux", LETTER)
    documents.keep_letter_text("Vœux", RichText((Block("n", "p", (Span("Deuxième"),)),)))
    documents.keep_letter_text("Assemblée", LETTER)

    assert [(model.title, len(model.texts)) for model in documents.letter_models()] == [("Assemblée", 1), ("Vœux", 1)]
    assert documents.letters(both(case), "voeux").content.letters[0].text.plain() == "Deuxième"
    assert documents.letters(both(case), "assem").content.letters[0].title == "Assemblée"
    for unknown in ("Rien", "e"):
        with pytest.raises(NoSuchLetterTextError, match="Assemblée; Vœux"):
            documents.letters(both(case), unknown)


def test_nobody_gets_no_letter(workspace: Workspace) -> None:
    workspace.selection_documents.keep_letter_text("Vœux", LETTER)
    with pytest.raises(EmptySelectionError):
        workspace.selection_documents.letters(Selection(SelectionKind.PEOPLE, ()))


def test_a_bare_address_has_a_label_with_its_name_alone(workspace: Workspace) -> None:
    found: UUID = make(workspace, Person, first_name="Anna", last_name="Diop")
    make(workspace, ContactChannel, person_id=found, kind="email", value="a@b.example")
    document = workspace.selection_documents.labels(Selection(SelectionKind.PEOPLE, (found,)), language="en")
    assert document.content.missing == ("Anna Diop",)
