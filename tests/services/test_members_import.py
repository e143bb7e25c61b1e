"""A members' table: created once, recognised for ever after, and nobody leaves unless somebody says so."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from csxl_desktop.domain.categories import OrganisationCategory
from csxl_desktop.domain.contacts import ContactChannel, Mandate, OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.history import HistoryTransaction
from csxl_desktop.domain.membership import Membership
from csxl_desktop.exchange.members_table import members_sheet, members_table
from csxl_desktop.exchange.tabular import read_table
from csxl_desktop.services.exchange.decisions import Choice, Decision, DecisionsError, read_decisions
from csxl_desktop.services.exchange.report import ImportReport
from csxl_desktop.services.members_import import DecisionWithoutLineError, apply_members, preview_members
from csxl_desktop.services.workspace import Workspace
from tests import factories

TODAY = date(2026, 11, 21)
LAST_DAY = date(2025, 12, 31)
HEADER = "organisation;civilité;prénom;nom\n"
FIRST = (
    HEADER
    + "(Le) Grand Pont;Mme;Ana;Diop\n"
    + "L'Îlot;M.;Jan;Peeters\n"
    + "Service Logement - CPAS de Sainte-Alix;Mme;Inès;Öztürk\n"
    + "CPAS de Sainte-Alix;M.;Léon;Le Grand\n"
)


def table(text: str) -> Any:
    return members_table(members_sheet(read_table(text.encode())), today=TODAY)


def take(workspace: Workspace, text: str, on: date | None = None, *decisions: Decision) -> ImportReport:
    return apply_members(workspace, preview_members(workspace, table(text), on=on), decisions)


def outcomes(report: ImportReport) -> list[str]:
    return [line.outcome.value for line in report.lines]


def all_of(workspace: Workspace, entity: type[Any]) -> list[Any]:
    with workspace.database() as session:
        return list(session.scalars(select(entity).where(entity.trashed_at.is_(None)).order_by(entity.id)))


def by_name(workspace: Workspace) -> dict[str, Organisation]:
    return {each.name: each for each in all_of(workspace, Organisation)}


def members(workspace: Workspace, on: date) -> list[str]:
    return [row.organisation for row in workspace.directory.members(on)]


def transactions(workspace: Workspace) -> int:
    with workspace.database() as session:
        return session.scalar(select(func.count()).select_from(HistoryTransaction)) or 0


def test_a_table_makes_members_with_their_representatives(workspace: Workspace) -> None:
    report = take(workspace, FIRST)

    assert report.written
    assert outcomes(report) == ["created"] * 4
    rows = workspace.directory.members(date(1990, 1, 1))
    assert [(row.organisation, row.representative) for row in rows] == [
        ("CPAS de Sainte-Alix", "Mr Léon Le Grand"),
        ("(Le) Grand Pont", "Ms Ana Diop"),
        ("L’Îlot", "Mr Jan Peeters"),
        ("Service Logement – CPAS de Sainte-Alix", "Ms Inès Öztürk"),
    ]
    assert {each.joined_on for each in all_of(workspace, Membership)} == {None}


def test_a_service_becomes_part_of_its_body(workspace: Workspace) -> None:
    take(workspace, FIRST)

    known = by_name(workspace)
    service = known["Service Logement – CPAS de Sainte-Alix"]
    assert service.parent_id == known["CPAS de Sainte-Alix"].id


def test_a_service_finds_the_body_that_was_there_before(workspace: Workspace) -> None:
    body = factories.organisation(workspace, "CPAS de Sainte-Alix")

    take(workspace, HEADER + "Service Logement – CPAS de Sainte-Alix;;;\n")

    assert by_name(workspace)["Service Logement – CPAS de Sainte-Alix"].parent_id == body


@pytest.mark.parametrize("on", [None, LAST_DAY])
def test_the_same_table_again_changes_nothing(workspace: Workspace, on: date | None) -> None:
    take(workspace, FIRST, on)
    before = transactions(workspace)

    report = take(workspace, FIRST, on)

    assert outcomes(report) == ["unchanged"] * 4
    assert not report.written
    assert transactions(workspace) == before


def test_other_ways_of_writing_a_name_are_the_same(workspace: Workspace) -> None:
    take(workspace, FIRST)

    report = take(workspace, HEADER + "LE GRAND PONT;;;\nl’ilot;;;\nCpas de Sainte–Alix;;;\n")

    assert outcomes(report) == ["unchanged"] * 3


def test_another_name_leads_to_the_organisation(workspace: Workspace) -> None:
    bridge = factories.organisation(workspace, "Le Grand Pont")
    factories.make(workspace, OrganisationAlias, organisation_id=bridge, name="Asbl des Rives")

    assert outcomes(take(workspace, HEADER + "Asbl des rives;;;\n", LAST_DAY)) == ["unchanged"]


def test_a_preview_writes_nothing(workspace: Workspace) -> None:
    before = transactions(workspace)

    preview = preview_members(workspace, table(FIRST), on=None)

    assert outcomes(preview.report) == ["created"] * 4
    assert transactions(workspace) == before


def test_without_a_date_nobody_leaves_and_near_names_are_only_told(workspace: Workspace) -> None:
    take(workspace, FIRST)

    report = take(workspace, HEADER + "Le Grand Ponton;;;\n")

    assert outcomes(report) == ["created"]
    assert "(Le) Grand Pont" in report.lines[0].reason
    assert len(members(workspace, LAST_DAY)) == 5


def test_with_a_date_who_is_absent_is_told_and_nothing_is_written(workspace: Workspace) -> None:
    take(workspace, FIRST)

    report = take(workspace, FIRST.replace("L'Îlot;M.;Jan;Peeters\n", "Tout Neuf;;;\n"), LAST_DAY)

    assert not report.written
    assert [(line.name, line.outcome.value, line.line) for line in report.undecided] == [("L’Îlot", "departed", 0)]
    assert "Tout Neuf" not in by_name(workspace)


def test_a_confirmed_departure_is_closed_the_day_before(workspace: Workspace) -> None:
    take(workspace, FIRST)
    shorter = FIRST.replace("L'Îlot;M.;Jan;Peeters\n", "")
    key = by_name(workspace)["L’Îlot"].id

    report = take(workspace, shorter, LAST_DAY, Decision(Choice.DEPART, record_id=key))

    assert report.written
    assert "L’Îlot" in members(workspace, date(2025, 12, 30))
    assert "L’Îlot" not in members(workspace, LAST_DAY)
    assert outcomes(take(workspace, shorter, LAST_DAY)) == ["unchanged"] * 3


def test_an_absentee_may_be_kept(workspace: Workspace) -> None:
    take(workspace, FIRST)
    key = by_name(workspace)["L’Îlot"].id
    shorter = FIRST.replace("L'Îlot;M.;Jan;Peeters\n", "")

    report = take(workspace, shorter, LAST_DAY, Decision(Choice.KEEP, record_id=key))

    assert set(outcomes(report)) == {"unchanged"}
    assert "L’Îlot" in members(workspace, LAST_DAY)


def test_a_near_name_of_an_absentee_is_a_renaming_to_confirm(workspace: Workspace) -> None:
    take(workspace, FIRST)
    text = FIRST.replace("L'Îlot;M.;Jan;Peeters", "L'Îlot des Rives;M.;Jan;Peeters")

    asked = take(workspace, text, LAST_DAY)
    report = take(workspace, text, LAST_DAY, Decision(Choice.RENAME, line=3))

    assert [(line.line, line.outcome.value) for line in asked.undecided] == [(3, "renamed")]
    assert outcomes(report) == ["unchanged", "renamed", "unchanged", "unchanged"]
    known = by_name(workspace)
    assert "L’Îlot" not in known
    (alias,) = all_of(workspace, OrganisationAlias)
    assert (alias.name, alias.organisation_id) == ("L’Îlot", known["L’Îlot des Rives"].id)
    assert outcomes(take(workspace, text, LAST_DAY)) == ["unchanged"] * 4


def test_the_same_under_another_spelling_keeps_its_name(workspace: Workspace) -> None:
    take(workspace, FIRST)
    text = FIRST.replace("(Le) Grand Pont;Mme;Ana;Diop", "Grand Ponton;;;")

    report = take(workspace, text, LAST_DAY, Decision(Choice.SAME, line=2, target="Le Grand Pont"))

    assert report.written
    assert "(Le) Grand Pont" in by_name(workspace)
    assert outcomes(take(workspace, text, LAST_DAY)) == ["unchanged"] * 4


def test_a_near_name_may_be_a_new_member_while_the_other_left(workspace: Workspace) -> None:
    take(workspace, FIRST)
    text = FIRST.replace("(Le) Grand Pont;Mme;Ana;Diop", "Grand Ponton;;;")
    key = by_name(workspace)["(Le) Grand Pont"].id

    report = take(workspace, text, LAST_DAY, Decision(Choice.NEW, line=2), Decision(Choice.DEPART, record_id=key))

    assert report.written
    joined = {each.organisation_id: each.joined_on for each in all_of(workspace, Membership)}
    assert joined[by_name(workspace)["Grand Ponton"].id] == LAST_DAY
    assert members(workspace, LAST_DAY)[1] == "Grand Ponton"


def test_names_that_both_stand_in_the_table_are_no_doubt(workspace: Workspace) -> None:
    take(workspace, FIRST)

    report = take(workspace, FIRST + "Grand Ponton;;;\n", LAST_DAY)

    assert outcomes(report) == ["unchanged"] * 4 + ["created"]


def test_a_new_representative_follows_the_one_before(workspace: Workspace) -> None:
    take(workspace, FIRST)

    report = take(workspace, FIRST.replace("M.;Jan;Peeters", "Mme;Rosa;Ndiaye"), LAST_DAY)

    assert [str(change) for change in report.lines[1].changes] == ["representative: Jan Peeters → Rosa Ndiaye"]
    island = by_name(workspace)["L’Îlot"].id
    mandates = {each.from_on: each.to_on for each in all_of(workspace, Mandate) if each.organisation_id == island}
    assert mandates == {None: date(2025, 12, 30), LAST_DAY: None}
    assert outcomes(take(workspace, FIRST.replace("M.;Jan;Peeters", "Mme;Rosa;Ndiaye"), LAST_DAY))[1] == "unchanged"


def test_without_a_date_a_new_representative_is_said_to_stand_beside_the_one_before(workspace: Workspace) -> None:
    take(workspace, FIRST)

    report = take(workspace, FIRST.replace("M.;Jan;Peeters", "Mme;Rosa;Ndiaye"))

    assert [str(change) for change in report.lines[1].changes] == [
        "representative: — → also Rosa Ndiaye, beside Jan Peeters"
    ]
    island = by_name(workspace)["L’Îlot"].id
    assert [each.to_on for each in all_of(workspace, Mandate) if each.organisation_id == island] == [None, None]


def test_of_two_representatives_none_is_closed_for_a_third(workspace: Workspace) -> None:
    take(workspace, FIRST)
    take(workspace, FIRST.replace("M.;Jan;Peeters", "Mme;Rosa;Ndiaye"))

    report = take(workspace, FIRST.replace("M.;Jan;Peeters", "M.;Samir;Lopez"), LAST_DAY)

    assert [change.new for change in report.lines[1].changes] == ["also Samir Lopez, beside Jan Peeters, Rosa Ndiaye"]


def test_a_person_who_is_known_is_not_made_twice(workspace: Workspace) -> None:
    factories.person(workspace, "Ana", "DIOP")

    take(workspace, FIRST)

    assert len(all_of(workspace, Person)) == 4


def test_namesakes_must_be_told_apart(workspace: Workspace) -> None:
    factories.person(workspace, "Ana", "Diop")
    factories.person(workspace, "Ana", "Diop")

    report = take(workspace, FIRST)

    assert [(line.line, line.outcome.value) for line in report.refused] == [(2, "refused")]
    assert "Ana Diop" in report.refused[0].reason
    assert by_name(workspace) == {}


def test_everything_else_that_a_table_may_say(workspace: Workspace) -> None:
    text = (
        "organisation;e-mail;téléphone;gsm;rue;code postal;commune;catégorie;membre depuis\n"
        "Le Grand Pont;pont@exemple.be;02 555 01 02;0470 55 01 02;Rue Haute 1;1099;Sainte-Alix;"
        "social AID;03/04/2021\n"
        "L'Îlot;;;;;;;Musique;\n"
    )

    report = take(workspace, text)

    bridge = by_name(workspace)["Le Grand Pont"]
    assert (bridge.street, bridge.postal_code, bridge.city) == ("Rue Haute 1", "1099", "Sainte-Alix")
    assert sorted(each.kind.value for each in all_of(workspace, ContactChannel)) == ["email", "mobile", "phone"]
    assert [each.organisation_id for each in all_of(workspace, OrganisationCategory)] == [bridge.id]
    assert "Musique" in report.lines[1].reason
    assert {each.joined_on for each in all_of(workspace, Membership)} == {date(2021, 4, 3), None}
    assert outcomes(take(workspace, text)) == ["unchanged"] * 2


def test_who_left_comes_back_only_with_a_date(workspace: Workspace) -> None:
    bridge = factories.organisation(workspace, "Le Grand Pont", joined=date(2020, 1, 1))
    workspace.directory.leave(bridge, date(2023, 6, 30))
    text = HEADER + "Le Grand Pont;;;\n"

    refused = take(workspace, text)
    taken = take(workspace, text, LAST_DAY)

    assert "30/06/2023" in refused.refused[0].reason
    assert taken.written
    assert members(workspace, LAST_DAY) == ["Le Grand Pont"]
    assert members(workspace, date(2024, 1, 1)) == []


def test_a_table_of_an_earlier_day_moves_the_joining_date(workspace: Workspace) -> None:
    factories.organisation(workspace, "Le Grand Pont", joined=date(2026, 3, 1))

    take(workspace, HEADER + "Le Grand Pont;;;\n", LAST_DAY)

    assert [each.joined_on for each in all_of(workspace, Membership)] == [LAST_DAY]


def test_a_joining_date_that_cannot_be_is_refused(workspace: Workspace) -> None:
    bridge = factories.organisation(workspace, "Le Grand Pont", joined=date(2020, 1, 1))
    workspace.directory.leave(bridge, date(2026, 1, 31))

    report = take(workspace, "organisation;membre depuis\nLe Grand Pont;01/09/2026\n", LAST_DAY)

    assert len(report.refused) == 1
    assert [each.joined_on for each in all_of(workspace, Membership)] == [date(2020, 1, 1)]


def test_a_line_that_cannot_be_read_keeps_the_whole_table_out(workspace: Workspace) -> None:
    report = take(workspace, FIRST + ";Mme;Eva;Claes\n")

    (refused,) = report.refused
    assert (refused.line, refused.column) == (6, "A")
    assert refused.reason
    assert by_name(workspace) == {}


@pytest.mark.parametrize(
    "decision",
    [
        Decision(Choice.NEW, line=99),
        Decision(Choice.DEPART, line=2),
        Decision(Choice.RENAME, line=2),
        Decision(Choice.NEW, record_id=UUID(int=7)),
    ],
)
def test_a_decision_about_nothing_is_refused(workspace: Workspace, decision: Decision) -> None:
    with pytest.raises(DecisionWithoutLineError):
        take(workspace, FIRST, LAST_DAY, decision)

    assert by_name(workspace) == {}


def test_decisions_are_read_from_json() -> None:
    read = read_decisions(b'[{"line": 4, "decision": "same", "target": "Le Pont"}]')

    assert read == (Decision(Choice.SAME, 4, None, "Le Pont"),)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b'[{"line": 4}]', b'[{"decision": "new"}]', b'[{"line": "x", "decision": "new"}]']
)
def test_decisions_that_are_not_understood_are_refused(content: bytes) -> None:
    with pytest.raises(DecisionsError):
        read_decisions(content)


def test_two_organisations_of_one_name_are_refused(workspace: Workspace) -> None:
    factories.organisation(workspace, "Le Grand Pont")
    factories.organisation(workspace, "Grand-Pont")

    report = take(workspace, HEADER + "Le grand pont;;;\n")

    assert "Grand-Pont" in report.refused[0].reason


def test_a_body_that_is_its_own_service_is_left_alone(workspace: Workspace) -> None:
    take(workspace, FIRST)
    known = by_name(workspace)
    service, body = known["Service Logement – CPAS de Sainte-Alix"], known["CPAS de Sainte-Alix"]
    text = f"organisation;fait partie de\n{body.name};{service.name}\n"

    report = take(workspace, text)

    assert outcomes(report) == ["unchanged"]
    assert by_name(workspace)["CPAS de Sainte-Alix"].parent_id is None


def test_a_note_of_the_table_stands_behind_the_note_there(workspace: Workspace) -> None:
    factories.make(workspace, Organisation, name="L’Îlot", note="Fermé en août.")

    for text in ("Sonner deux fois.", "sonner deux fois."):
        take(workspace, f"organisation;remarques\nL’Îlot;{text}\nLe Puits;Neuf\n")

    assert {each.name: each.note for each in all_of(workspace, Organisation)} == {
        "L’Îlot": "Fermé en août.\nSonner deux fois.",
        "Le Puits": "Neuf",
    }
