"""The verification round: slips numbered, entered in one act, ticked back, taken back, asked for again."""

from dataclasses import replace
from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from csxl_desktop.domain.categories import Category, OrganisationCategory
from csxl_desktop.domain.choices import ChannelKind, ConsentScope, MandateRole, SendingChannel
from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import EmptyNameError, RecordNotFoundError
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.organisation_details import OpeningHours
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.domain.slip_rows import RoundRow, SlipAnswer, SlipRow, SlipSheet, Spokesperson, typed_slip
from csxl_desktop.domain.verification import VerificationRound
from csxl_desktop.i18n.opening_hours import WeekSlot
from csxl_desktop.services.directory_reads import DirectoryReads
from csxl_desktop.services.slip_entry import SlipFieldError
from csxl_desktop.services.verification import (
    AlreadyReturnedError,
    DueBeforeStartError,
    NobodyToVerifyError,
    NotYetReturnedError,
)
from csxl_desktop.services.workspace import Workspace
from tests.conftest import NOW
from tests.factories import make, organisation, person, representative

TODAY = NOW.date()
DUE = date(2026, 12, 15)


def canevas(workspace: Workspace) -> UUID:
    """A member with everything that a slip can say."""
    key = organisation(workspace, "(Le) Canevas")
    workspace.records.change(
        Organisation, key, {"name_nl": "Het Stramien", "street": "Rue du Puits 3", "audience": "Tous"}
    )
    odile = person(workspace, "Odile", "Verbeke")
    representative(workspace, odile, key, function_title="Directrice")
    health = make(workspace, Category, name="Santé", position=1)
    make(workspace, Category, name="Logement", position=2)
    make(workspace, OrganisationCategory, organisation_id=key, category_id=health)
    for position, (kind, value) in enumerate(
        [
            (ChannelKind.PHONE, "026415621"),
            (ChannelKind.PHONE, "026415622"),
            (ChannelKind.EMAIL, "info@canevas.example"),
        ]
    ):
        values = {"kind": kind, "value": value, "label": f"ligne {position}", "position": position}
        make(workspace, ContactChannel, organisation_id=key, **values)
    make(workspace, ContactChannel, person_id=odile, kind=ChannelKind.MOBILE, value="0475123456")
    make(workspace, OpeningHours, organisation_id=key, weekday=0, opens_at=time(9), closes_at=time(12))
    return key


def started(workspace: Workspace, **values: Any) -> RoundRow:
    key = workspace.verification.start("Tour 2026", **values).record_id
    return next(each for each in workspace.verification.rounds() if each.id == key)


def first(workspace: Workspace) -> SlipRow:
    return workspace.verification.rounds()[0].slips[0]


def sheet(workspace: Workspace) -> SlipSheet:
    return workspace.verification.sheet(first(workspace).id)


def enter(workspace: Workspace, *, consent: bool | None = None, **changes: Any) -> None:
    before = sheet(workspace).values
    after = replace(before, **changes)
    answer = SlipAnswer(before, after, TODAY, contact_consent=consent)
    workspace.verification.enter(first(workspace).id, answer)


def test_the_members_are_numbered_in_the_order_of_the_office(workspace: Workspace) -> None:
    organisation(workspace, "(Les) Tilleuls")
    organisation(workspace, "(Le) Canevas")
    organisation(workspace, "Atelier", member=False)

    held = started(workspace, due_on=DUE)

    assert [(slip.number, slip.code, slip.organisation) for slip in held.slips] == [
        (1, "2611-001", "(Le) Canevas"),
        (2, "2611-002", "(Les) Tilleuls"),
    ]
    assert workspace.verification.running() == held
    assert typed_slip("2", held) == typed_slip(" 2611-002 ", held) == held.slips[1]
    assert [typed_slip(text, held) for text in ("3", "2512-002", "two", "")] == [None] * 4


def test_who_was_not_verified_for_a_year_is_found(workspace: Workspace) -> None:
    for name, on in (("Atelier", None), ("Bateau", date(2025, 11, 20)), ("Canal", date(2025, 11, 22))):
        workspace.records.change(Organisation, organisation(workspace, name), {"verified_on": on})

    held = started(workspace, organisation_ids=workspace.verification.not_verified())

    assert [slip.organisation for slip in held.slips] == ["Atelier", "Bateau"]


