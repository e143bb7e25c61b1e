"""The newsletter in the window: picked, ordered by keys, written in own words, drafted, logged."""

from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.domain.news import NewsItem
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.news import NewsPlace
from csxl_desktop.ui.evaluation.newsletter_articles import ArticleEditor
from csxl_desktop.ui.evaluation.newsletters import NewslettersPlace
from csxl_desktop.ui.jobs import Jobs
from tests.factories import make, paragraph
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.handed_over import HandedOver


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def received(trial: Trial, title: str) -> UUID:
    values = {"title": title, "received_on": date(2026, 10, 1), "text": paragraph(f"Été : {title}")}
    return trial.run(lambda services: make(services, NewsItem, **values))


def test_an_issue_is_made_drafted_and_logged(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    received(trial, "Un")
    received(trial, "Deux")
    target = trial.run(lambda services: make(services, MailingList, name="Infolettre"))
    trial.run(lambda services: make(services, Subscription, mailing_list_id=target, address="a@example.org"))
    place = trial.go("newsletters", NewslettersPlace)
    place.new_record()
    trial.settle()
    record = place.record
    assert record.heading.text() == "Newsletter no. 1"

    record.choices.all_button.click()
    trial.settle()
    record.articles.adder.setText("Mot d’ouverture")
    record.articles.adder.send()
    trial.settle()
    editors = [each for each in record.articles.rows.editors() if isinstance(each, ArticleEditor)]
    before = [each.title.edit.placeholderText() for each in editors]
    trial.enter(editors[2].title.edit)
    QTest.keyClick(editors[2].title.edit, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    trial.settle()
    whole = trial.run(lambda services: services.newsletters.issue_whole(services.newsletters.rows()[0].id))
    assert [each.shown_title for each in whole.articles] == [before[0], "Mot d’ouverture", before[1]]

    urls = HandedOver()
    monkeypatch.setattr(QDesktopServices, "openUrl", urls)
    record.sending.open_drafts()
    trial.settle()
    mail = message_from_bytes(Path(urls[0].toLocalFile()).read_bytes(), policy=policy.default)
    assert mail["Bcc"] == "a@example.org"
    record.print_current()
    trial.settle()
    assert record.panel.preview.pdf()
    record.sending.issue_button.click()
    trial.settle()
    assert place.table.chosen_row() is not None
    assert trial.run(lambda services: services.newsletters.rows()[0].recipients) == 1
    assert record.sending.isHidden()
    assert trial.refusals == []


def test_a_portrait_is_printed_from_the_news(trial: Trial) -> None:
    received(trial, "Du pain")
    place = trial.go("news", NewsPlace)

    place.print_current()
    trial.settle()
    assert place.record.portrait.preview.pdf()
    place.escape()
    assert place.record.portrait_shown() is False
    place.record.show_portrait()
    place.record.relay_button.click()
    trial.settle()
    assert [line.fields[0].value() for line in place.record.relays.lines()] == ["portrait of a partner"]
    assert place.record.portrait_shown() is False
    assert trial.refusals == []


def test_the_place_is_reached_by_its_key(trial: Trial) -> None:
    trial.page.open_record("evaluation_place", "newsletters")
    trial.settle()

    assert isinstance(trial.page.place(), NewslettersPlace)
