"""Relecture in the whole program: found, opened at the very words, mended, accepted, taken back; a file as well."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit
from sqlalchemy import select

from csxl_desktop.domain.choices import BasicKind, MeetingState
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.evaluation import Testimonial as Quote
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office_texts import OfficeText
from csxl_desktop.domain.partnerships import PartnershipYear
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.evaluation.relecture import RelecturePlace
from csxl_desktop.ui.evaluation.relecture_rows import FindingRow
from csxl_desktop.ui.pointing import Target
from csxl_desktop.ui.widgets.rich_text_edit import RichTextEdit
from tests.factories import paragraph
from tests.journeys.conftest import Start
from tests.journeys.hands import Hands, named
from tests.journeys.running import EVALUATION, Running
from tests.journeys.test_a_year_by_keyboard import opened


def wrong(year: int, day: int) -> str:
    """A day of January whose weekday is not the one named, and a participle that does not agree."""
    return f"Le dimanche {day} janvier {year}, nous avons accueillis deux services."


def relecture(running: Running) -> RelecturePlace:
    running.show(EVALUATION)
    running.page.show_place("relecture")
    running.settle()
    place = running.page.place()
    assert isinstance(place, RelecturePlace)
    return place


def codes(place: RelecturePlace) -> list[str]:
    return [row.finding.code for row in place.model.rows()]


def row_of(place: RelecturePlace, code: str) -> FindingRow:
    """The row of a finding, marked as by hand."""
    at = codes(place).index(code)
    place.list.selectRow(at)
    row = place.list.chosen_row()
    assert row is not None
    return row


def marked(running: Running) -> str:
    """The words that are selected where the keyboard is."""
    running.until(lambda: not running.program.jobs.busy and _selected() != "")
    return _selected()


def _selected() -> str:
    widget = QApplication.focusWidget()
    if isinstance(widget, RichTextEdit):
        return str(widget.textCursor().selectedText())
    return widget.selectedText() if isinstance(widget, QLineEdit) else ""


def test_found_opened_mended_accepted_taken_back(start: Start, demo: Path, tmp_path: Path) -> None:
    running = opened(start, demo)
    year: int = running.ask(lambda services: services.today()).year
    section = running.ask(lambda services: services.report.sections(year))[0]
    text = {"text": paragraph(f"Le dimanche 5 janvier {year + 1}, la 3ème édition.")}
    running.ask(lambda services: services.records.change(ReportSection, section.id, text))
    place, hands = relecture(running), Hands(running)
    before = codes(place)
    row_of(place, "date-weekday")
    hands.press("Open the field")
    assert marked(running) == f"dimanche 5 janvier {year + 1}"
    hands.type("hiver")

    place = relecture(running)
    assert "date-weekday" not in codes(place)
    assert "1 mended" in place.card.note.text()
    assert len(codes(place)) < len(before)

    row_of(place, "form-ordinal")
    hands.fill("Reason to leave it as it is", "name of the fair", "Return")
    assert "form-ordinal" not in codes(place)
    place.card.filters.switch._by_key["accepted"].click()
    row_of(place, "form-ordinal")
    assert "by Ana Test: name of the fair" in hands.read()
    hands.press("No longer accept it")
    assert codes(place) == []
    place.card.filters.switch._by_key["open"].click()
    assert "form-ordinal" in codes(place)

    outside = tmp_path / "outside.txt"
    outside.write_text(f"# Bilan\n{wrong(2026, 5)}\n", encoding="utf-8")
    place.open_file(outside)
    running.settle()
    assert [row.finding.where for row in place.model.rows()] == ["Bilan · l. 2"] * 2
    assert "outside.txt" in place.card.file.text()
    hands.key("Escape", "Escape")
    assert "form-ordinal" in codes(place)


def test_every_kind_of_place_opens_at_the_words(start: Start, demo: Path) -> None:
    running = opened(start, demo)
    year: int = running.ask(lambda services: services.today()).year
    others: list[Target] = running.ask(lambda services: _spoil(services, year))
    place = relecture(running)
    found = [row.target for row in place.model.rows() if row.finding.code == "date-weekday"]
    targets = [target for target in found if target is not None]
    kinds = {"meeting", "working_group", "partnership", "testimonial", "report_section"}
    assert {target.kind for target in targets} == kinds
    for target in (*targets, *others):
        place.pointing.go(target)
        assert marked(running) == target.words
    for kind, field, name in (("meeting", "first_on", "Date"), ("working_group", "sessions", "New session")):
        key = next(target.id for target in targets if target.kind == kind)
        place.pointing.go(Target(kind, key, field))
        running.until(lambda name=name: named(Hands(running).where()) == name)


def _spoil(services: Workspace, year: int) -> list[Target]:
    """A wrong day, another one each, in every text that a report takes over; what else a finding may name."""
    rows = services.meetings.rows(year)
    held = next(row for row in rows if row.behaviour is BasicKind.PLENARY and row.state is MeetingState.HELD)
    services.records.change(Meeting, held.id, {"report_paragraph": paragraph(wrong(year, 1))})
    services.working_groups.set_text(services.working_groups.groups()[0].id, year, paragraph(wrong(year, 2)))
    with services.database() as session:
        told = session.scalars(select(PartnershipYear.id).where(PartnershipYear.year == year)).first()
        said = session.scalars(select(Quote.id).where(Quote.year == year, Quote.printed)).first()
        body = session.scalars(select(Organisation).where(Organisation.trashed_at.is_(None))).first()
        text = session.scalars(select(OfficeText).where(OfficeText.title != "")).first()
    assert told is not None
    assert said is not None
    assert body is not None
    assert text is not None
    services.records.change(PartnershipYear, told, {"text": paragraph(wrong(year, 6))})
    services.records.change(Quote, said, {"text": paragraph(wrong(year, 7))})
    section = services.report.sections(year)[1]
    services.records.change(ReportSection, section.id, {"closing": paragraph(wrong(year, 8))})
    return [
        Target("organisation", body.id, "name", body.name),
        Target("office_text", text.id, "title", text.title),
        Target("report_section", section.id, "title", section.title, section.title),
    ]
