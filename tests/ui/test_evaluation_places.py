"""The places of the Évaluation: testimonials, partnerships, news; their gestures and fields."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import BasicKind, MeetingState
from csxl_desktop.domain.evaluation import Testimonial as Quote
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.news import NewsItem
from csxl_desktop.services.evaluation_reads import EvaluationReads
from csxl_desktop.services.partnerships import PartnershipRow, PartnershipService
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.news import NewsPlace
from csxl_desktop.ui.evaluation.partnerships import PartnershipsPlace
from csxl_desktop.ui.evaluation.testimonials import TestimonialsPlace
from csxl_desktop.ui.jobs import Jobs
from tests.factories import make, meeting, organisation, paragraph, person
from tests.ui.evaluation_support import TODAY, Trial, evaluation
from tests.ui.typing_keys import press_key, type_text

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def say(trial: Trial, *authors: str) -> list[UUID]:
    """Testimonials of the year, in this order."""
    return [
        trial.run(
            lambda services, author=author, position=position: make(  # type: ignore[misc]
                services, Quote, year=2026, author_name=author, text=paragraph("Utile."), position=position
            )
        )
        for position, author in enumerate(authors, start=1)
    ]


def assembly(services: Workspace, on: date = date(2026, 4, 2)) -> UUID:
    made = meeting(services, BasicKind.PLENARY, on, theme="Logement")
    services.records.change(Meeting, made, {"state": MeetingState.HELD})
    return made


def told(trial: Trial) -> list[PartnershipRow]:
    return trial.run(lambda services: PartnershipService(services.database).told(2026))


# Testimonials.


def test_alt_and_arrows_put_testimonials_in_order(trial: Trial) -> None:
    say(trial, "Un", "Deux", "Trois")
    place = trial.go("testimonials", TestimonialsPlace)
    assert place.list.chosen_row() == place.model.rows()[0]

    press_key(place.list, Qt.Key.Key_Down, ALT)
    trial.settle()

    order = [row.author_name for row in trial.run(lambda services: services.testimonials.rows(2026))]
    assert order == ["Deux", "Un", "Trois"]
    assert [row.author_name for row in place.model.rows()] == order
    chosen = place.list.chosen_row()
    assert chosen is not None
    assert chosen.author_name == "Un"


def test_nothing_moves_while_a_filter_hides_rows(trial: Trial) -> None:
    say(trial, "Un", "Deux", "Trois")
    place = trial.go("testimonials", TestimonialsPlace)

    place.card.filter.setText("tr")
    place.list.choose_first()
    place.list.move_row(0, 1)
    trial.settle()

    assert [row.author_name for row in place.model.rows()] == ["Trois"]
    assert [row.author_name for row in trial.run(lambda s: s.testimonials.rows(2026))] == ["Un", "Deux", "Trois"]


def test_where_a_dragged_row_would_fall(trial: Trial) -> None:
    say(trial, "Un", "Deux", "Trois")
    place = trial.go("testimonials", TestimonialsPlace)
    middle = place.list.visualRect(place.model.index(1, 0))

    assert place.list.gap_at(middle.topLeft() + QPoint(5, 2)) == 1
    assert place.list.gap_at(middle.bottomLeft() + QPoint(5, -2)) == 2
    assert place.list.gap_at(QPoint(5, place.list.viewport().height() - 2)) == 3
    place.list.move_row(0, 3)
    trial.settle()
    assert [row.author_name for row in place.model.rows()] == ["Deux", "Trois", "Un"]


def test_a_new_testimonial_is_typed_and_shown_as_it_will_print(trial: Trial) -> None:
    place = trial.go("testimonials", TestimonialsPlace)

    trial.page.new_record()
    trial.settle()
    record = place.record
    trial.enter(record.text.edit)
    type_text(record.text.edit, "Nous y allons.")
    trial.leave()
    trial.enter(record.author_name.edit)
    type_text(record.author_name.edit, "Odile Verbeke")
    trial.leave()

    assert record.quotation.words.text() == "“Nous y allons.”"
    assert record.quotation.signature.text() == "— Odile Verbeke"
    assert "Consent is still to be asked" in record.consent.notice.text()
    (row,) = trial.run(lambda services: services.testimonials.rows(2026))
    assert (row.author_name, row.received_on, row.consent_on) == ("Odile Verbeke", TODAY, None)


def test_the_extract_and_the_signature_as_wished_print_instead(trial: Trial) -> None:
    say(trial, "Odile Verbeke")
    place = trial.go("testimonials", TestimonialsPlace)

    trial.enter(place.record.extract.edit)
    type_text(place.record.extract.edit, "« Utile […] »")
    trial.enter(place.record.signature.edit)
    type_text(place.record.signature.edit, "Une membre")
    trial.leave()

    assert place.record.quotation.words.text() == "“Utile […]”"
    assert place.record.quotation.signature.text() == "— Une membre"


def test_the_author_of_the_directory_gives_the_name_to_print(trial: Trial) -> None:
    odile = trial.run(lambda services: person(services, "Odile", "Verbeke"))
    say(trial, "")
    place = trial.go("testimonials", TestimonialsPlace)
    field = place.record.author

    trial.enter(field.edit)
    type_text(field.edit, "verb")
    press_key(field.edit, Qt.Key.Key_Return)
    trial.settle()

    (row,) = trial.run(lambda services: services.testimonials.rows(2026))
    assert (row.author_id, row.author_name) == (odile, "Odile Verbeke")
    assert place.record.author_name.value() == "Odile Verbeke"


def test_a_testimonial_of_another_year_is_shown_in_its_year(trial: Trial) -> None:
    old = trial.run(lambda s: make(s, Quote, year=2025, author_name="Ancienne"))
    say(trial, "Nouvelle")
    place = trial.go("testimonials", TestimonialsPlace)

    trial.page.open_record("testimonial", old)
    trial.settle()

    assert place.record.title.text() == "Ancienne"
    assert trial.page.other_year.text() == "This belongs to 2025; the window is in 2026."
    trial.page.other_year.action.click()
    trial.settle()
    assert place.record.title.text() == "Nouvelle"
    assert trial.page.other_year.isHidden()


# Partnerships.


def test_a_partnership_is_begun_and_told(trial: Trial) -> None:
    place = trial.go("partnerships", PartnershipsPlace)
    club = trial.run(lambda services: organisation(services, "Club des Ormes"))
    trial.page.reload()
    trial.settle()

    trial.page.new_record()
    trial.settle()
    record = place.record
    trial.enter(record.name.edit)
    record.name.edit.selectAll()
    type_text(record.name.edit, "Carnaval")
    trial.leave()
    trial.enter(record.organisers.field.edit)
    type_text(record.organisers.field.edit, "ormes")
    press_key(record.organisers.field.edit, Qt.Key.Key_Return)
    trial.settle()

    (row,) = told(trial)
    assert row.title == "Carnaval"
    assert [each.organisation_id for each in row.organisers] == [club]
    assert place.record.title.text() == "Carnaval"


def test_typed_counts_are_added_filled_and_thrown_away(trial: Trial) -> None:
    place = trial.go("partnerships", PartnershipsPlace)
    trial.page.new_record()
    trial.settle()
    counts = place.record.counts

    counts.add_button.click()
    trial.settle()
    number, words = counts.lines()[0].fields
    trial.enter(number.control)
    type_text(number.control, "3")
    trial.enter(words.control)
    type_text(words.control, "ateliers")
    trial.leave()

    assert [(each.number, each.label) for each in told(trial)[0].counts] == [(3, "ateliers")]
    counts.lines()[0].cross.click()
    trial.settle()
    assert (told(trial)[0].counts, counts.lines()) == ((), [])


def test_an_activity_is_attached_opened_and_detached(trial: Trial) -> None:
    on = trial.run(assembly)
    place = trial.go("partnerships", PartnershipsPlace)
    trial.page.new_record()
    trial.settle()
    dates = place.record.meetings

    trial.enter(dates.field.edit)
    type_text(dates.field.edit, "logem")
    press_key(dates.field.edit, Qt.Key.Key_Return)
    trial.settle()

    assert [row.id for row in told(trial)[0].meetings] == [on]
    assert told(trial)[0].first_on == date(2026, 4, 2)


def test_last_year_s_partnerships_are_carried_over_once(trial: Trial) -> None:
    trial.run(lambda services: PartnershipService(services.database).start("Carnaval", 2025))
    place = trial.go("partnerships", PartnershipsPlace)
    assert place.carry.text() == "Carry over 1 from 2025"

    place.carry.click()
    trial.settle()

    assert [row.title for row in told(trial)] == ["Carnaval"]
    assert place.carry.isHidden()


def test_a_partnership_taken_out_of_the_year_can_come_back(trial: Trial) -> None:
    trial.go("partnerships", PartnershipsPlace)
    trial.page.new_record()
    trial.settle()

    trial.page.trash_record()
    trial.settle()
    assert told(trial) == []
    trial.undo_offers[0]()
    trial.settle()

    assert len(told(trial)) == 1


# News.


def test_news_is_noted_and_relayed(trial: Trial) -> None:
    place = trial.go("news", NewsPlace)
    trial.page.new_record()
    trial.settle()
    record = place.record
    trial.enter(record.title.edit)
    record.title.edit.selectAll()
    type_text(record.title.edit, "Brocante")
    trial.leave()

    record.relays.add_button.click()
    trial.settle()
    channel = record.relays.lines()[0].fields[0]
    trial.enter(channel.control)
    type_text(channel.control, "courriel aux membres")
    trial.leave()

    (row,) = trial.run(lambda services: EvaluationReads(services.database).news(2026))
    assert (row.title, row.received_on) == ("Brocante", TODAY)
    assert [(relay.channel, relay.relayed_on) for relay in row.relays] == [("courriel aux membres", TODAY)]
    assert [each.title for each in place.model.rows()] == ["Brocante"]


def test_an_empty_title_is_refused_and_stays_visible(trial: Trial) -> None:
    trial.run(lambda services: make(services, NewsItem, title="Brocante", received_on=TODAY))
    place = trial.go("news", NewsPlace)

    trial.enter(place.record.title.edit)
    place.record.title.edit.clear()
    trial.leave()

    assert place.record.title.refusal() == "A name is needed here."
    (row,) = trial.run(lambda services: EvaluationReads(services.database).news(2026))
    assert row.title == "Brocante"


def test_the_way_back_leads_to_the_record_shown_before(trial: Trial) -> None:
    say(trial, "Un", "Deux")
    place = trial.go("testimonials", TestimonialsPlace)
    place.list.selectRow(1)
    trial.settle()
    trial.run(lambda services: make(services, NewsItem, title="Brocante", received_on=TODAY))
    trial.go("news", NewsPlace)

    trial.page.go_back()
    trial.settle()

    assert trial.page.place() is place
    assert place.record.title.text() == "Deux"


def test_the_place_is_remembered(trial: Trial) -> None:
    trial.go("news", NewsPlace)

    assert trial.context.state.text("evaluation/place") == "news"
