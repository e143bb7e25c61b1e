"""What Relecture still finds in the report, said where one writes: by section, for the whole, before the approval."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from csxl_desktop.domain.read_languages import not_read
from csxl_desktop.proofreading.finding import Finding
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.relecture_reader import Reader, Reading
from csxl_desktop.ui.evaluation.relecture_rows import EVERYWHERE
from csxl_desktop.ui.evaluation.report_look import ReportLook
from csxl_desktop.ui.evaluation.report_sections import ReportSections
from csxl_desktop.ui.evaluation.report_text import ReportText


class ReportFindings(QObject):
    """Reads when the place is entered, and again in a while once something was saved."""

    def __init__(self, place: Place, sections: ReportSections, text: ReportText, look: ReportLook) -> None:
        super().__init__(place)
        self._place, self._sections, self._text, self._look = place, sections, text, look
        self._open: dict[str, list[Finding]] = {}
        self._year = 0
        self.reader = Reader(place.context, place, "report")
        self.reader.read.connect(self._show)
        place.record_shown.connect(self._show_section)
        sections.findings_button.clicked.connect(lambda _checked: self._go(EVERYWHERE))
        sections.list.pill_clicked.connect(lambda row: self._go(row.id))
        text.life.findings_button.clicked.connect(lambda _checked: self._go(text.id()))
        look.findings_button.clicked.connect(lambda _checked: self._go(EVERYWHERE))

    def read(self) -> None:
        """What was said of another year is said no more."""
        if self._year != self._place.year:
            self._year, self._open = self._place.year, {}
            self._sections.forget_findings()
            self._text.life.show_findings(())
            self._look.forget_findings()
        self.reader.ask(self._year)

    def _show(self, reading: Reading) -> None:
        if reading.year != self._place.year:
            return
        found = reading.open()
        self._open = {}
        for each in found:
            self._open.setdefault(each.around.part, []).append(each)
        self._sections.show_findings({UUID(key): told for key, told in self._open.items() if key}, len(found))
        self._look.show_findings(found, not_read(reading.language) or reading.grammar)
        if (row := self._text.row()) is not None:
            self._show_section(row.id)

    def _show_section(self, section_id: UUID) -> None:
        self._text.life.show_findings(self._of(section_id))

    def _of(self, section_id: UUID) -> Sequence[Finding]:
        return self._open.get(section_id.hex, ())

    def _go(self, key: UUID) -> None:
        self._place.page.record_requested.emit("relecture", key)
