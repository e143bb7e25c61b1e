"""The versions of minutes that left the office, and what changed since each."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import VersionKind
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.services.minutes_comparison import ItemDifference
from csxl_desktop.services.minutes_life import VersionRow
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.page import REDACTED
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.difference_view import DifferenceView
from csxl_desktop.ui.widgets.text import SectionLabel
from csxl_desktop.ui.widgets.text_fields import ChoiceField


class VersionsPart(QWidget):
    """Hidden where nothing was sent, and nothing replaced."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._comparable: list[UUID] = []
        self.version = ChoiceField(_("Version")).narrow()
        self.other = ChoiceField(_("Compared with")).narrow()
        self.compare_button = link_button(_("Show what changed"), self.compare, "equal")
        self.view = DifferenceView()
        self.view.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(6))
        box.addWidget(SectionLabel(_("Versions")))
        chosen = QHBoxLayout()
        chosen.setSpacing(look().sizes.inside)
        for field in (self.version, self.other):
            chosen.addWidget(field, 1)
            field.committed.connect(lambda _value: self.view.hide())
        box.addLayout(chosen)
        self._sent = (self.version, self.other, self.compare_button)
        self.redacted_button = link_button(
            "", lambda: desk.page.record_requested.emit("agenda_place", REDACTED), "file-text"
        )
        for widget in (self.compare_button, self.view, self.redacted_button):
            box.addWidget(widget)
        self.hide()

    def show_versions(self, versions: Sequence[VersionRow]) -> None:
        sent = [row for row in reversed(versions) if row.comparable]
        keys = [row.id for row in sent]
        if keys != self._comparable:
            self._comparable = keys
            told = [(row.id, version_words(row)) for row in sent]
            self.version.set_options(told)
            self.other.set_options([(None, _("what stands now")), *told])
            self.other.set_value(None)
            self.view.hide()
        redacted = [row for row in versions if row.redacted]
        for each in self._sent:
            each.setVisible(bool(sent))
        self.redacted_button.setVisible(bool(redacted))
        if redacted:
            day = long_date(redacted[-1].made_on, weekday=False)
            self.redacted_button.setText(_("Replaced on {date}, without an erased person").format(date=day))
        self.setVisible(bool(sent or redacted))

    def compare(self) -> None:
        """Show what changed from the chosen version to the other one, or to what stands now."""
        context, chosen, other = self._desk.context, self.version.value(), self.other.value()
        if chosen is None:
            return
        context.jobs.ask(
            lambda: context.services.minutes_comparison.since(chosen, other),
            self._show,
            context.errors.show,
            owner=self,
            latest="meetings/versions",
        )

    def _show(self, items: Sequence[ItemDifference]) -> None:
        self.view.show_differences(items)
        self.view.show()


def version_words(row: VersionRow) -> str:
    """“Version 2, envoyée le 10 avril 2026”."""
    day = long_date(row.made_on, weekday=False)
    if row.kind is VersionKind.SENT:
        return _("Version {number}, sent on {date}").format(number=row.number, date=day)
    return _("Version {number}, of {date}").format(number=row.number, date=day)
