"""The small rules of the Répertoire: what a typed contact is, which rows a facet keeps, how values are said."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import AttendanceState, ChannelKind, OrganisationStatus
from csxl_desktop.domain.directory_rows import ChannelRow, OrganisationRow, SeenRow
from csxl_desktop.domain.search_criteria import a_year_before
from csxl_desktop.i18n import speaking
from csxl_desktop.ui.directory.attendance_strip import marks
from csxl_desktop.ui.directory.columns import (
    FORMER,
    MEMBERS,
    ORGANISATION_COLUMNS,
    ORGANISATIONS,
    Facets,
)
from csxl_desktop.ui.directory.contacts import guessed_kind, target
from csxl_desktop.ui.directory.membership import term_state
from csxl_desktop.ui.directory.organisation_panel import state_of
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.directory.words import category_words, kind_words, span_words, value_words
from csxl_desktop.ui.widgets.flow import FlowLayout
from csxl_desktop.ui.widgets.record_link import RecordLink
from csxl_desktop.ui.widgets.text import SectionLabel

TODAY = date(2026, 11, 21)


def organisation(**values: Any) -> OrganisationRow:
    given: dict[str, Any] = {
        "id": uuid4(), "name": "Atelier", "short_name": "", "kind": "Association", "parent": "",
        "status": OrganisationStatus.ACTIVE, "is_member": True, "was_member": False, "representative": "",
        "categories": ("Santé",), "city": "", "verified_on": None, "sort_key": "atelier", "folded": "atelier",
    }  # fmt: skip
    return OrganisationRow(**(given | values))


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("02 641 56 21", ChannelKind.PHONE),
        ("0475/12.34.56", ChannelKind.MOBILE),
        ("+32 475 12 34 56", ChannelKind.MOBILE),
        ("info@exemple.be", ChannelKind.EMAIL),
        ("www.exemple.be", ChannelKind.WEB),
        ("1030.be", ChannelKind.WEB),
    ],
)
def test_what_is_typed_says_what_it_is(typed: str, kind: ChannelKind) -> None:
    assert guessed_kind(typed) is kind


@pytest.mark.parametrize(
    ("kind", "value", "url"),
    [
        (ChannelKind.WEB, "exemple.be", "https://exemple.be"),
        (ChannelKind.WEB, "http://exemple.be/a", "http://exemple.be/a"),
        (ChannelKind.WEB, "file://serveur/partage", None),
        (ChannelKind.EMAIL, "a@exemple.be", "mailto:a@exemple.be"),
        (ChannelKind.EMAIL, "sans arobase", None),
        (ChannelKind.PHONE, "02 641 56 21", None),
    ],
)
def test_only_mail_and_web_pages_are_opened(kind: ChannelKind, value: str, url: str | None) -> None:
    found = target(ChannelRow(uuid4(), kind, value, "", printable=True))

    assert (found.toString() if found else None) == url


def test_facets_keep_what_they_say() -> None:
    member, former = organisation(), organisation(is_member=False, was_member=True)

    assert [Facets(MEMBERS).keeps(row) for row in (member, former)] == [True, False]
    assert [Facets(FORMER).keeps(row) for row in (member, former)] == [False, True]
    assert Facets(ORGANISATIONS, kind="École").keeps(member) is False
    assert Facets(ORGANISATIONS, category="Santé").keeps(member) is True
    since = Facets(ORGANISATIONS, unverified_since=a_year_before(TODAY))
    verified = [organisation(verified_on=day) for day in (None, date(2025, 11, 20), date(2025, 11, 21))]
    assert [since.keeps(row) for row in verified] == [True, True, False]


def test_a_year_before_a_leap_day() -> None:
    assert a_year_before(date(2028, 2, 29)) == date(2027, 2, 28)


def test_what_is_out_of_the_ordinary_goes_first() -> None:
    assert state_of(organisation()) == ("member", "good")
    assert state_of(organisation(status=OrganisationStatus.DORMANT)) == ("dormant", "late")
    assert state_of(organisation(status=OrganisationStatus.DISSOLVED, is_member=False)) == ("dissolved", "wrong")
    assert state_of(organisation(is_member=False)) is None


def test_a_term_is_announced_three_months_before() -> None:
    assert term_state(date(2027, 3, 1), TODAY) is None
    assert term_state(date(2027, 2, 1), TODAY) == ("ends soon", "late")
    assert term_state(date(2026, 11, 20), TODAY) == ("term over", "wrong")
    assert term_state(None, TODAY, ended_on=date(2025, 1, 1)) == ("ended", "neutral")


def test_several_people_at_one_meeting_make_one_mark() -> None:
    meeting = uuid4()
    seen = [
        SeenRow(meeting, date(2026, 4, 2), "AG", "teal", "Logement", state, person)
        for state, person in ((AttendanceState.EXCUSED, "Anna"), (AttendanceState.PRESENT, "Bram"))
    ]
    found = marks(seen)

    assert [mark.state for mark in found] == [AttendanceState.PRESENT]
    assert "Anna (excused)" in found[0].words
    assert "Bram (present)" in found[0].words


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("status", "dormant", "Dormant"),
        ("verified_on", "2026-04-03", "03/04/2026"),
        ("printable", False, "no"),
        ("name", "", "—"),
        ("note", "x" * 200, "x" * 80 + "…"),
        ("kind", "email", "E-mail"),
        ("language", "nl", "Dutch"),
        ("weekday", 1, "Tuesday"),
    ],
)
def test_values_of_the_history_in_words(column: str, value: object, words: str) -> None:
    assert value_words(column, value) == words


def test_spans_in_words() -> None:
    assert span_words(None, None) == ""
    assert span_words(date(2024, 2, 1), None) == "since 01/02/2024"
    assert span_words(None, date(2024, 2, 1)) == "until 01/02/2024"
    assert span_words(date(2024, 2, 1), date(2025, 2, 1)) == "from 01/02/2024 to 01/02/2025"


def test_what_does_not_fit_goes_to_the_next_line(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout()
    holder.setLayout(flow)
    parts = [QWidget() for _number in range(3)]
    for part in parts:
        part.setFixedSize(100, 20)
        flow.addWidget(part)
    holder.show()
    flow.setGeometry(QRect(0, 0, 220, 100))

    assert [part.y() for part in parts] == [0, 0, 20 + flow.spacing()]
    assert flow.heightForWidth(1000) == 20


def test_actions_stand_beside_their_title_or_below_it(qtbot: QtBot) -> None:
    section = Section("Comité d’accompagnement", ("plus", "Ajouter", lambda: None), ("x", "Clore", lambda: None))
    qtbot.addWidget(section)
    title = section.findChild(SectionLabel)
    assert title is not None
    add, close = section.links["plus"], section.links["x"]
    section.show()

    section.resize(600, section.heightForWidth(600))
    assert abs(add.geometry().center().y() - title.geometry().center().y()) <= 1
    assert close.geometry().right() == section.contentsRect().right() - section.box.contentsMargins().right()
    assert add.geometry().right() < close.x()

    section.resize(260, section.heightForWidth(260))
    assert add.y() > title.geometry().bottom()
    assert title.width() == title.sizeHint().width()
    assert section.rect().contains(close.geometry())
    add.hide()
    close.hide()
    top = section.box.itemAt(0)
    assert top is not None
    assert top.heightForWidth(260) == title.sizeHint().height()


def test_a_link_gives_way_and_keeps_its_name(qtbot: QtBot) -> None:
    link = RecordLink("Une très longue maison de quartier au nom interminable", lambda: None)
    qtbot.addWidget(link)
    link.resize(80, 24)
    link.show()

    assert link.text().endswith("…")
    assert link.accessibleName() == link.toolTip() == link.whole_text()


def test_a_short_name_has_a_column_of_its_own() -> None:
    columns = {column.header: column for column in ORGANISATION_COLUMNS}

    assert columns["Organisation"].secondary is None
    assert columns["Short name"].text(organisation(short_name="AdP")) == "AdP"


def test_a_row_says_its_kind_and_categories_in_the_language_spoken() -> None:
    row = organisation(kind="École", categories=("Aide sociale", "Jeux"), categories_nl=("Sociale hulp", "Spelen"))

    def said(language: str) -> tuple[str, ...]:
        with speaking(language):
            return (kind_words(row), *category_words(row))

    assert said("fr") == ("École", "Aide sociale", "Jeux")
    assert said("en") == ("School", "Social aid", "Jeux")
    assert said("nl") == ("School", "Sociale hulp", "Spelen")
