"""Whom the report is sent to: a source proposes people, each ticked; whoever is not to get it is unticked."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from csxl_desktop.domain.recipients import Recipient, Recipients, Selection
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.report_mailing import ReportAudience, ReportMailingService
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.look import look
from csxl_desktop.ui.recipient_words import notice_words, otherwise, rather_words
from csxl_desktop.ui.widgets.buttons import link_button, primary_button
from csxl_desktop.ui.widgets.flow import FlowLayout
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.text import label, literal
from csxl_desktop.ui.widgets.text_fields import CheckBox

_AUDIENCES = {
    ReportAudience.PARTNERS: N_("Partner organisations of {year}"),
    ReportAudience.COMMITTEE: N_("Steering committee"),
}


class ReportSending(QWidget):
    """`wanted(recipients)`: the mail is for these; whom no mail reaches is among them, to be told by name.

    `year` is that of the pages on screen, `choosing(whether)` whether it stands in their place.
    """

    wanted = Signal(object)
    choosing = Signal(bool)

    def __init__(self, place: Place, year: Callable[[], int]) -> None:
        super().__init__()
        self._place, self._year = place, year
        self._found: Recipients | None = None
        self._name = ""
        self._turn = 0
        self.source_button = link_button(_("Send the report to…"), self._show_sources, "mail")
        self.source_button.setEnabled(False)
        self.told = label("", "small", wrap=True)
        self.ticks: list[tuple[Recipient, CheckBox]] = []
        self.others = label("", "small", wrap=True, selectable=True)
        self.every_button = link_button("", self._turn_all)
        self.cancel_button = link_button(_("Cancel"), self.leave)
        self.draft_button = primary_button("", "mail", self.draft)
        self._boxes = QVBoxLayout()
        self._build()
        self.hide()

    def _build(self) -> None:
        sizes = look().sizes
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        self._boxes.setSpacing(sizes.px(2))
        column.addLayout(self._boxes)
        column.addWidget(self.others)
        column.addStretch()
        self._area = scrolled(content)
        foot = FlowLayout()
        for each in (self.draft_button, self.every_button, self.cancel_button):
            foot.addWidget(each)
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.around, sizes.inside, sizes.around, sizes.inside)
        box.setSpacing(sizes.inside)
        box.addWidget(self.told)
        box.addWidget(self._area, 1)
        box.addLayout(foot)

    # What the page calls.

    def source_menu(self, selections: list[Selection]) -> QMenu:
        """The partners of the year and the committee, then every saved search, mailing list and group by name."""
        menu = QMenu(self.source_button)
        for source in _AUDIENCES:
            words = literal(self._words(source))
            menu.addAction(words).triggered.connect(lambda _checked, source=source: self.propose(source))
        if selections:
            menu.addSeparator()
        for each in selections:
            menu.addAction(literal(each.name)).triggered.connect(lambda _checked, each=each: self.propose(each))
        return menu

    def propose(self, source: ReportAudience | Selection) -> None:
        """Read whom the source names."""
        self._turn += 1
        turn, year, services = self._turn, self._year(), self._place.context.services
        service = ReportMailingService(services.database, services.today)

        def show(found: Recipients) -> None:
            if turn == self._turn:
                self._show(found, self._words(source))

        self._place.ask(lambda: service.recipients(year, source), show, "report/recipients")

    def draft(self) -> None:
        """The mail for those ticked, and for whom no mail reaches, who are told."""
        if self._found is not None and self._count():
            ticked = [each for each, box in self.ticks if box.isChecked()]
            chosen = replace(self._found.selection, name=self._whom())
            people = (*ticked, *self._found.unreachable())
            self.wanted.emit(replace(self._found, selection=chosen, people=people))
            self.leave()

    def leave(self) -> None:
        """Nobody is chosen any more, and what was asked for comes too late."""
        self._turn += 1
        self._found = None
        self.hide()
        self.choosing.emit(False)

    # Within.

    def _words(self, source: ReportAudience | Selection) -> str:
        return source.name if isinstance(source, Selection) else _(_AUDIENCES[source]).format(year=self._year())

    def _show_sources(self) -> None:
        context = self._place.context
        self._place.ask(lambda: context.services.selections.every(), self._offer, "report/selections")

    def _offer(self, selections: list[Selection]) -> None:
        menu = self.source_menu(selections)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.source_button.mapToGlobal(QPoint(0, self.source_button.height())))

    def _show(self, found: Recipients, name: str) -> None:
        self._found, self._name = found, name
        for _old, box in self.ticks:
            self._boxes.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.ticks = [(each, self._tick(each)) for each in found.people if each.email]
        words = _("{name}: untick whoever is not to get it. The addresses stand in Bcc.")
        nobody = _("{name}: no mail reaches anybody.")
        self.told.setText((words if self.ticks else nobody).format(name=name))
        lost = ", ".join(otherwise(each) for each in found.unreachable())
        told = [_("Not reachable by mail: {names}").format(names=lost) if lost else "", rather_words(found)]
        self.others.setText("\n".join(part for part in (*told, notice_words(found)) if part))
        self.others.setVisible(bool(self.others.text()))
        self._tell()
        self.choosing.emit(True)
        self.show()
        (self.ticks[0][1] if self.ticks else self.cancel_button).setFocus(Qt.FocusReason.TabFocusReason)

    def _tick(self, each: Recipient) -> CheckBox:
        parts = dict.fromkeys(part for part in (each.title, each.organisation, *each.also) if part)
        made = CheckBox(" · ".join(parts))
        made.setChecked(True)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # a long name widens no column
        made.toggled.connect(lambda _on: self._tell())
        self._boxes.addWidget(made)
        return made

    def _count(self) -> int:
        return sum(box.isChecked() for _each, box in self.ticks)

    def _whom(self) -> str:
        """Those ticked, in the words of the source; how many of them where some are not."""
        count, total = self._count(), len(self.ticks)
        words = _("{name}: {count} of {total}").format(name=self._name, count=count, total=total)
        return self._name if count == total else words

    def _turn_all(self) -> None:
        """All ticked, or none where all are."""
        ticked = self._count() < len(self.ticks)
        for _each, box in self.ticks:
            box.setChecked(ticked)

    def _tell(self) -> None:
        count = self._count()
        words = ngettext("Prepare the mail to {count} recipient", "Prepare the mail to {count} recipients", count)
        self.draft_button.setText(words.format(count=count))
        self.draft_button.setEnabled(count > 0)
        self.every_button.setText(_("Tick everybody") if count < len(self.ticks) else _("Tick nobody"))
        self.every_button.setVisible(bool(self.ticks))