def test_a_round_goes_to_a_selection_and_never_to_nobody(workspace: Workspace) -> None:
    chosen = organisation(workspace, "Atelier", member=False)

    with pytest.raises(NobodyToVerifyError):
        started(workspace)
    with pytest.raises(EmptyNameError):
        workspace.verification.start(" ", {chosen})
    with pytest.raises(DueBeforeStartError, match="01/11/2026"):
        started(workspace, organisation_ids={chosen}, due_on=date(2026, 11, 1))
    assert [slip.organisation for slip in started(workspace, organisation_ids={chosen}).slips] == ["Atelier"]


def test_a_slip_says_what_the_office_holds(workspace: Workspace) -> None:
    canevas(workspace)
    started(workspace)

    values = sheet(workspace).values

    assert (values.name, values.name_nl, values.street) == ("(Le) Canevas", "Het Stramien", "Rue du Puits 3")
    assert (values.phone, values.email) == ("02 641 56 21; 02 641 56 22", "info@canevas.example")
    assert values.representative
    assert (values.representative.full, values.function_title) == ("Ms Odile Verbeke", "Directrice")
    assert (values.direct_mobile, values.categories) == ("0475 12 34 56", "Santé")
    assert values.hours == (WeekSlot(0, time(9), time(12), ""),)


def test_a_slip_without_anything_to_change_is_ticked_back_and_can_be_taken_back(workspace: Workspace) -> None:
    key = canevas(workspace)
    held = started(workspace)

    written = workspace.verification.tick_back(held.slips[0].id)

    values = workspace.records.values(Organisation, key)
    assert (values["verified_on"], values["verified_by"]) == (TODAY, "Ana Test")
    after = workspace.verification.rounds()[0]
    assert (after.returned, after.changed, after.missing) == (1, 0, ())
    with pytest.raises(AlreadyReturnedError, match=r"2611-001 came back on 21/11/2026"):
        workspace.verification.tick_back(held.slips[0].id)

    workspace.history.undo_transaction(written.transaction_id)

    assert workspace.records.values(Organisation, key)["verified_on"] is None
    assert first(workspace).returned_on is None


def test_corrections_are_written_in_one_act_that_can_be_taken_back(workspace: Workspace) -> None:
    key = canevas(workspace)
    started(workspace)
    before = sheet(workspace).values

    enter(
        workspace,
        name="(Le) Nouveau Canevas",
        phone="02 641 56 22; 02 640 00 01; 02 640 00 02",
        email="",
        web="www.canevas.example",
        hours=(WeekSlot(0, time(9), time(12), ""), WeekSlot(1, time(13), time(17), "")),
        categories="logement",
        direct_email="odile@canevas.example",
        function_title="Coordinatrice",
    )

    now = sheet(workspace).values
    assert now.changed(before) == (
        "name", "phone", "email", "web", "function_title", "direct_email", "hours", "categories",
    )  # fmt: skip
    assert (now.name, now.email, now.web) == ("(Le) Nouveau Canevas", "", "www.canevas.example")
    assert now.phone == "02 640 00 01; 02 641 56 22; 02 640 00 02"
    assert (now.categories, now.function_title) == ("Logement", "Coordinatrice")
    labels = {row.value: row.label for row in workspace.directory.organisation(key).channels}
    assert labels["02 640 00 01"] == "ligne 0"
    assert workspace.verification.rounds()[0].changed == 1

    workspace.history.undo()

    assert sheet(workspace).values == before
    assert (first(workspace).returned_on, workspace.verification.rounds()[0].changed) == (None, 0)
    workspace.history.redo()
    assert workspace.verification.rounds()[0].changed == 1
    workspace.history.undo()
    workspace.verification.tick_back(first(workspace).id)
    assert workspace.verification.rounds()[0].changed == 0


