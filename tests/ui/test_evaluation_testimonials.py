"""The consent, the corrections and the printings of a testimonial, on screen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import CorrectionState
from csxl_desktop.domain.evaluation import Testimonial as Quote
from csxl_desktop.domain.evaluation_choices import ConsentCovers
from csxl_desktop.domain.testimonial_rows import Hindrance, TestimonialRow
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.testimonials import TestimonialsPlace
from csxl_desktop.ui.jobs import Jobs
from tests.factories import make, paragraph
from tests.ui.evaluation_support import TODAY, Trial, evaluation

WORDS = "On nous a fait entrer, et l’on nous a écoutées."


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


@pytest.fixture
def place(trial: Trial) -> TestimonialsPlace:
    trial.run(lambda services: _said(services))
    return trial.go("testimonials", TestimonialsPlace)


def _said(services: Workspace, **values: object) -> UUID:
    given = {"year": 2026, "text": paragraph(WORDS), "author_name": "Odile", "consent_on": date(2026, 1, 12), **values}
    return make(services, Quote, **given)


def row(trial: Trial) -> TestimonialRow:
    return trial.run(lambda services: services.testimonials.rows(2026))[0]


def test_withdrawing_says_where_it_stands_and_can_be_taken_back(trial: Trial, place: TestimonialsPlace) -> None:
    place.note_printed()
    trial.settle()
    consent = place.record.consent
    assert consent.notice.isHidden()

    consent.withdraw_button.click()
    trial.settle()

    assert row(trial).hindrance is Hindrance.WITHDRAWN
    assert "1 document that left has it: Activity report 2026." in consent.notice.text()
    assert place.record.uses.lines.texts() == ["Activity report 2026 · 21/11/2026"]
    assert not consent.fields["consent_withdrawn_on"].isHidden()
    trial.undo_offers[-1]()
    trial.settle()
    assert row(trial).hindrance is Hindrance.NONE
    assert consent.notice.isHidden()


def test_a_correction_is_shown_struck_and_underlined(trial: Trial, place: TestimonialsPlace) -> None:
    view = place.record.correction
    assert view.view.isHidden()
    view.state.combo.setCurrentIndex(1)
    view.state.flush()
    trial.settle()
    trial.enter(place.record.text.edit)
    place.record.text.edit.selectAll()
    place.record.text.edit.insertPlainText("On nous a fait entrer, enfin.")
    trial.leave()

    shown = row(trial)
    assert (shown.correction, shown.original.plain()) == (CorrectionState.CORRECTED, WORDS)
    assert "écoutées" in view.view.toPlainText()
    assert "enfin" in view.view.toPlainText()
    assert not view.view.isHidden()


def test_a_paper_is_filed_and_a_scope_chosen(trial: Trial, place: TestimonialsPlace, tmp_path: Path) -> None:
    paper = tmp_path / "accord.pdf"
    paper.write_bytes(b"%PDF-1.4")
    consent = place.record.consent

    consent.file_paper(paper)
    trial.settle()
    consent.fields["consent_covers"].combo.setCurrentIndex(2)
    consent.fields["consent_covers"].flush()
    trial.settle()

    assert consent.paper.text() == "Signed paper: accord.pdf"
    assert row(trial).consent_covers is ConsentCovers.INTERNAL
    assert consent.notice.text() == "For the office alone: it is printed nowhere."


def test_a_printing_is_noted_by_hand_and_removed(trial: Trial, place: TestimonialsPlace) -> None:
    card = place.record.uses
    card.add_button.click()
    card.form.submit()
    assert not card.form.isHidden()  # it has no name yet
    card.form.fields["document"].set_value("Affiche")
    card.form.submit()
    trial.settle()
    assert [(use.document, use.used_on) for use in row(trial).uses] == [("Affiche", TODAY)]

    assert card.lines.texts() == ["Affiche · 21/11/2026"]

    card.remove(row(trial).uses[0])
    trial.settle()
    assert card.lines.texts() == []
    trial.undo_offers[-1]()
    trial.settle()
    assert card.lines.texts() == ["Affiche · 21/11/2026"]


def test_the_newsletter_being_written_is_opened_with_the_quotation_in_it(trial: Trial) -> None:
    trial.run(lambda services: _said(services, consent_covers=ConsentCovers.PUBLICATIONS))
    place = trial.go("testimonials", TestimonialsPlace)

    place.record.newsletter_button.click()
    trial.settle()

    ((kind, key),) = trial.requested
    assert kind == "newsletter"
    assert isinstance(key, UUID)
    (article,) = trial.run(lambda services: services.newsletters.issue_whole(key)).articles
    assert article.title == "Odile"


def test_the_year_is_printed_and_left_again(trial: Trial, place: TestimonialsPlace) -> None:
    trial.page.print_current()
    trial.qtbot.waitUntil(lambda: place.paper.panel.preview.page_count() > 0)
    assert place.right.currentWidget() is place.paper

    trial.page.escape()

    assert place.right.currentWidget() is place.record
