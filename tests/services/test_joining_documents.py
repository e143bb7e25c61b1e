"""What joining, leaving and electing print, from a dossier."""

from datetime import date

import pytest

from csxl_desktop.domain.categories import Category, OrganisationCategory
from csxl_desktop.domain.choices import ChannelKind, MandateRole, OfficeTextCode
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.elections import Election
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.rich_text import Block, LiveField, RichText, Span
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.identifiers import new_id
from tests.documents.trial_meeting import pages, whole
from tests.factories import make, meeting, organisation, paragraph, person, representative

ON = date(2026, 11, 12)


def write(workspace: Workspace, code: OfficeTextCode, text: RichText, title: str = "", language: str = "en") -> None:
    key = workspace.office_texts.new_version(code, language, date(2022, 1, 1), title).record_id
    workspace.office_texts.write(key, text)


def fields(*names: str) -> RichText:
    """A paragraph for each live field."""
    return RichText(tuple(Block(name, "p", (Span(f"{name}="), LiveField(name))) for name in names))


def test_the_form_is_prefilled_for_a_candidate(workspace: Workspace) -> None:
    asking, presenter = organisation(workspace, "Atelier", member=False), organisation(workspace, "Les Tilleuls")
    workspace.records.change(Organisation, asking, {"legal_form": "asbl", "city": "Sainte-Alix"})
    odile = person(workspace, "Odile", "Verbeke")
    representative(workspace, odile, asking, function_title="Directrice")
    representative(workspace, person(workspace, "Plus", "Là"), asking, role=MandateRole.DEPUTY, to_on=date(2020, 1, 1))
    for owner, kind, value in (
        ({"organisation_id": asking}, ChannelKind.EMAIL, "info@atelier.example"),
        ({"person_id": odile}, ChannelKind.MOBILE, "0470112233"),
    ):
        make(workspace, ContactChannel, **owner, kind=kind, value=value)
    workspace.joining.ask(asking, presented_by_id=presenter, meeting_id=meeting(workspace, on=ON))
    write(workspace, OfficeTextCode.CHARTER, paragraph("We come."))
    consents = (Block("1", "li", (Span("Photos"),), list_kind="bullet"), Block("2", "p", (Span("Kept five years."),)))
    write(workspace, OfficeTextCode.CONSENTS, RichText(consents))
    write(workspace, OfficeTextCode.MEMBERSHIP_FORM, fields("office"))

    document = workspace.joining_documents.membership_form(asking, language="en")

    content = document.content
    assert (content.identity.name, content.identity.legal_form, content.identity.email) == (
        "Atelier",
        "asbl",
        "info@atelier.example",
    )
    assert [(each.role, each.name, each.phone) for each in content.people] == [
        ("representative", "Ms Odile Verbeke", "0470112233"),
        ("deputy", "", ""),
        ("director", "", ""),
    ]
    assert (content.presented_by, content.assembly_on, content.charter_version) == ("Les Tilleuls", ON, "2022")
    assert (content.consents, content.privacy.plain()) == (("Photos",), "Kept five years.")
    assert document.file_name == "Membership form Atelier"
    assert "office=Coordination Sociale de Sainte-Alix" in pages(render(document))[0]


def test_a_blank_form_knows_nobody(workspace: Workspace) -> None:
    content = workspace.joining_documents.membership_form(language="nl").content

    assert (content.identity.name, content.presented_by, content.assembly_on) == ("", "", None)
    assert (len(content.people), content.charter_version, content.consents) == (3, "", ())
    member = organisation(workspace, "Membre")
    assert workspace.joining_documents.membership_form(member).content.assembly_on is None


def test_a_form_in_english_keeps_the_texts_that_the_office_wrote_in_french(workspace: Workspace) -> None:
    write(workspace, OfficeTextCode.CHARTER, paragraph("Nous venons aux assemblées."), language="fr")
    told = whole(render(workspace.joining_documents.membership_form(language="en")))
    assert "Nous venons aux assemblées." in told
    assert "We have read the charter" in told
    assert "venons" not in whole(render(workspace.joining_documents.membership_form(language="nl")))


