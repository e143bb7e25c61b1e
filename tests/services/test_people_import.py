"""People of a contact list or of address cards: found again by name and organisation, mail or phone, never twice."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from csxl_desktop.domain.choices import ChannelKind, MandateRole
from csxl_desktop.domain.contacts import ContactChannel, Mandate, OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.history import HistoryTransaction
from csxl_desktop.domain.imports import ImportBatch
from csxl_desktop.domain.membership import Membership
from csxl_desktop.exchange.mapping import guessed_mapping
from csxl_desktop.exchange.members_table import members_sheet
from csxl_desktop.exchange.people_table import PeopleTable, people_table
from csxl_desktop.exchange.tabular import read_table
from csxl_desktop.exchange.vcard import read_cards
from csxl_desktop.services.exchange.decisions import Choice, Decision
from csxl_desktop.services.exchange.import_batch import ImportOrigin
from csxl_desktop.services.exchange.report import ImportReport
from csxl_desktop.services.members_import import DecisionWithoutLineError
from csxl_desktop.services.people_import import apply_people, preview_people
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import search
from csxl_desktop.storage.history import broken_links
from tests import factories
from tests.faults.test_attacks_on_undo import INDEX
from tests.services.test_imports import state

HEADER = "Organisation;Civilité;Prénom;Nom;Fonction;E-mail;Téléphone;GSM\n"
LIST = (
    HEADER
    + "Maison du Tilleul;Mme;Ana;Diop;Directrice;ana@tilleul.example;;\n"
    + "Maison du Tilleul;M.;Jan;Van den Abeele;;;02 641 56 21;0475 11 22 33\n"
    + "Centre Le Passage;Mme;Zeynep;Öztürk;;zey@passage.example;;\n"
)
CARD = (
    "BEGIN:VCARD\nVERSION:3.0\nN:Diop;Ana;;Mme;\nFN:Ana Diop\nORG:Maison du Tilleul\nTITLE:Directrice\n"
    "TEL;TYPE=CELL:+32 475 12 34 56\nEMAIL:ana@tilleul.example\nEND:VCARD\n"
)


def table(text: str) -> PeopleTable:
    if text.startswith("BEGIN"):
        return read_cards(text.encode())
    sheet = members_sheet(read_table(text.encode()))
    return people_table(sheet, guessed_mapping(sheet))


def take(workspace: Workspace, text: str, *decisions: Decision) -> ImportReport:
    return apply_people(workspace, preview_people(workspace, table(text), origin=ImportOrigin("liste.csv")), decisions)


def outcomes(report: ImportReport) -> list[tuple[str, str, str]]:
    return [(line.kind, line.name, line.outcome.value) for line in report.lines]


def all_of(workspace: Workspace, entity: type[Any]) -> list[Any]:
    with workspace.database() as session:
        return list(session.scalars(select(entity).where(entity.trashed_at.is_(None)).order_by(entity.id)))


def transactions(workspace: Workspace) -> int:
    with workspace.database() as session:
        return session.scalar(select(func.count()).select_from(HistoryTransaction)) or 0


def test_a_list_makes_people_with_organisation_function_and_contacts(workspace: Workspace) -> None:
    report = take(workspace, LIST)

    assert report.written
    assert outcomes(report) == [
        ("organisation", "Maison du Tilleul", "created"),
        ("person", "Ana Diop", "created"),
        ("person", "Jan Van den Abeele", "created"),
        ("organisation", "Centre Le Passage", "created"),
        ("person", "Zeynep Öztürk", "created"),
    ]
    houses = {each.id: each.name for each in all_of(workspace, Organisation)}
    people = {each.id: each for each in all_of(workspace, Person)}
    assert [(each.civility, each.full_name, each.language) for each in people.values()] == [
        ("Mme", "Ana Diop", "fr"), ("M.", "Jan Van den Abeele", "fr"), ("Mme", "Zeynep Öztürk", "fr"),
    ]  # fmt: skip
    assert [
        (people[each.person_id].last_name, houses[each.organisation_id], each.function_title, each.role)
        for each in all_of(workspace, Mandate)
    ] == [
        ("Diop", "Maison du Tilleul", "Directrice", MandateRole.CONTACT),
        ("Van den Abeele", "Maison du Tilleul", "", MandateRole.CONTACT),
        ("Öztürk", "Centre Le Passage", "", MandateRole.CONTACT),
    ]
    assert [
        (people[each.person_id].last_name, each.kind, each.value, each.position) for each in contacts(workspace)
    ] == [
        ("Diop", ChannelKind.EMAIL, "ana@tilleul.example", 1),
        ("Van den Abeele", ChannelKind.PHONE, "02 641 56 21", 1),
        ("Van den Abeele", ChannelKind.MOBILE, "0475 11 22 33", 2),
        ("Öztürk", ChannelKind.EMAIL, "zey@passage.example", 1),
    ]
    assert all_of(workspace, Membership) == []


def contacts(workspace: Workspace) -> list[ContactChannel]:
    return all_of(workspace, ContactChannel)


def test_what_is_written_in_bulk_is_as_the_window_writes_it(workspace: Workspace) -> None:
    """Same rows, same history, same index, and a chain that holds."""
    take(workspace, LIST)
    written = factories.person(workspace, "Ana", "Diop")

    with workspace.database() as session:
        assert broken_links(session) == []
        before = session.execute(INDEX).all()
        search.rebuild(session)
        assert session.execute(INDEX).all() == before
        session.rollback()
        by_hand, in_bulk = session.get_one(Person, written), session.scalars(select(Person).order_by(Person.id)).first()
        assert in_bulk is not None
        keys = ("civility", "first_name", "last_name", "sort_key", "folded", "language", "preferred_channel", "note")
        assert [getattr(by_hand, key) for key in keys] == [getattr(in_bulk, key) for key in keys]
    acts = workspace.history.of_record(in_bulk.id)
    assert [(act.label, act.new["last_name"]) for act in acts] == [("People imported", "Diop")]
    assert set(acts[0].new) == set(workspace.history.of_record(written)[0].new)


def test_people_are_found_by_the_one_box(workspace: Workspace) -> None:
    take(workspace, LIST)

    for words in ("ozturk", "zey@passage", "0475112233"):
        assert [found.kind for found in workspace.history.find(words)][:1] == ["person"]


@pytest.mark.parametrize("text", [LIST, CARD])
def test_the_same_three_times_changes_nothing_after_the_first(workspace: Workspace, text: str) -> None:
    take(workspace, text)
    before, acts = state(workspace, without=frozenset()), transactions(workspace)

    for _again in range(2):
        report = take(workspace, text)
        assert {line.outcome.value for line in report.lines} == {"unchanged"}
        assert not report.written
    assert (state(workspace, without=frozenset()), transactions(workspace)) == (before, acts)


@pytest.mark.parametrize(
    "line",
    [
        "maison du tilleul;;DIOP;Ana;;;;",  # first and last name the other way round
        ";;Ana;Diop;;ANA@tilleul.example;;",  # by mail
        "Maison du tilleul;;Ána;Diop;;;;",
        ";;Ana;Diop;;;;",  # nobody else is called so
    ],
)
def test_a_known_person_is_found_again(workspace: Workspace, line: str) -> None:
    take(workspace, LIST)

    assert [each[2] for each in outcomes(take(workspace, HEADER + line + "\n"))] == ["unchanged"]


def test_a_number_written_otherwise_is_the_same(workspace: Workspace) -> None:
    take(workspace, LIST)

    report = take(workspace, HEADER + ";;Jan;Van den Abeele;;;;+32475112233\n")

    assert outcomes(report) == [("person", "Jan Van den Abeele", "unchanged")]


def test_what_is_new_of_a_known_person_is_told_field_by_field(workspace: Workspace) -> None:
    take(workspace, LIST)

    report = take(
        workspace, HEADER + "Maison du Tilleul;M.;Ana;Diop;Coordinatrice;autre@tilleul.example;;0475 99 88 77\n"
    )

    (line,) = report.lines
    assert [(each.field, each.old, each.new) for each in line.changes] == [
        ("civility", "Mme", "M."),
        ("function_title", "Directrice", "Coordinatrice"),
        ("email", "", "autre@tilleul.example"),
        ("mobile", "", "0475 99 88 77"),
    ]
    assert len(all_of(workspace, Person)) == 3
    assert [each.position for each in contacts(workspace) if each.value.startswith(("ana@", "autre@", "0475 99"))] == [
        1,
        2,
        3,
    ]
    assert [found.kind for found in workspace.history.find("autre@tilleul")] == ["person"]


def test_a_second_line_of_one_person_adds_what_it_says(workspace: Workspace) -> None:
    more = "Maison du Tilleul;M.;Ana;Diop;Autre titre;deux@tilleul.example;;\n"
    report = take(workspace, LIST + more)

    last = report.lines[-1]
    assert (last.outcome.value, last.reason) == ("changed", "This person already stands on line 2.")
    assert all_of(workspace, Mandate)[0].function_title == "Directrice"
    assert {line.outcome.value for line in take(workspace, LIST + more).lines} == {"unchanged"}


def test_one_person_at_two_organisations_of_a_list_is_two_people_unless_a_mail_says_otherwise(
    workspace: Workspace,
) -> None:
    report = take(workspace, LIST + "Atelier;;Ana;Diop;;;;\nGraines;;Ana;Diop;;ana@tilleul.example;;\n")

    assert outcomes(report)[-3:] == [
        ("person", "Ana Diop", "created"),
        ("organisation", "Graines", "created"),
        ("person", "Ana Diop", "changed"),
    ]
    assert report.lines[-3].reason == "Same name as on line 2."
    assert len(all_of(workspace, Mandate)) == 5


def test_a_namesake_elsewhere_is_asked_about(workspace: Workspace) -> None:
    take(workspace, LIST)
    text = HEADER + "Atelier du Puits;;Ana;Diop;;;;\n"

    report = take(workspace, text)
    (doubt,) = report.undecided
    assert not report.written
    assert doubt.reason == "May be the same as “Ana Diop (Maison du Tilleul)”, or a new one."
    assert [(each.name, each.detail) for each in doubt.candidates] == [("Ana Diop", "Maison du Tilleul")]

    same = take(workspace, text, Decision(Choice.SAME, line=2, target=str(doubt.candidates[0].id)))
    assert outcomes(same)[-1] == ("person", "Ana Diop", "changed")
    assert len(all_of(workspace, Person)) == 3
    assert not take(workspace, text).written


def test_a_namesake_may_be_somebody_new(workspace: Workspace) -> None:
    take(workspace, LIST)
    text = HEADER + "Atelier du Puits;;Ana;Diop;;;;\n"

    report = take(workspace, text, Decision(Choice.NEW, line=2))

    assert outcomes(report)[-1] == ("person", "Ana Diop", "created")
    assert not take(workspace, text).written


def test_another_name_under_the_same_mail_is_asked_about_where_it_comes_near(workspace: Workspace) -> None:
    take(workspace, LIST)

    near = take(workspace, HEADER + "Maison du Tilleul;;Anna;Diop;;ana@tilleul.example;;\n")
    far = take(workspace, HEADER + "Maison du Tilleul;;Bogdan;Popescu;;ana@tilleul.example;;\n")

    assert [line.outcome.value for line in near.lines] == ["doubtful"]
    assert [line.outcome.value for line in far.lines] == ["created"]
    same = take(
        workspace, HEADER + "Maison du Tilleul;;Anna;Diop;;ana@tilleul.example;;\n", Decision(Choice.SAME, line=2)
    )
    assert [line.outcome.value for line in same.lines] == ["unchanged"]


def test_an_organisation_near_a_known_one_is_asked_once_for_all_its_lines(workspace: Workspace) -> None:
    known = factories.organisation(workspace, "Maison médicale du Tilleul")
    factories.make(workspace, OrganisationAlias, organisation_id=known, name="Le Tilleul")
    text = HEADER + "Maison medicale des Tilleuls;;Ana;Diop;;;;\nMaison medicale des Tilleuls;;Jan;Claes;;;;\n"

    report = take(workspace, text)
    assert [(line.kind, line.outcome.value) for line in report.lines] == [("organisation", "doubtful")] * 2

    same = take(workspace, text, Decision(Choice.SAME, line=2, target=str(known)))
    assert [line.outcome.value for line in same.lines] == ["created", "created"]
    assert {each.organisation_id for each in all_of(workspace, Mandate)} == {known}
    other = take(workspace, HEADER + "Maison medicale des Tilleul;;Bo;Sow;;;;\n", Decision(Choice.NEW, line=2))
    assert [line.outcome.value for line in other.lines] == ["created", "created"]
    assert [line.outcome.value for line in take(workspace, HEADER + "le tilleul;;Ana;Diop;;;;\n").lines] == [
        "unchanged"
    ]


def test_an_organisation_that_two_bear_is_refused(workspace: Workspace) -> None:
    for _twice in range(2):
        factories.organisation(workspace, "Le Puits")

    report = take(workspace, HEADER + "Le Puits;;Ana;Diop;;;;\n")

    assert report.refused[0].reason == "May mean one of several: “Le Puits”, “Le Puits”."


def test_two_known_namesakes_are_told_apart_or_asked_about(workspace: Workspace) -> None:
    house = factories.organisation(workspace, "Le Puits")
    for mail in ("a@puits.example", "b@puits.example"):
        person = factories.person(workspace, "Ana", "Diop")
        factories.representative(workspace, person, house)
        factories.make(workspace, ContactChannel, person_id=person, kind=ChannelKind.EMAIL, value=mail)

    asked = take(workspace, HEADER + "Le Puits;;Ana;Diop;;;;\n")
    told = take(workspace, HEADER + "Le Puits;;Ana;Diop;;b@puits.example;;\n")

    assert len(asked.undecided[0].candidates) == 2
    assert [line.outcome.value for line in told.lines] == ["unchanged"]


def test_a_line_without_a_person_is_the_house_itself(workspace: Workspace) -> None:
    text = HEADER + "Le Puits;;;;;info@puits.example;02 345 67 89;\n"
    report = take(workspace, text)

    assert outcomes(report) == [("organisation", "Le Puits", "created")]
    assert [each.field for each in report.lines[0].changes] == ["email", "phone"]
    assert [(each.person_id, each.value) for each in contacts(workspace)] == [
        (None, "info@puits.example"), (None, "02 345 67 89"),
    ]  # fmt: skip
    assert not take(workspace, text).written
    assert [found.title for found in workspace.history.find("info@puits")] == ["Le Puits"]


def test_a_refused_line_keeps_all_out(workspace: Workspace) -> None:
    report = take(workspace, LIST + ";M.;;;;;;\n")

    assert report.refused[0].reason == "The name of the person is missing."
    assert all_of(workspace, Person) == []
    assert all_of(workspace, ImportBatch) == []


@pytest.mark.parametrize(
    "decision",
    [Decision(Choice.NEW, line=99), Decision(Choice.DEPART, line=2), Decision(Choice.KEEP, record_id=UUID(int=1))],
)
def test_a_decision_about_nothing_is_refused(workspace: Workspace, decision: Decision) -> None:
    with pytest.raises(DecisionWithoutLineError):
        take(workspace, LIST, decision)


def test_a_decision_that_names_nobody_known_leaves_the_line_as_it_is(workspace: Workspace) -> None:
    report = take(workspace, LIST, Decision(Choice.SAME, line=2, target="nobody"))

    assert report.written
    assert len(all_of(workspace, Person)) == 3


def test_the_import_is_taken_back_whole(workspace: Workspace) -> None:
    factories.organisation(workspace, "Centre Le Passage")
    before = state(workspace)
    take(workspace, LIST)

    undoing = workspace.imports.undo(workspace.imports.imports()[0].id)

    assert undoing.remaining == ()
    assert state(workspace) == before
    assert workspace.history.find("ozturk") == []


def test_an_address_that_no_mail_reaches_is_left_out(workspace: Workspace) -> None:
    """Written past the session, it must still be one that the window would take."""
    report = take(workspace, HEADER + "Le Puits;;Ana;Diop;;ana..diop@puits.example;;\n")

    assert report.lines[-1].reason == "This is no e-mail address: it was left out."
    assert contacts(workspace) == []