def test_another_representative_takes_over_from_the_day_of_the_slip(workspace: Workspace) -> None:
    key = canevas(workspace)
    started(workspace)

    enter(
        workspace,
        consent=True,
        representative=Spokesperson(None, "M.", "Samir", "Aït Lahcen"),
        function_title="Directeur",
        direct_phone="02 500 00 00",
        direct_mobile="",
    )

    now = sheet(workspace)
    assert now.values.representative
    assert (now.values.representative.full, now.values.function_title) == ("Mr Samir Aït Lahcen", "Directeur")
    assert (now.values.direct_phone, now.values.direct_mobile, now.contact_printable) == ("02 500 00 00", "", True)
    mandates = workspace.directory.organisation(key).mandates
    assert [row.to_on for row in mandates if row.person.endswith("Verbeke")] == [date(2026, 11, 20)]


def test_who_takes_over_by_a_slip_takes_over_what_the_act_would_hand_on(workspace: Workspace) -> None:
    key = canevas(workspace)
    started(workspace)
    before = sheet(workspace).values.representative or Spokesperson()
    seat = make(workspace, Seat, organisation_id=key, person_id=before.person_id, elected_on=date(2025, 1, 1))

    enter(workspace, representative=Spokesperson(None, "M.", "Samir", "Aït Lahcen"))

    now = {each.person: each.ended_on for each in DirectoryReads(workspace.database).seats(key)}
    assert now == {"Ms Odile Verbeke": date(2026, 11, 20), "Mr Samir Aït Lahcen": None}
    workspace.history.undo()
    assert workspace.records.values(Seat, seat)["ended_on"] is None


def test_a_consent_is_kept_with_its_day_and_withdrawn_on_another(workspace: Workspace) -> None:
    canevas(workspace)
    started(workspace)
    holder = sheet(workspace).values.representative
    assert holder
    assert holder.person_id

    for given in (True, True):
        enter(workspace, consent=given)

    held = workspace.directory.person(holder.person_id)
    assert held.values["contact_printable"] is True
    slip = first(workspace)
    assert not slip.agreed

    before = sheet(workspace).values
    answer = SlipAnswer(
        before, before, TODAY, directory_consent=True, contact_consent=False, note="appelé", signed=False
    )
    workspace.verification.enter(slip.id, answer)

    slip = first(workspace)
    assert (slip.agreed, slip.signed, slip.note, slip.changed) == (True, False, "appelé", False)
    assert workspace.directory.person(holder.person_id).values["contact_printable"] is False
    lines = _consents(workspace)
    assert lines == [(ConsentScope.CONTACT_PRINTED, TODAY, TODAY, "Slip 2611-001")]


def _consents(workspace: Workspace) -> list[tuple[object, ...]]:
    with workspace.database() as session:
        found = session.scalars(select(Consent)).all()
        return [(each.scope, each.given_on, each.withdrawn_on, each.source) for each in found]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "  ", "A name is needed"),
        ("email", "nobody at home", "not an e-mail address"),
        ("direct_email", "x@", "not an e-mail address"),
        ("categories", "Santé; Astronomie", "“Astronomie” is no category"),
        ("hours", (WeekSlot(0, time(12), time(9), ""),), "it closes"),
        ("representative", None, "Nobody is named"),
    ],
)
def test_a_refused_value_names_its_field_and_nothing_is_written(
    workspace: Workspace, field: str, value: object, said: str
) -> None:
    canevas(workspace)
    started(workspace)
    before = sheet(workspace).values
    changes: dict[str, Any] = {field: value}

    with pytest.raises(SlipFieldError, match=said) as refused:
        enter(workspace, street="Autre rue 1", **changes)

    assert refused.value.field == field
    assert sheet(workspace).values == before
    assert first(workspace).returned_on is None


@pytest.mark.parametrize("changes", [{"function_title": "Chef"}, {"direct_phone": "02 500 00 00"}, {}])
def test_without_a_representative_nobody_can_be_reached(workspace: Workspace, changes: dict[str, Any]) -> None:
    organisation(workspace, "Atelier")
    started(workspace)

    with pytest.raises(SlipFieldError, match="who represents"):
        enter(workspace, consent=None if changes else True, **changes)


def test_the_first_representative_is_named_with_a_function_or_none(workspace: Workspace) -> None:
    organisation(workspace, "Atelier")
    started(workspace)
    known = person(workspace, "Odile", "Verbeke")

    enter(workspace, representative=Spokesperson(known))

    assert sheet(workspace).values.representative == Spokesperson(known, "Mme", "Odile", "Verbeke")


