"""Where else the backups are, and what reads without this program."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from csxl_desktop.domain.errors import Told
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.safety.backups import SafetyState
from csxl_desktop.ui.errors import below_each_other
from csxl_desktop.ui.home.backup_words import moment
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card, label

_HERE = N_("The backups on this computer go on.")
NO_SECOND = Told(N_("No backup outside this computer."), _HERE, N_("Choose a stick or a share."))
SECOND_LATE = Told(  # of a week at least
    N_("No backup outside this computer for {count} days."), _HERE, N_("Plug the stick in, or connect to the network.")
)


class SecondPlaceCard(Card):
    """`chosen(Path | None)`."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Second place"))
        self.notice = Notice(closable=False)
        self.where = label("", wrap=True, selectable=True)
        self.choose_button = button(_("Choose a stick or a share…"), "folder-open", self._choose)
        self.forget_button = button(_("No second place"), "x", lambda: self.chosen.emit(None))
        row = QHBoxLayout()
        row.setSpacing(look().sizes.inside)
        row.addWidget(self.choose_button)
        row.addWidget(self.forget_button)
        row.addStretch()
        for each in (self.notice, self.where):
            self.box.addWidget(each)
        self.box.addStretch()  # its title stands beside its neighbour's, whichever is higher
        self.box.addLayout(row)

    def show_state(self, state: SafetyState) -> None:
        self.forget_button.setVisible(state.second is not None)
        self.notice.say(below_each_other(second_alarm(state)), "late")
        if state.second is None:
            self.where.setText(_("If this computer breaks down or is stolen, its backups go with it."))
        elif state.second_at is None:
            self.where.setText(_("“{path}”: no backup was copied there yet.").format(path=state.second))
        else:
            words = _("“{path}”: last copy on {moment}.")
            self.where.setText(words.format(path=state.second, moment=moment(state.second_at)))

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Choose a stick or a share…"))
        if chosen:
            self.chosen.emit(Path(chosen))


class PlainExportCard(Card):
    """`export_wanted()`, `open_wanted()`."""

    export_wanted = Signal()
    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Readable without this program"))
        self.words = label("", wrap=True)
        self.export_button = button(_("Export now"), "download", self.export_wanted.emit)
        self.open_button = button(_("Show the folder"), "folder-open", self.open_wanted.emit)
        row = QHBoxLayout()
        row.setSpacing(look().sizes.inside)
        row.addWidget(self.export_button)
        row.addWidget(self.open_button)
        row.addStretch()
        self.box.addWidget(self.words)
        self.box.addStretch()
        self.box.addLayout(row)

    def show_state(self, state: SafetyState) -> None:
        self.open_button.setVisible(state.exported_at is not None)
        words = _("Once a year: tables as CSV and JSON, papers as PDF.")
        if state.encrypted:
            words = _("Tables as CSV and JSON, papers as PDF, not encrypted: of an encrypted dossier only by hand.")
        if state.exported_at is not None:
            words += " " + _("Last time on {moment}.").format(moment=moment(state.exported_at))
        self.words.setText(words)


def second_alarm(state: SafetyState) -> list[str]:
    """The sentences of the alarm; none while there is no reason for one."""
    if state.overdue is None:
        return []
    return NO_SECOND.parts() if state.second is None else SECOND_LATE.parts(count=state.overdue)
