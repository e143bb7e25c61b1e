"""The place *Relecture*: what is found in the report, accepted for a reason, taken back, mended and found no more."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from csxl_desktop.domain.accepted_findings import AcceptedFinding
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.proofreading.finding import Finding
from csxl_desktop.services.grammar import GrammarReader
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.relecture import RelecturePlace
from csxl_desktop.ui.evaluation.relecture_filters import FindingFilters
from csxl_desktop.ui.evaluation.relecture_rows import EVERYWHERE, OPENED
from csxl_desktop.ui.evaluation.report import ReportPlace
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.pages import entries
from tests.factories import paragraph
from tests.grammar_there import needs_grammalecte
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.typing_keys import press_key, type_text

YEAR = 2026
WRONG = "Le lundi 3 avril 2026, nous avons accueillis deux services."  # a Friday


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def read(trial: Trial, words: str) -> RelecturePlace:
    if not trial.run(lambda services: services.report.sections(YEAR)):
        trial.run(lambda services: services.report.begin_year(YEAR))
        trial.run(_keep_introduction)
    section = trial.run(lambda services: services.report.sections(YEAR))[0]
    trial.run(lambda services: services.records.change(ReportSection, section.id, {"text": paragraph(words)}))
    place = trial.go("relecture", RelecturePlace)
    place.reload()
    trial.settle()
    return place


def _keep_introduction(services: Workspace) -> None:
    """The texts of the house are left to be completed."""
    for section in services.report.sections(YEAR)[1:]:
        services.records.trash(ReportSection, section.id)


def accept(trial: Trial, finding: Finding) -> None:
    trial.run(lambda services: services.proofreading.accept(finding, YEAR, " cité "))


def _kept(services: Workspace) -> int:
    with services.database() as session:
        return len(session.scalars(select(AcceptedFinding)).all())


def found(place: RelecturePlace) -> list[str]:
    return [row.finding.code for row in place.model.rows()]


def test_of_a_year_without_a_report_it_says_so(trial: Trial) -> None:
    place = trial.go("relecture", RelecturePlace)
    place.reload()
    trial.settle()
    assert place.card.note.text().startswith("There is no report of 2026 yet")
    read(trial, "Le vendredi 3 avril 2026, nous avons accueilli deux services.")
    assert "no report" not in place.card.note.text()


def test_a_finding_says_why_opens_its_section_and_is_gone_once_mended(trial: Trial) -> None:
    place = read(trial, WRONG)
    assert {"date-weekday", "language-avoir"} <= set(found(place))
    row = next(each for each in place.model.rows() if each.finding.code == "date-weekday")
    assert place.list.choose(row.id)
    place.pane.show_row(row)
    opened: list[tuple[str, object]] = []
    trial.page.record_requested.connect(lambda kind, key: opened.append((kind, key)))

    assert "vendredi" in place.pane.why.text() + place.pane.proposal.text()
    place.pane.open_button.click()
    section = trial.run(lambda services: services.report.sections(YEAR))[0]
    assert opened == [("report_section", section.id)]

    place = read(trial, "Le vendredi 3 avril 2026, nous avons accueilli deux services.")
    assert not {"date-weekday", "language-avoir"} & set(found(place))


def test_what_is_accepted_needs_a_reason_is_kept_apart_and_may_be_taken_back(trial: Trial) -> None:
    place = read(trial, WRONG)
    row = next(each for each in place.model.rows() if each.finding.code == "date-weekday")
    place.pane.show_row(row)
    place.pane.accept_button.click()
    trial.settle()
    assert "date-weekday" in found(place)

    place.pane.show_row(row)
    place.pane.reason.edit.setText("titre d’une affiche")
    place.pane.accept_button.click()
    trial.settle()
    assert "date-weekday" not in found(place)

    place.card.filters.switch.set_value("accepted")
    place.card.filters.switch.changed.emit("accepted")
    assert found(place) == ["date-weekday"]
    assert "titre d’une affiche" in place.pane.kept.text()
    place.pane.accept_button.click()
    trial.settle()
    assert found(place) == []
    place.card.filters.switch.set_value("open")
    place.card.filters.switch.changed.emit("open")
    assert "date-weekday" in found(place)


def test_every_record_that_a_finding_opens_has_its_tab(trial: Trial) -> None:
    kinds = frozenset[str]().union(*(entry.kinds for entry in entries(trial.context)))

    assert kinds >= OPENED


def test_what_is_accepted_is_accepted_in_a_file_too_and_only_form_lasts_into_another_year(trial: Trial) -> None:
    read(trial, WRONG)
    for finding in trial.run(lambda services: services.proofreading.year(YEAR)):
        if finding.code in {"date-weekday", "language-avoir"}:
            accept(trial, finding)

    def open_in(year: int) -> set[str]:
        told = trial.run(lambda services: services.proofreading.file(WRONG.encode(), year))
        return {each.code for each in told if not each.accepted}

    assert not {"date-weekday", "language-avoir"} & open_in(YEAR)
    assert "date-weekday" in open_in(YEAR + 1)
    assert "language-avoir" not in open_in(YEAR + 1)


def test_a_reason_is_of_the_finding_before_which_it_was_typed_and_the_next_one_comes(trial: Trial) -> None:
    place = read(trial, f"{WRONG} Le mardi 4 avril 2026, nous avons rencontrés les voisins.")
    rows = place.model.rows()
    assert len(rows) > 2
    place.list.setFocus()
    assert place.list.choose(rows[1].id)
    place.pane.show_row(rows[1])
    type_text(place.pane.reason.edit, "titre d’un livre")
    press_key(place.list, Qt.Key.Key_Down)
    assert place.pane.reason.edit.text() == ""

    press_key(place.list, Qt.Key.Key_Up)
    type_text(place.pane.reason.edit, "cité")
    place.pane.accept_button.click()
    place.pane.accept_button.click()
    trial.settle()

    chosen = place.list.chosen_row()
    assert chosen is not None
    assert chosen.finding.fingerprint == rows[2].finding.fingerprint
    assert trial.run(_kept) == 1


def test_a_finding_is_accepted_for_the_year_in_which_it_was_read(trial: Trial) -> None:
    place = read(trial, WRONG)
    row = place.model.rows()[0]
    place.show_year(YEAR - 1)
    place.reload()
    assert place.model.rows() == []  # what is of another year is not to be accepted
    place.settle(row, "cité")
    trial.settle()

    assert row.finding.fingerprint not in {
        each.fingerprint for each in trial.run(lambda services: services.proofreading.year(YEAR)) if not each.accepted
    }


def spoil(trial: Trial, words: str) -> None:
    section = trial.run(lambda services: services.report.sections(YEAR))[0]
    change = {"text": paragraph(words)}
    done: list[object] = []
    trial.context.jobs.save(
        lambda: trial.context.services.records.change(ReportSection, section.id, change), done.append
    )
    trial.qtbot.waitUntil(lambda: bool(done))


def test_the_list_is_narrowed_by_gravity_and_place_and_remembers_it(trial: Trial) -> None:
    place = read(trial, f"{WRONG} La 3ème édition.")
    filters, section = place.card.filters, trial.run(lambda services: services.report.sections(YEAR))[0]
    every = found(place)
    assert filters.chips._by_key["A"].text() == "A · misleads (1)"
    filters.chips._by_key["A"].click()
    assert found(place) == ["date-weekday"]
    assert f"{len(every) - 1} hidden by the filters" in place.card.note.text()
    assert trial.context.state.text("relecture/severities") == "A"
    filters.chips._by_key["A"].click()
    filters.chips._by_key["B"].click()
    assert found(place) == []
    place.escape()
    assert found(place) == every

    filters.part.combo.setCurrentIndex(1)
    filters.part.combo.activated.emit(1)
    assert filters.part.combo.currentText() == f"Introduction ({len(every)})"
    again = FindingFilters(trial.context.state)
    assert (again.narrows(), again.accepted()) == (True, False)
    place.open(EVERYWHERE)
    assert not filters.narrows()
    place.open(section.id)
    assert found(place) == every
    read(trial, "Rien.")
    assert filters.part.combo.currentText() == "Nothing left there"


def test_what_was_saved_is_read_again_by_itself_and_what_vanished_is_told(trial: Trial) -> None:
    place = read(trial, f"{WRONG} La 3ème édition. Le 31/11/2026.")
    place.reader._timer.setInterval(0)
    row = next(each for each in place.model.rows() if each.finding.code == "form-ordinal")
    place.list.selectRow(place.model.place_of(row.id))
    place.pane.reason.edit.setText("nom du")
    before = len(found(place))

    with trial.qtbot.waitSignal(place.reader.read, timeout=15_000):
        spoil(trial, "Le vendredi 3 avril 2026, nous avons accueilli deux services. La 3ème édition.")

    assert found(place) == ["form-ordinal"]
    chosen = place.list.chosen_row()
    assert chosen is not None
    assert chosen.id == row.id
    assert place.pane.reason.edit.text() == "nom du"
    assert f"{before - 1} mended" in place.card.note.text()

    trial.page.show_place("figures")
    trial.settle()
    spoil(trial, WRONG)
    assert not place.reader._timer.isActive()  # nobody sees it
    trial.settle()


def test_a_file_from_outside_is_read_in_the_place_of_the_report(trial: Trial, tmp_path: Path) -> None:
    place = read(trial, "La 3ème édition.")
    path = tmp_path / "report.txt"
    path.write_text(f"# Bilan\n\n{WRONG}", encoding="utf-8")
    place.open_file(path)
    trial.settle()
    assert place.card.file.text() == "“report.txt”, read with what the dossier knows of 2026."
    assert {row.finding.where for row in place.model.rows()} == {"Bilan · l. 3"}
    row = next(each for each in place.model.rows() if each.finding.code == "date-weekday")
    place.pane.show_row(row)
    assert row.target is None
    assert place.pane.open_button.isHidden()
    assert place.pane.excerpt.toPlainText() == WRONG

    place.print_current()
    trial.qtbot.waitUntil(lambda: bool(place.paper.panel.preview.pdf()), timeout=15_000)
    told = "".join(page.extract_text() for page in PdfReader(io.BytesIO(place.paper.panel.preview.pdf())).pages)
    assert "report.txt" in told
    place.escape()
    assert place.right.currentIndex() == 0

    scanned = tmp_path / "scan.pdf"
    scanned.write_bytes(b"%PDF-1.4 damaged")
    place.open_file(scanned)
    trial.settle()
    assert "This document is damaged" in trial.refusals[-1]
    assert "report.txt" in place.card.file.text()
    place.escape()
    trial.settle()
    assert found(place) == ["form-ordinal"]


def test_what_was_accepted_of_a_text_that_changed_is_still_listed(trial: Trial) -> None:
    place = read(trial, "La 3ème édition.")
    accept(trial, place.model.rows()[0].finding)
    place = read(trial, "Rien.")
    assert "Nothing to report" in place.card.note.text()
    place.card.filters.switch._by_key["accepted"].click()
    (row,) = place.model.rows()
    place.list.selectRow(0)
    assert (row.found, row.target) == (False, None)
    assert "Found no more" in place.pane.where.text()
    assert "by Ana Test: cité" in place.pane.kept.text()
    assert "holds in every year" in place.pane.holds.text()


def test_the_report_says_what_is_still_open_and_leads_there(trial: Trial) -> None:
    read(trial, f"{WRONG} La 3ème édition.")
    report = trial.go("report", ReportPlace)
    first = report.sections.model.rows()[0]
    pill = report.sections._lines(first).pills[0]
    assert pill == ("A 1 · C 2", "wrong")
    assert report.text.life.findings_button.text() == "Proofreading: 1 that misleads, 2 of form"
    assert report.sections.findings_button.text() == "Proofreading: 3 to see"
    trial.enter(report.text.text.edit)
    type_text(report.text.text.edit, "Un mot")
    report.findings.reader._timer.timeout.emit()
    assert report.findings.reader._timer.isActive()  # not while somebody types
    trial.leave()
    report.sections.look_button.click()
    trial.settle()
    assert "3 findings of proofreading are still open (1 that misleads, 2 of form)" in report.look.left.text()

    at = report.sections.list.pills_of(first).center()
    QTest.mouseClick(report.sections.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    report.sections.findings_button.click()
    report.look.findings_button.click()
    report.text.life.findings_button.click()
    assert trial.requested == [
        ("relecture", first.id), ("relecture", EVERYWHERE), ("relecture", EVERYWHERE), ("relecture", first.id)
    ]  # fmt: skip
    trial.page.open_record(*trial.requested[0])
    trial.settle()
    place = trial.page.place()
    assert isinstance(place, RelecturePlace)
    assert len(found(place)) == 3

    trial.page.show_year(YEAR + 1)
    report = trial.go("report", ReportPlace)
    assert report.sections._lines(first).pills == ()


def test_a_report_in_dutch_is_said_to_be_dutch_and_not_praised(trial: Trial) -> None:
    place = read(trial, "De leden van de groep zijn het eens met wat er in de zaal is gezegd: een 3ème keer.")
    said = "in Dutch, and proofreading reads French"

    assert "form-ordinal" not in found(place)
    assert said in place.card.note.text()
    report = trial.go("report", ReportPlace)
    trial.settle()
    assert said in report.look.left.text()
    assert "nothing left to mend" not in report.look.left.text()

    place = read(trial, "Les membres se retrouvent avec ceux de la commune pour une 3ème édition.")
    assert "form-ordinal" in found(place)
    assert said not in place.card.note.text()


@needs_grammalecte
def test_grammar_comes_after_our_own_findings_where_there_is_much_to_read(trial: Trial) -> None:
    place = trial.go("relecture", RelecturePlace)
    shown: list[tuple[set[str], str]] = []
    place.reader.read.connect(
        lambda reading: shown.append(({each.code for each in reading.open()}, place.card.note.text()))
    )
    long = " ".join(f"Elle est venue {number} fois avec sa famille et ses voisins du quartier." for number in range(80))
    read(trial, f"{WRONG} Elle est l’un des fondateur de la maison. {long}")

    ours, while_reading = next(each for each in shown if "language-avoir" in each[0])
    all_of_it, after = shown[-1]
    assert "grammar-noun" not in ours
    assert "being read" in while_reading
    assert all_of_it == ours | {"grammar-noun"}
    assert "being read" not in after

    shown.clear()
    read(trial, f"{WRONG} Elle est l’un des fondateurs de la maison.")
    assert all("being read" not in note for _codes, note in shown)  # little is new: it is read at once
    assert shown[-1][0] == ours


def test_where_no_grammar_is_read_one_line_says_so_and_all_else_is_as_ever(trial: Trial) -> None:
    trial.run(lambda services: setattr(services, "grammar", GrammarReader(command=())))

    place = read(trial, WRONG)

    assert {"date-weekday", "language-avoir"} <= set(found(place))
    assert "python3-grammalecte" in place.card.note.text()
    read(trial, "Le vendredi 3 avril 2026, nous avons accueilli deux services.")
    assert place.card.note.text().startswith("Nothing to report: the report may leave.")
    assert "python3-grammalecte" in place.card.note.text()