def test_the_welcome_names_the_assembly(workspace: Workspace) -> None:
    new = organisation(workspace, "Atelier", member=False)
    membership = workspace.directory.join(new, ON, meeting(workspace, on=ON)).record_id
    write(workspace, OfficeTextCode.WELCOME_LETTER, fields("organisation", "assembly", "joined_on"), "Welcome!")

    document = workspace.joining_documents.welcome([membership], language="en")

    (text,) = pages(render(document))
    assert "Subject: Welcome!" in text
    assert "organisation=Atelier assembly=Thursday 12 November 2026 joined_on=Thursday 12 November 2026" in text


def test_the_welcome_of_a_member_without_an_assembly_leaves_no_blank(workspace: Workspace) -> None:
    new = organisation(workspace, "Atelier", member=False)
    membership = workspace.directory.join(new, ON).record_id
    said: list[Span | LiveField] = [Span("L’assemblée du "), LiveField("assembly"), Span(" a accueilli ")]
    text = RichText((Block("1", "p", (*said, LiveField("organisation"), Span("."))),))
    write(workspace, OfficeTextCode.WELCOME_LETTER, text, "Bienvenue", "fr")

    (printed,) = pages(render(workspace.joining_documents.welcome([membership], language="fr")))

    assert "L’assemblée a accueilli Atelier." in printed
    assert "…" not in printed


def test_the_departure_goes_to_whoever_spoke_on_the_last_day(workspace: Workspace) -> None:
    gone = organisation(workspace, "Partie", joined=date(2020, 1, 1))
    representative(workspace, person(workspace, "Odile", "Verbeke"), gone, to_on=date(2026, 10, 1))
    membership = workspace.directory.leave(gone, date(2026, 10, 1)).record_id

    document = workspace.joining_documents.acknowledgement([membership], language="en")

    (text,) = pages(render(document))
    assert "Mrs Odile Verbeke" in text
    assert "[Text of this letter: to be completed by the office]" in text
    assert "Subject: Your departure from the coordination" in text


def test_the_call_goes_to_every_member(workspace: Workspace) -> None:
    for name in ("A", "B"):
        organisation(workspace, name)
    values = {"meeting_id": meeting(workspace, on=ON), "seats": 7, "term_years": 3}
    election = make(workspace, Election, **values, candidates_until_on=date(2026, 11, 1))
    bare = make(workspace, Election)
    write(workspace, OfficeTextCode.ELECTION_CALL, fields("assembly", "seats", "term", "candidates_until"))

    text = pages(render(workspace.joining_documents.election_call(election, language="en")))

    assert len(text) == 2
    assert "seats=seven term=three years candidates_until=Sunday 1 November 2026" in text[0]
    assert "seats=…" in whole(render(workspace.joining_documents.election_call(bare, language="en")))


def test_the_ballot_is_by_name_or_drawn_once_and_for_all(workspace: Workspace) -> None:
    names = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"]
    election = make(workspace, Election, seats=2)
    for name in names:
        workspace.elections.stand(election, organisation(workspace, name))

    by_name = workspace.joining_documents.ballot(election, language="en").content.sectors
    drawn = [workspace.joining_documents.ballot(election, per_page=4, drawn=True).content.sectors for _ in range(2)]

    assert [each.organisation for sector in by_name for each in sector.candidates] == sorted(names)
    assert drawn[0] == drawn[1]
    assert {each.organisation for sector in drawn[0] for each in sector.candidates} == set(names)


def test_a_dutch_ballot_names_the_sectors_in_dutch(workspace: Workspace) -> None:
    housing = make(workspace, Category, name="Logement", name_nl="Huisvesting", position=0)
    standing = organisation(workspace, "Logis")
    make(workspace, OrganisationCategory, organisation_id=standing, category_id=housing)
    election = make(workspace, Election, seats=1)
    workspace.elections.stand(election, standing)

    def names(language: str) -> list[str]:
        return [each.name for each in workspace.joining_documents.ballot(election, language=language).content.sectors]

    assert (names("fr"), names("nl")) == (["Logement"], ["Huisvesting"])


