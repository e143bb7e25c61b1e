"""Who writes a section of the report, by when, whether it is an annex; who read it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.evaluation_rows import SectionRow
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.proofreading.finding import Finding
from csxl_desktop.ui.context import Key
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.relecture_rows import spoken_counts
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField


class SectionLife(QWidget):
    """`key()` names the section on screen; `annex` is laid by whoever holds this."""

    def __init__(self, place: Place, key: Key) -> None:
        super().__init__()
        self.responsible = ChoiceField(_("Written by"), [(None, _("nobody in particular"))]).narrow()
        self.due = DateField(_("Due on"), lambda letters: parse_date(letters, place.context.today()))
        self.annex = CheckField(_("Among the annexes"))
        self.read = label("", "small")
        self.findings_button = link_button("", icon="check-check")
        self.findings_button.hide()
        place.save(self.responsible, ReportSection, "responsible_id", key)
        place.save(self.due, ReportSection, "due_on", key)
        place.save(self.annex, ReportSection, "annex", key)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(4))
        form = FormLayout(2)
        form.add_all(self.responsible, self.due)
        box.addLayout(form)
        last = QHBoxLayout()
        last.addWidget(self.read)
        last.addWidget(self.findings_button)
        last.addStretch()
        box.addLayout(last)

    def show_team(self, team: Sequence[tuple[UUID, str]]) -> None:
        self.responsible.set_options([(None, _("nobody in particular")), *team])

    def show_row(self, row: SectionRow, *, same: bool) -> None:
        self.responsible.show_value(row.responsible_id, same=same)
        self.due.show_value(row.due_on, same=same)
        self.annex.show_value(row.annex, same=same)
        self.read.setText(read_words(row))
        self.read.setVisible(bool(self.read.text()))

    def show_findings(self, found: Sequence[Finding]) -> None:
        """“Relecture: 1 misleads, 2 form”; nothing where nothing is to be mended here."""
        self.findings_button.setText(_("Proofreading: {findings}").format(findings=spoken_counts(found)))
        self.findings_button.setVisible(bool(found))


def read_words(row: SectionRow) -> str:
    """“Lu le 12/01/2026 par Ana”; nothing where nobody read it."""
    if row.read_at is None:
        return ""
    day = short_date(row.read_at.astimezone().date())
    if not row.read_by:
        return _("Read on {date}").format(date=day)
    return _("Read on {date} by {name}").format(date=day, name=row.read_by)
