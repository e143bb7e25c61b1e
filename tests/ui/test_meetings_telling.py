"""The paragraph for the report in the window: of an assembly too, marked when its minutes changed."""

from datetime import date

from csxl_desktop.domain.choices import AttendanceState, ItemKind
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.ui.meetings.tell import TellPanel
from tests.documents.reading import reader
from tests.factories import paragraph
from tests.ui.meetings_support import Trial


def test_an_assembly_takes_its_paragraph_from_the_minutes_and_sees_them_change(trial: Trial) -> None:
    planned = trial.plan("AG", date(2026, 3, 12), "Isolement", held=True)
    theme = next(item for item in trial.record(planned).items if item.kind is ItemKind.THEME)
    trial.run(lambda services: services.records.change(AgendaItem, theme.id, {"text": paragraph("Trois services.")}))
    trial.show(planned, Step.WRITE)

    trial.page.record.tell_button.click()
    panel = trial.page.record.panel(Step.TELL)
    assert isinstance(panel, TellPanel)
    trial.settle()
    assert trial.page.record.step() is Step.TELL
    assert panel.source.keep_button.isHidden()
    panel.source.take_button.click()
    trial.settle()
    assert trial.record(planned).report_paragraph.plain() == "Trois services."
    assert panel.source.notice.text() == ""
    assert panel.source.compared.isHidden()
    panel.source.compare_button.click()
    assert panel.source.minutes_text.value().plain() == "Trois services."

    trial.run(lambda services: services.records.change(AgendaItem, theme.id, {"text": paragraph("Quatre services.")}))
    trial.page.reload()
    trial.settle()
    assert panel.source.compared.isVisible()
    assert panel.source.minutes_text.value().plain() == "Quatre services."
    panel.source.keep_button.click()
    trial.settle()
    assert panel.source.keep_button.isHidden()
    assert trial.record(planned).report_paragraph.plain() == "Trois services."
    assert trial.refusals == []


def test_attestations_of_a_meeting_are_of_everybody_present_or_of_one(trial: Trial) -> None:
    planned = trial.plan("AG", date(2026, 3, 12), "Isolement", held=True)
    trial.run(lambda services: services.attendance.invite_expected(planned))
    for line in trial.record(planned).attendances[:2]:
        trial.run(lambda services, line=line: services.attendance.set_state(line.id, AttendanceState.PRESENT))  # type: ignore[misc]
    trial.show(planned, Step.HOLD)

    trial.page.record.show_document("certificate")
    trial.settle()
    view = trial.page.record.document
    assert view.who.isVisible()
    assert len(reader(view.panel.preview.pdf()).pages) == 2
    view.who.set_value(trial.record(planned).attendances[0].id)
    view.who.committed.emit(view.who.value())
    trial.settle()
    assert len(reader(view.panel.preview.pdf()).pages) == 1
    assert trial.refusals == []