def test_a_second_representative_is_named_beside_the_first(workspace: Workspace) -> None:
    key = canevas(workspace)
    representative(workspace, person(workspace, "Anna", "Diop"), key, from_on=date(2025, 1, 1))
    deputy = person(workspace, "Bram", "Peeters")
    make(workspace, Mandate, person_id=deputy, organisation_id=key, role=MandateRole.DEPUTY)
    started(workspace)

    assert sheet(workspace).others == ("Ms Odile Verbeke",)


def test_the_progress_says_what_went_out_what_came_back_and_whom_to_ask(workspace: Workspace) -> None:
    for name in ("Atelier", "Bateau", "Canal"):
        organisation(workspace, name)
    held = started(workspace, due_on=TODAY)
    assert (held.sent, held.oldest) == (0, None)
    workspace.verification.sent(held.id, SendingChannel.POST, date(2026, 11, 2))
    workspace.verification.tick_back(held.slips[1].id, date(2026, 11, 18))
    workspace.verification.sent(held.id, SendingChannel.MAIL)

    now = workspace.verification.rounds()[0]

    assert (now.sent, now.returned, [slip.organisation for slip in now.missing]) == (3, 1, ["Atelier", "Canal"])
    assert now.oldest == now.slips[0]
    assert {slip.channel for slip in now.slips} == {SendingChannel.POST}
    assert [now.next_missing(number) for number in (1, 3)] == [now.slips[2], now.slips[0]]
    assert workspace.verification.reminders(held.id) == ()
    with pytest.raises(RecordNotFoundError):
        workspace.verification.reminders(now.slips[0].id)


def test_what_is_due_and_not_back_is_asked_again_until_the_round_closes(workspace: Workspace) -> None:
    organisation(workspace, "Atelier")
    held = started(workspace, due_on=TODAY)
    dated = {"started_on": date(2026, 10, 1), "due_on": date(2026, 11, 20)}
    workspace.records.change(VerificationRound, held.id, dated)
    assert [slip.code for slip in workspace.verification.reminders(held.id)] == ["2610-001"]

    workspace.verification.close(held.id)

    assert workspace.verification.reminders(held.id) == ()
    assert workspace.verification.running() is None


def test_no_slip_comes_back_tomorrow(workspace: Workspace) -> None:
    organisation(workspace, "Atelier")
    held = started(workspace)

    with pytest.raises(NotYetReturnedError, match="22/11/2026"):
        workspace.verification.tick_back(held.slips[0].id, date(2026, 11, 22))


def test_an_organisation_in_the_trash_has_no_sheet(workspace: Workspace) -> None:
    key = organisation(workspace, "Atelier")
    held = started(workspace)
    workspace.records.trash(Organisation, key)

    with pytest.raises(RecordNotFoundError):
        workspace.verification.sheet(held.slips[0].id)
    assert workspace.verification.rounds()[0].slips == ()


def test_the_hours_of_other_times_stay_as_they_are(workspace: Workspace) -> None:
    key = canevas(workspace)
    summer = {"weekday": 2, "opens_at": time(10), "closes_at": time(11), "to_on": date(2026, 8, 31)}
    make(workspace, OpeningHours, organisation_id=key, **summer)
    started(workspace)
    assert [slot.weekday for slot in sheet(workspace).values.hours] == [0]

    enter(workspace, hours=(WeekSlot(1, time(9), time(12), ""),))

    periods = workspace.details.of_organisation(key).hours
    assert sorted(slot.weekday for period in periods for slot in period.slots) == [1, 2]


def test_a_category_is_added_beside_those_that_stay(workspace: Workspace) -> None:
    canevas(workspace)
    started(workspace)

    enter(workspace, categories="Logement; Santé")

    assert sheet(workspace).values.categories == "Santé; Logement"


def test_a_slip_read_before_the_representative_left_is_written_all_the_same(workspace: Workspace) -> None:
    key = canevas(workspace)
    started(workspace)
    before = sheet(workspace).values
    mandate = workspace.directory.organisation(key).mandates[0].id
    workspace.records.change(Mandate, mandate, {"to_on": date(2026, 11, 1)})

    answer = SlipAnswer(before, replace(before, function_title=""), TODAY)
    workspace.verification.enter(first(workspace).id, answer)

    assert first(workspace).returned_on == TODAY
