"""The one search box: accents, case, order of words, beginnings, phone numbers; and it never tells of what is gone."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import text

from csxl_desktop.domain import evaluation
from csxl_desktop.domain.choices import ChannelKind, FieldSubject
from csxl_desktop.domain.contacts import ContactChannel, Mandate, OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.follow_up import Decision
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.news import NewsItem
from csxl_desktop.domain.organisation_details import OrganisationAddress, Tag, TagLink
from csxl_desktop.domain.partnerships import Partnership
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import near_search, search
from tests.factories import make, meeting, organisation, paragraph, person


def found(workspace: Workspace, words: str) -> list[str]:
    return sorted(hit.title for hit in workspace.history.find(words))


def test_accents_case_order_and_beginnings_do_not_matter(workspace: Workspace) -> None:
    organisation(workspace, "Œuvre de l’Équipe Łódź – Straße", member=False)

    for words in ("oeuvre", "ŒUVRE", "équipe oeuv", "equipe ŒUVRE", "lodz", "strass", "l'equipe", "equ oeu lod"):
        assert found(workspace, words) == ["Œuvre de l’Équipe Łódź – Straße"], words
    for words in ("uvre", "equipe maison", "", " ", "!?", "'"):
        assert found(workspace, words) == [], words


@pytest.mark.parametrize("words", ['"', "a OR b", "NEAR(", "*", "folded:x", "-x", "\ud800", "\x00", "x" * 5000])
def test_no_word_is_a_command(workspace: Workspace, words: str) -> None:
    organisation(workspace, "Maison", member=False)

    assert found(workspace, words) == []


def test_phone_is_found_by_its_digits_with_or_without_spaces(workspace: Workspace) -> None:
    known = person(workspace, "Odile", "Verbeke")
    make(workspace, ContactChannel, person_id=known, kind=ChannelKind.PHONE, value="02 641 56 21")
    body = organisation(workspace, "Maison", member=False)
    make(workspace, ContactChannel, organisation_id=body, kind="email", value="info@maison.example")

    assert found(workspace, "026415621") == ["Odile Verbeke"]
    assert found(workspace, "02 641") == ["Odile Verbeke"]
    assert found(workspace, "info@maison") == ["Maison"]


def test_everything_said_of_an_organisation_leads_to_it(workspace: Workspace) -> None:
    body = organisation(workspace, "Maison", member=False)
    given = {"street_nl": "Olmenlaan 4", "audience": "Jeunes parents", "opening_note": "Dégustation"}
    workspace.records.change(Organisation, body, given)
    address = make(workspace, OrganisationAddress, organisation_id=body, label="Antenne", street_nl="Kapelsteenweg 1")
    own = workspace.own_fields.declare(FieldSubject.ORGANISATION, "Arrêt").record_id
    workspace.own_fields.write(own, body, "Tram Quatre-Vents")

    for words in ("olmenlaan", "jeunes parents", "degustation", "antenne kapel", "quatre-vents"):
        assert found(workspace, words) == ["Maison"], words
    workspace.records.trash(OrganisationAddress, address)
    workspace.own_fields.write(own, body, "")
    assert (found(workspace, "kapelsteenweg"), found(workspace, "quatre-vents")) == ([], [])


def test_a_tag_finds_what_bears_it_by_its_name_of_today(workspace: Workspace) -> None:
    body, known = organisation(workspace, "Maison", member=False), person(workspace, "Odile", "Verbeke")
    workspace.tags.put("organisation_id", body, "Précarité")
    link = workspace.tags.put("person_id", known, "Précarité").record_id
    assert found(workspace, "precarite") == ["Maison", "Odile Verbeke"]

    tag = workspace.directory_lists.lists().tags[0].id
    workspace.records.change(Tag, tag, {"name": "Logement"})
    assert found(workspace, "logement") == ["Maison", "Odile Verbeke"]
    assert found(workspace, "precarite") == []
    workspace.records.trash(TagLink, link)
    assert found(workspace, "logement") == ["Maison"]
    workspace.records.trash(Tag, tag)
    assert found(workspace, "logement") == []


def test_alias_finds_its_organisation_until_it_goes(workspace: Workspace) -> None:
    body = organisation(workspace, "Maison", member=False)
    alias = make(workspace, OrganisationAlias, organisation_id=body, name="Ancienne École")
    assert found(workspace, "ecole") == ["Maison"]

    workspace.records.trash(OrganisationAlias, alias)
    assert found(workspace, "ecole") == []
    workspace.history.undo()
    assert found(workspace, "ecole") == ["Maison"]
    workspace.records.change(OrganisationAlias, alias, {"name": "Vieux Moulin"})
    assert (found(workspace, "ecole"), found(workspace, "moulin")) == ([], ["Maison"])


def test_alias_whose_creation_is_undone_is_forgotten(workspace: Workspace) -> None:
    body = organisation(workspace, "Maison", member=False)
    make(workspace, OrganisationAlias, organisation_id=body, name="Ancienne École")

    workspace.history.undo()

    assert found(workspace, "ecole") == []


def test_alias_that_moves_takes_its_words_along(workspace: Workspace) -> None:
    first, second = organisation(workspace, "Maison", member=False), organisation(workspace, "Jardin", member=False)
    alias = make(workspace, OrganisationAlias, organisation_id=first, name="Ancienne École")

    workspace.records.change(OrganisationAlias, alias, {"organisation_id": second})

    assert found(workspace, "ecole") == ["Jardin"]


def test_trashed_records_vanish_and_come_back(workspace: Workspace) -> None:
    known = person(workspace, "Odile", "Verbeke")
    workspace.records.trash(Person, known)
    assert found(workspace, "verbeke") == []

    workspace.records.restore(Person, known)

    assert found(workspace, "verbeke odile") == ["Odile Verbeke"]


def test_meeting_is_found_by_what_was_said_and_decided(workspace: Workspace) -> None:
    known = meeting(workspace, theme="Logement")
    item = workspace.meetings.record(known).items[0].id
    workspace.records.change(AgendaItem, item, {"text": paragraph("La fontaine sera réparée")})
    decided = workspace.meetings.decide(known, "Acheter des chaises").record_id
    workspace.records.change(Meeting, known, {"report_paragraph": paragraph("Une belle matinée")})

    for words in ("fontaine", "chaises", "matinee", "logement", "2026-03-12"):
        assert found(workspace, words) == ["Logement"], words
    workspace.records.trash(Decision, decided)
    assert found(workspace, "chaises") == []


def test_every_kind_of_thing_is_found(workspace: Workspace) -> None:
    make(workspace, WorkingGroup, name="Zinneke groupe", aims="Écouter")
    make(workspace, Partnership, title="Zinneke parade")
    make(workspace, NewsItem, title="Zinneke nouvelle", text=paragraph("Bientôt"))
    make(workspace, evaluation.Testimonial, year=2026, text=paragraph("zinneke"), author_name="Odile")
    make(workspace, evaluation.Testimonial, year=2026, text=paragraph("zinneke"), signature="Une voisine")
    make(workspace, ReportSection, year=2026, code="own", title="Zinneke", position=1)

    hits = workspace.history.find("zinneke")

    assert {hit.kind for hit in hits} == {"working_group", "partnership", "news_item", "testimonial", "report_section"}
    assert {hit.title for hit in hits if hit.kind == "testimonial"} == {"Odile", "Une voisine"}
    assert all(isinstance(hit.record_id, UUID) for hit in hits)


def test_best_hit_comes_first_and_the_number_is_limited(workspace: Workspace) -> None:
    for number in range(45):
        organisation(workspace, f"Maison de quartier numéro {number}", member=False)
    exact = organisation(workspace, "Maison", member=False)

    hits = workspace.history.find("maison")

    assert len(hits) == 40
    assert hits[0].record_id == exact


def test_index_rebuilt_from_the_records_is_the_same(workspace: Workspace) -> None:
    known = organisation(workspace, "Maison")
    make(workspace, OrganisationAlias, organisation_id=known, name="Alias")
    meeting(workspace, theme="Logement")
    workspace.records.trash(Organisation, organisation(workspace, "Partie", member=False))
    entries = text("SELECT rowid, folded, kind, record_id, title, detail FROM search_index ORDER BY rowid")

    with workspace.database() as session:
        before = session.execute(entries).all()
        session.execute(text("DELETE FROM search_index"))
        search.rebuild(session)
        after = session.execute(entries).all()

    assert before == after
    assert len(after) == 2


@pytest.mark.parametrize(
    "words", ["verbekke", "verbke", "vrebeke", "vezbeke", "xerbeke", "odile vrebe", "verbkee odlie", "Verbekee Odile"]
)
def test_one_slip_in_a_word_is_forgiven(workspace: Workspace, words: str) -> None:
    person(workspace, "Odile", "Verbeke")
    person(workspace, "Samir", "Lambrecht")

    assert found(workspace, words) == ["Odile Verbeke"]


@pytest.mark.parametrize("words", ["vrebkee", "odi1e", "verbeke samuel", "xidx", "x" * 5000, "ab" * 12])
def test_more_than_a_slip_is_not(workspace: Workspace, words: str) -> None:
    person(workspace, "Odile", "Verbeke")

    assert found(workspace, words) == []


def test_a_number_is_never_corrected(workspace: Workspace) -> None:
    known = person(workspace, "Odile", "Verbeke")
    make(workspace, ContactChannel, person_id=known, kind=ChannelKind.PHONE, value="02 641 56 21")

    assert found(workspace, "026415622") == []


def test_who_is_written_so_comes_before_who_is_written_nearly_so(workspace: Workspace) -> None:
    person(workspace, "Odile", "Dupond")
    person(workspace, "Samir", "Dupont")

    assert [hit.title for hit in workspace.history.find("dupont")] == ["Samir Dupont", "Odile Dupond"]


def test_initials_and_other_spellings_find_an_organisation_first(workspace: Workspace) -> None:
    organisation(workspace, "Ligue des Jeux Anciens de Wallonie", member=False)
    organisation(workspace, "Service Voirie – Commune d’Ixelles", member=False)
    renamed = organisation(workspace, "Maison", member=False)
    make(workspace, OrganisationAlias, organisation_id=renamed, name="Moulin de la Commune", nature="former")

    for words, name in (
        ("L.J.A.W.", "Ligue des Jeux Anciens de Wallonie"),
        ("voirie XL", "Service Voirie – Commune d’Ixelles"),
        ("Moulin communal", "Maison"),
    ):
        assert [hit.title for hit in workspace.history.find(words)][:1] == [name], words


def test_what_changed_between_two_searches_is_seen(workspace: Workspace) -> None:
    known = organisation(workspace, "Ligue des Jeux Anciens de Wallonie", member=False)
    assert (found(workspace, "ljaw"), found(workspace, "wallonei")) == (["Ligue des Jeux Anciens de Wallonie"],) * 2

    workspace.records.change(Organisation, known, {"name": "Cercle Bleu"})
    assert (found(workspace, "ljaw"), found(workspace, "wallonei")) == ([], [])
    workspace.history.undo()
    assert found(workspace, "ljaw") == ["Ligue des Jeux Anciens de Wallonie"]
    workspace.records.trash(Organisation, known)
    assert (found(workspace, "ljaw"), found(workspace, "wallonei")) == ([], [])


def test_searching_leaves_the_schema_of_the_file_as_it_is(workspace: Workspace) -> None:
    schema = text("SELECT type, name, sql FROM sqlite_master ORDER BY name")
    with workspace.database() as session:
        before = session.execute(schema).all()

    found(workspace, "introuvable")

    with workspace.database() as session:
        assert session.execute(schema).all() == before


def test_a_meeting_says_its_kind_its_group_and_the_words_that_were_found(workspace: Workspace) -> None:
    group = make(workspace, WorkingGroup, name="Logement")
    kind = next(each for each in workspace.office.kinds() if each.code == "GT")
    key = workspace.meetings.plan(
        NewMeeting(kind_id=kind.id, first_on=date(2026, 5, 7), theme="Loyers", working_group_id=group)
    ).record_id
    told = "Après un long échange, chacun visite une Chambre d’amis meublée, puis le groupe dresse une liste pour mai."
    make(workspace, AgendaItem, meeting_id=key, position=1, title="Visite", text=paragraph(told))

    (hit,) = workspace.history.find("chambre")

    assert (hit.title, hit.called) == ("Loyers", f"{kind.label} · Logement")
    assert "visite une Chambre d’amis meublée" in hit.excerpt
    assert hit.excerpt.startswith("… ")
    assert len(hit.excerpt) < len(told)
    assert workspace.history.find("loyers")[0].excerpt == ""


def why(workspace: Workspace, words: str) -> dict[str, tuple[str, str]]:
    return {hit.title: (hit.why.sign.value, hit.why.text) for hit in workspace.history.find(words) if hit.why}


@pytest.fixture
def phare(workspace: Workspace) -> UUID:
    """A body with a number, an address, other names, and somebody who works there."""
    body = make(workspace, Organisation, name="Le Phare", short_name="LPH", name_nl="De Vuurtoren")
    make(workspace, OrganisationAlias, organisation_id=body, name="Moulin Vert", nature="former")
    make(workspace, OrganisationAlias, organisation_id=body, name="MVX", nature="acronym")
    make(workspace, OrganisationAlias, organisation_id=body, name="La Lanterne")
    make(workspace, ContactChannel, organisation_id=body, kind=ChannelKind.PHONE, value="02 641 56 21")
    make(workspace, ContactChannel, organisation_id=body, kind=ChannelKind.EMAIL, value="accueil@phare-mer.example")
    make(workspace, ContactChannel, organisation_id=body, kind=ChannelKind.WEB, value="lumiere.example")
    odile, samir, former = (person(workspace, name, "Sow") for name in ("Odile", "Samir", "Ancien"))
    for key, until in ((odile, None), (former, date(2020, 1, 1))):
        make(workspace, Mandate, person_id=key, organisation_id=body, to_on=until)
    make(workspace, ContactChannel, person_id=samir, kind=ChannelKind.MOBILE, value="+32 475 12 34 56")
    return body


@pytest.mark.usefixtures("phare")
@pytest.mark.parametrize(
    ("words", "title", "sign", "text"),
    [
        ("moulin", "Le Phare", "former", "Moulin Vert"),
        ("mvx", "Le Phare", "acronym", "MVX"),
        ("lantern", "Le Phare", "alias", "La Lanterne"),
        ("vuurtor", "Le Phare", "alias", "De Vuurtoren"),
        ("accueil@phare", "Le Phare", "email", "accueil@phare-mer.example"),
        ("lumiere", "Le Phare", "web", "lumiere.example"),
        ("02/641.56.21", "Le Phare", "phone", "02 641 56 21"),
        ("+32 (0)2 641 56 21", "Le Phare", "phone", "02 641 56 21"),
        ("0032 2 6415621", "Le Phare", "phone", "02 641 56 21"),
        ("0264 1562", "Le Phare", "phone", "02 641 56 21"),
        ("41 56 2", "Le Phare", "phone", "02 641 56 21"),
        ("0475/123456", "Samir Sow", "phone", "+32 475 12 34 56"),
        ("475 1234", "Samir Sow", "phone", "+32 475 12 34 56"),
    ],
)
def test_what_was_found_elsewhere_than_in_the_name_says_why(
    workspace: Workspace, words: str, title: str, sign: str, text: str
) -> None:
    assert why(workspace, words)[title] == (sign, text)


@pytest.mark.usefixtures("phare")
def test_name_itself_needs_no_reason_and_its_people_are_found_with_it(workspace: Workspace) -> None:
    found_ = workspace.history.find("le phare")

    assert [(hit.kind, hit.title, hit.why and hit.why.text) for hit in found_] == [
        ("organisation", "Le Phare", None),
        ("person", "Odile Sow", "Le Phare"),
    ]


def test_number_of_what_lies_in_the_trash_is_not_found(workspace: Workspace, phare: UUID) -> None:
    workspace.records.trash(Organisation, phare)

    assert found(workspace, "41 56 2") == []


def test_names_are_made_ready_in_portions_and_kept_up(workspace: Workspace) -> None:
    for number in range(7):
        make(workspace, Organisation, name=f"Atelier {'abcdefg'[number] * 6}")
    with workspace.database() as session:
        portions = [near_search.prepare(session, at_most=3) for _portion in range(3)]
        assert portions == [True, True, False]
        assert near_search.prepare(session) is False
    first = near(workspace, "Atelier ccccccc")
    assert [each.name for each in first] == ["Atelier cccccc"]

    workspace.records.change(Organisation, first[0].id, {"name": "Bureau"})
    assert near(workspace, "Atelier ccccccc") == []
    assert [each.name for each in near(workspace, "Bureaux")] == ["Bureau"]


def test_a_name_is_found_when_an_alias_that_is_read_alike_is_gone(workspace: Workspace) -> None:
    key = make(workspace, Organisation, name="L’Abri")
    alias = make(workspace, OrganisationAlias, organisation_id=key, name="l'abri")
    assert [each.name for each in near(workspace, "abri")] == ["L’Abri"]

    workspace.records.trash(OrganisationAlias, alias)

    assert [each.name for each in near(workspace, "abri")] == ["L’Abri"]


def test_search_that_comes_before_all_is_ready_misses_nothing(workspace: Workspace) -> None:
    for letter in "abcd":
        make(workspace, Organisation, name=f"Atelier {letter * 6}")
    with workspace.database() as session:
        assert near_search.prepare(session, at_most=1) is True

    assert [each.name for each in near(workspace, "Atelier ddddddd")] == ["Atelier dddddd"]
    assert workspace.history.prepare_search() is False


def near(workspace: Workspace, words: str) -> list[near_search.NearOrganisation]:
    with workspace.database() as session:
        return near_search.near_organisations(session, words)
