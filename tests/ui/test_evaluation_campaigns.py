"""A call for testimonials on screen: begun, its list chosen, asked by mail, answered by one key."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.campaign_rows import AskFrom, CampaignRow
from csxl_desktop.domain.campaigns import Campaign
from csxl_desktop.domain.choices import AttendanceState, ChannelKind, MeetingState
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.evaluation_choices import RequestOutcome
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation import campaign_sending
from csxl_desktop.ui.evaluation.campaigns import CampaignPane, CampaignsPlace
from csxl_desktop.ui.evaluation.testimonials import TestimonialsPlace
from csxl_desktop.ui.jobs import Jobs
from tests.factories import Assembly, assembly, make
from tests.ui.evaluation_support import TODAY, Trial, evaluation
from tests.ui.typing_keys import press_key, type_text


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def _office(services: Workspace) -> Assembly:
    made = assembly(services)
    for each in (made.odile_line, made.samir_line):
        services.attendance.set_state(each, AttendanceState.PRESENT)
    services.records.change(Meeting, made.meeting, {"state": MeetingState.HELD})
    make(services, ContactChannel, kind=ChannelKind.EMAIL, value="odile@exemple.be", person_id=made.odile)
    return made


def shown(trial: Trial) -> CampaignRow:
    return trial.run(lambda services: services.campaigns.rows(2026))[0]


def opened(trial: Trial) -> CampaignPane:
    """A call begun on the page, with Odile and Samir on its list."""
    office = trial.run(_office)
    place = trial.go("campaigns", CampaignsPlace)
    trial.page.new_record()
    trial.settle()
    people = Selection(SelectionKind.PEOPLE, (office.odile, office.samir))
    place.record.choosing.propose(people)
    trial.settle()
    place.record.choosing.table.selectAll()
    place.record.choosing.put_button.click()
    trial.settle()
    return place.record


def test_a_call_is_begun_and_its_list_chosen(trial: Trial) -> None:
    office = trial.run(_office)
    place = trial.go("campaigns", CampaignsPlace)
    assert place.right.currentWidget() is place.empty
    trial.page.new_record()
    trial.settle()
    record = place.record
    trial.enter(record.due.edit)
    type_text(record.due.edit, "4/12/2026")
    trial.leave()
    assert place.lines(shown(trial)).pills == (("until 04/12/2026", "accent"),)
    menu = record.choosing.source_menu([Selection(SelectionKind.LIST, (office.meeting,), "A & B")])
    assert [each.text() for each in menu.actions()] == [
        *("Present at an assembly this year", "There for the first time this year", "Speakers of this year"),
        *("Who represents the members", "", "A && B"),
    ]

    record.choosing.propose(AskFrom.ASSEMBLIES)
    trial.settle()
    assert record.choosing.lines.rowCount() == 2
    assert not record.choosing.put_button.isEnabled()  # nobody is chosen in their place
    record.choosing.table.selectAll()
    assert record.choosing.put_button.text() == "Put 2 people on the list"
    record.choosing.table.selectRow(0)
    assert record.choosing.put_button.text() == "Put 1 person on the list"
    record.choosing.put_button.click()
    trial.settle()
    assert [row.name for row in shown(trial).requests] == ["Odile Verbeke"]
    record.add_field.picked.emit(office.samir)
    trial.settle()

    assert record.counts.text() == "0 asked · 0 answers · 0 silent · 2 still to ask"
    record.choosing.propose(AskFrom.ASSEMBLIES)
    trial.settle()
    assert record.choosing.told.text() == "Present at an assembly this year: nobody who is not on the list already."
    record.choosing.cancel_button.click()
    assert record.choosing.isHidden()
    trial.undo_offers[0]()
    trial.settle()
    assert [row.name for row in shown(trial).requests] == ["Samir Aït Lahcen"]


def other_call(trial: Trial) -> UUID:
    """A second call, beside the one on screen."""
    key = trial.run(lambda services: services.campaigns.begin(2026)).record_id
    trial.page.reload()
    trial.settle()
    return key


def test_people_proposed_for_one_call_are_never_put_on_another(trial: Trial) -> None:
    office = trial.run(_office)
    place = trial.go("campaigns", CampaignsPlace)
    trial.page.new_record()
    trial.settle()
    record, first, second = place.record, place.record.key(), other_call(trial)
    people = Selection(SelectionKind.PEOPLE, (office.odile, office.samir))

    record.choosing.propose(people)
    trial.settle()
    record.choosing.table.selectAll()
    place.reload()
    trial.settle()
    assert record.choosing.isVisible(), "the same call read again"
    trial.mark(place, second)
    assert record.key() == second
    assert record.choosing.isHidden()
    record.choosing.put_button.click()
    record.choosing.propose(people)
    trial.mark(place, first)
    trial.settle()
    assert record.choosing.isHidden(), "what was read for the call that was left"

    record.choosing.propose(people)
    trial.settle()
    record.choosing.table.selectAll()
    record.choosing.put_button.click()
    trial.mark(place, second)
    trial.settle()
    rows = {row.id: len(row.requests) for row in trial.run(lambda services: services.campaigns.rows(2026))}
    assert rows == {first: 2, second: 0}


def test_one_key_says_what_each_answers(trial: Trial) -> None:
    record = opened(trial)
    odile, samir = (row.id for row in sorted(shown(trial).requests, key=lambda row: row.name))

    def press(key: Qt.Key, line: UUID) -> None:
        record.table.choose(line)
        press_key(record.table, key)
        trial.settle()

    press(Qt.Key.Key_D, samir)
    press(Qt.Key.Key_N, samir)
    press(Qt.Key.Key_R, odile)
    assert record.counts.text() == "2 asked · 1 answer · 1 declines · 0 silent"
    press(Qt.Key.Key_Return, odile)
    said = trial.run(lambda services: services.testimonials.rows(2026))[0]
    press(Qt.Key.Key_Return, samir)
    assert trial.requested == [("testimonial", said.id), ("person", person_of(trial, samir))]
    trial.undo_offers[-1]()
    trial.settle()
    assert shown(trial).count(RequestOutcome.RECEIVED) == 0

    row = next(each for each in shown(trial).requests if each.id == samir)
    menu = record.table.menu(row)
    assert [each.text() for each in menu.actions()] == [
        *("Asked today", "has answered", "declines", "does not answer", "waiting", "Take off the list")
    ]
    menu.actions()[4].trigger()
    trial.settle()
    assert shown(trial).count(RequestOutcome.WAITING) == 2
    trial.enter(record.table)
    press(Qt.Key.Key_Delete, samir)
    assert [each.id for each in shown(trial).requests] == [odile]
    record.table.choose(odile)
    trial.page.trash_record()
    trial.settle()
    assert shown(trial).requests == ()
    trial.undo_offers[-1]()
    trial.settle()
    assert [each.id for each in shown(trial).requests] == [odile]


def test_the_drafts_are_noted_only_when_they_left(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[Path] = []
    monkeypatch.setattr(campaign_sending, "open_files", lambda paths, _errors: handed.extend(paths))
    record = opened(trial)
    assert record.sending.ask_button.text() == "Ask 2 people…"
    assert not record.sending.remind_button.isEnabled()

    record.sending.ask_button.click()
    trial.settle()

    (draft,) = handed
    assert b"Bcc: odile@exemple.be" in draft.read_bytes()
    assert record.sending.unreachable.text() == "Not reachable by mail: Samir Aït Lahcen, Espace Rencontre"
    assert record.sending.log.text() == "Does it go to 1 person?"
    assert shown(trial).asked == 0
    record.sending.log.action.click()
    trial.settle()
    assert (shown(trial).asked, record.sending.log.isHidden()) == (1, True)
    assert record.sending.remind_button.text() == "Remind 1 person…"
    record.sending.remind_button.click()
    trial.settle()
    record.sending.log.action.click()
    trial.settle()
    assert [row.reminded_on for row in shown(trial).requests if row.email] == [TODAY]
    trial.undo_offers[-1]()
    trial.settle()
    assert [row.reminded_on for row in shown(trial).requests if row.email] == [None]


def test_the_drafts_of_a_call_are_spoken_of_under_that_call_alone(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[Path] = []
    monkeypatch.setattr(campaign_sending, "open_files", lambda paths, _errors: handed.extend(paths))
    record = opened(trial)
    place, first, second = trial.go("campaigns", CampaignsPlace), record.key(), other_call(trial)
    trial.mark(place, first)

    record.sending.ask_button.click()
    trial.mark(place, second)
    trial.settle()
    assert len(handed) == 1
    assert record.sending.log.isHidden()
    assert record.sending.unreachable.isHidden()

    trial.mark(place, first)
    assert record.sending.log.text() == "Does it go to 1 person?"
    record.sending.log.action.click()
    trial.settle()
    assert [row.asked for row in trial.run(lambda services: services.campaigns.rows(2026)) if row.id == first] == [1]
    record.sending.remind_button.click()
    trial.settle()
    record.sending.log.dismiss()
    trial.mark(place, second)
    trial.mark(place, first)
    assert record.sending.log.isHidden(), "closed by hand: it did not leave"


def test_testimonials_lead_to_their_calls_and_a_late_one_is_red(trial: Trial) -> None:
    opened(trial)
    trial.run(lambda services: services.records.change(Campaign, shown_id(services), {"due_on": date(2026, 11, 2)}))
    place = trial.go("campaigns", CampaignsPlace)
    row = shown(trial)
    assert place.lines(row).pills == (("until 02/11/2026", "wrong"),)
    trial.go("testimonials", TestimonialsPlace).calls_button.click()
    assert trial.requested[-1] == ("evaluation_place", "campaigns")
    trial.page.open_record("campaign", row.id)
    trial.settle()
    assert trial.page.place() is place
    trial.run(lambda services: services.records.change(Campaign, row.id, {"closed_on": TODAY}))
    assert place.lines(shown(trial)).pills == (("closed", "neutral"),)
    trial.enter(place.list)
    trial.page.trash_record()
    trial.settle()
    assert not trial.run(lambda services: services.campaigns.rows(2026))


def person_of(trial: Trial, line: UUID) -> UUID | None:
    return next(row.person_id for row in shown(trial).requests if row.id == line)


def shown_id(services: Workspace) -> UUID:
    return services.campaigns.rows(2026)[0].id