def test_a_ballot_in_both_languages_takes_the_words_of_each(workspace: Workspace) -> None:
    housing = make(workspace, Category, name="Logement", name_nl="Huisvesting", position=0)
    standing = organisation(workspace, "Logis")
    make(workspace, OrganisationCategory, organisation_id=standing, category_id=housing)
    election = make(workspace, Election, seats=1)
    workspace.elections.stand(election, standing)
    for language, words in (("fr", "Pas de signe."), ("nl", "Geen teken.")):
        key = workspace.office_texts.new_version(OfficeTextCode.BALLOT, language).record_id
        workspace.office_texts.write(key, paragraph(words))

    document = workspace.joining_documents.ballot(election, language="fr-nl")

    assert [(each.name, each.beside) for each in document.content.sectors] == [("Logement", "Huisvesting")]
    text = whole(render(document))
    assert text.count("Logis") == 1
    assert "Pas de signe." in text
    assert "Geen teken." in text
    assert document.file_name.endswith("FR-NL")
    (alone,) = workspace.joining_documents.ballot(election, language="nl").content.sectors
    assert (alone.name, alone.beside) == ("Huisvesting", "")


def test_a_call_in_both_languages_lies_together_for_each_member(workspace: Workspace) -> None:
    for name in ("A", "B"):
        organisation(workspace, name)
    election = make(workspace, Election, seats=1)

    letters = workspace.joining_documents.election_call(election, language="fr-nl").content.letters

    assert [(each.recipient.organisation, each.language) for each in letters] == [
        ("A", "fr"), ("A", "nl"), ("B", "fr"), ("B", "nl"),
    ]  # fmt: skip
    assert letters[0].title != letters[1].title


@pytest.mark.parametrize("code", list(OfficeTextCode))
def test_every_text_has_an_example_beside_it(workspace: Workspace, code: OfficeTextCode) -> None:
    key = workspace.office_texts.new_version(code, "en").record_id
    workspace.office_texts.write(key, paragraph("Words of the office"))

    alone = workspace.joining_documents.sample(key)
    member = organisation(workspace, "Membre", joined=ON)
    workspace.directory.leave(organisation(workspace, "Partie", joined=date(2020, 1, 1)), ON)
    workspace.elections.stand(make(workspace, Election, meeting_id=meeting(workspace, on=ON), seats=1), member)
    furnished = workspace.joining_documents.sample(key)

    for document in (alone, furnished):
        assert whole(render(document)).count("Words of the office") == 1


def test_a_text_that_is_gone_has_no_example(workspace: Workspace) -> None:
    with pytest.raises(RecordNotFoundError):
        workspace.joining_documents.sample(new_id())


def test_a_free_letter_goes_to_those_chosen(workspace: Workspace) -> None:
    organisation(workspace, "A")
    chosen = organisation(workspace, "B", member=False)
    write(workspace, OfficeTextCode.LETTER, paragraph("Bonjour"), "Calendar")

    documents = workspace.joining_documents

    assert [each.recipient.organisation for each in documents.free_letter(language="en").content.letters] == ["A"]
    (letter,) = documents.free_letter([chosen], language="en").content.letters
    assert (letter.recipient.organisation, letter.title) == ("B", "Calendar")


def test_a_letter_keeps_to_the_language_that_the_office_wrote_it_in(workspace: Workspace) -> None:
    new = organisation(workspace, "Atelier", member=False)
    membership = workspace.directory.join(new, ON, meeting(workspace, on=ON)).record_id
    write(workspace, OfficeTextCode.WELCOME_LETTER, fields("assembly"), "Bienvenue", "fr")
    write(workspace, OfficeTextCode.LETTER, paragraph("Bonjour."), "Bonjour", "fr")
    documents = workspace.joining_documents

    welcome, free = documents.welcome([membership], language="en"), documents.free_letter([new], language="en")

    (text,) = pages(render(welcome))
    assert "assembly=jeudi 12 novembre 2026" in text
    assert "Objet" in text
    assert {welcome.content.language, free.content.language} == {"fr"}
