"""The backups, opened from Accueil or where a dossier does not open: a list, what each would lose, one button."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.safety import backups
from csxl_desktop.services.safety.backups import BackupRow, SafetyState
from csxl_desktop.services.safety.losses import Losses
from csxl_desktop.services.safety.plain_export import PlainExport, export_now, last_export
from csxl_desktop.storage.backups.kept import PLACE
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.errors import below_each_other, sentence
from csxl_desktop.ui.home.backup_detail import BackupDetail
from csxl_desktop.ui.home.backup_places import PlainExportCard, SecondPlaceCard
from csxl_desktop.ui.home.backup_words import VANISHED, moment, moments, size_words, why_words
from csxl_desktop.ui.home.carrying import CarryAway
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Align, Column, RowTableModel
from csxl_desktop.ui.start_page import START_SIZE
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.flow import BoundedColumn, HeadLayout
from csxl_desktop.ui.widgets.form import Splitter, column
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, SectionLabel, Title, label

_WIDEST, _HIGHEST = 1500, 900  # pixels
_BESIDE = 1.5  # the largest letters with which the two cards below the list stand beside each other
_SIDES = 780, 520


@dataclass(frozen=True, slots=True)
class _Read:
    rows: list[BackupRow]
    state: SafetyState | None


class BackupsSheet(QWidget):
    """Those of the open dossier, or of `place` alone. `left` is the way back."""

    left = Signal()

    def __init__(self, context: Context, place: Path | None = None, *, back: str = "") -> None:
        super().__init__()
        self._context, self._place = context, place
        self._folder: Path | None = None
        self._made: dict[str, str] = {}
        self._model = RowTableModel[BackupRow](
            _columns(lambda row: self._made.get(row.name, moment(row.at))), lambda row: row.name
        )
        self.table = RowTable(
            self._model, _("Backups"), compact=True, empty=_("There is no backup of this dossier yet.")
        )
        self.detail = BackupDetail()
        self.second = SecondPlaceCard()
        self.plain = PlainExportCard()
        self.notice = Notice(closable=False)
        self.drill = label("", "secondary", wrap=True)
        self.now_button = button(_("Back up now"), "archive", self.back_up)
        self.carrying = CarryAway(context)
        self.carrying.carried.connect(self._carried)
        self.back_button = button(back or _("Back to Home"), "arrow-left", self.left.emit)
        self._build()
        self.table.row_chosen.connect(self.choose)
        self.detail.restore_wanted.connect(context.rescuing.restore)
        self.detail.look_wanted.connect(context.rescuing.look)
        self.second.chosen.connect(self._choose_second)
        self.plain.export_wanted.connect(self.export)
        self.plain.open_wanted.connect(self._open_export)

    def _build(self) -> None:
        sizes = look().sizes
        words = label(
            _("Made by themselves every ten minutes while you work, and when you close. Nothing is ever overwritten."),
            "secondary",
            wrap=True,
        )
        head = HeadLayout()
        head.addWidget(column(Title(_("Backups")), words, spacing=sizes.px(2)))
        head.addWidget(self.now_button)
        head.addWidget(self.carrying)
        head.addWidget(self.back_button)
        listed = Card(padding=sizes.between)
        listed.box.addWidget(SectionLabel(_("From the newest to the oldest")))
        listed.box.addWidget(self.table, 1)
        listed.box.addWidget(self.drill)
        held = QWidget()
        left = QVBoxLayout(held)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(sizes.between)
        left.addWidget(listed, 1)
        ways = QBoxLayout.Direction
        below = QBoxLayout(ways.TopToBottom if sizes.scale > _BESIDE else ways.LeftToRight)
        below.setSpacing(sizes.between)
        below.addWidget(self.second, 1)
        below.addWidget(self.plain, 1)
        left.addLayout(below)
        sides = Splitter("home/backups", self._context.state, held, self.detail, sizes=_SIDES)
        sides.let_grow(_WIDEST)
        box = BoundedColumn(self, _WIDEST, _HIGHEST)
        box.setContentsMargins(sizes.around, sizes.around, sizes.around, sizes.around)
        box.setSpacing(sizes.between)
        box.addLayout(head)
        box.addWidget(self.notice)
        box.addWidget(sides, 1)

    def say(self, refusal: str) -> None:
        """What could not be done, where no window says it."""
        self.notice.say(refusal, "late")

    def topic(self) -> str:
        """The page of the manual that tells of it."""
        return "backups"

    def reload(self) -> None:
        self._context.jobs.ask(self._read, self._show, self._context.errors.show, owner=self, latest="backups")

    def back_up(self) -> None:
        """One more, now: drawn in the database lane, finished beside it."""
        context = self._context
        self.now_button.setEnabled(False)

        def drawn(draft: object) -> None:
            context.jobs.reach(
                lambda: backups.finish_drawn(draft), self._backed_up, self._refused, owner=self, label=_("Backup…")
            )

        context.jobs.ask(lambda: context.services.backups.draw_by_hand(), drawn, self._refused, owner=self)

    def _carried(self, words: str) -> None:
        self.reload()
        self.notice.say(words, "good")

    def export(self) -> None:
        """Everything of the newest backup in open formats, beside the window."""
        folder = self._folder
        if folder is None:
            return
        self.plain.export_button.setEnabled(False)
        self._context.jobs.compute(
            lambda: export_now(folder), self._exported, self._export_refused, owner=self, label=_("Export…")
        )

    def _exported(self, made: PlainExport) -> None:
        self.plain.export_button.setEnabled(True)
        self.notice.say(_("Exported: {path}").format(path=made.folder), "good")
        self.reload()

    def _export_refused(self, error: Exception) -> None:
        self.plain.export_button.setEnabled(True)
        self._context.errors.show(error)

    def _open_export(self) -> None:
        if self._folder is not None and (last := last_export(self._folder)) is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(last[1])))

    def _backed_up(self, made: backups.Finished | None) -> None:
        self.now_button.setEnabled(True)
        if made is not None:
            self.notice.say(made.refusal, "late")
            self._context.rescuing.made(made.backup.at)
        self.reload()

    def _refused(self, error: Exception) -> None:
        self.now_button.setEnabled(self._place is None)
        self._context.errors.show(error)

    def _read(self) -> _Read:
        if self._place is not None:
            return _Read(backups.rows_of(self._place), None)
        services = self._context.services.backups
        return _Read(services.rows(), services.state())

    def _show(self, read: _Read) -> None:
        self._made = moments(read.rows)
        self._model.set_rows(read.rows)
        for each in (self.now_button, self.carrying, self.second, self.plain):
            each.setVisible(read.state is not None)
        if read.state is not None:
            self._folder = self.carrying.folder = read.state.folder
            self.second.show_state(read.state)
            self.plain.show_state(read.state)
            self.drill.setText(_drill_words(read.state))
            if warning := state_warning(read.state):
                self.notice.say(warning, "wrong")
            if read.state.vanished_at is not None and not read.rows and self.now_button.isEnabled():
                self.back_up()
        if self.table.chosen_row() is None:
            self.detail.choose(None)

    def choose(self, row: BackupRow) -> None:
        """Read it to the last byte, then count what restoring it would lose."""
        self.detail.choose(row)
        self._context.jobs.compute(
            lambda: backups.sound(row.place, row.name),
            lambda is_sound: self._judge(row, is_sound=is_sound),
            self._context.errors.show,
            owner=self,
        )

    def _judge(self, row: BackupRow, *, is_sound: bool) -> None:
        if self.table.chosen_row() != row:
            return
        if not is_sound:
            self.detail.show_damaged()
        elif self._place is not None:
            self.detail.show_sound(None)
        else:
            context = self._context
            context.jobs.ask(
                lambda: context.services.backups.losses(row),
                lambda lost: self._tell(row, lost),
                context.errors.show,
                owner=self,
                latest="losses",
            )

    def _tell(self, row: BackupRow, lost: Losses | None) -> None:
        if self.table.chosen_row() == row:
            self.detail.show_sound(lost)

    def _choose_second(self, path: Path | None) -> None:
        context = self._context
        context.jobs.save(
            lambda: context.services.backups.choose_second_place(path),
            lambda _answer: self.back_up() if path is not None else self.reload(),
            context.errors.show,
            owner=self,
        )


def standing_alone(context: Context, place: Path) -> BackupsSheet:
    """The backups of `place` as a window of their own: no dossier is open."""
    sheet = BackupsSheet(context, place, back=_("Back to the start page"))
    sheet.resize(*START_SIZE)
    sheet.setWindowTitle(_("CSXL – Coordination Sociale"))
    context.errors.refused.connect(sheet.say)
    context.errors.unpaged.connect(sheet.say)
    context.errors.unread.connect(lambda error: sheet.say(sentence(error)))
    sheet.reload()
    return sheet


def state_warning(state: SafetyState) -> str:
    """What is wrong with the backups themselves; empty where nothing is."""
    if state.vanished_at is not None:
        return below_each_other(VANISHED.parts(path=state.folder / PLACE))
    if state.damage_seen:
        return _(
            "Damage was seen in the dossier or in a backup: no older backup is removed any more. "
            "Choose the newest sound one below, and look at it."
        )
    if state.list_changed:
        return _("The list of the backups was changed by another program. The backups are checked one by one instead.")
    return ""


def _drill_words(state: SafetyState) -> str:
    if state.drilled_at is None:
        return _("Once a month the newest backup is restored on trial and compared.")
    if not state.drill_was_good:
        words = _("Restored on trial on {moment}: it was damaged.")
    elif state.drill_lost:
        words = ngettext(
            "Restored on trial and compared on {moment}: every record was there; {count} attached file is lost.",
            "Restored on trial and compared on {moment}: every record was there; {count} attached files are lost.",
            state.drill_lost,
        )
    else:
        words = _("Restored on trial and compared on {moment}: everything was there.")
    return words.format(moment=moment(state.drilled_at), count=state.drill_lost)


def _columns(made: Callable[[BackupRow], str]) -> Sequence[Column[BackupRow]]:
    return (
        Column(N_("Made"), made, lambda row: row.number, width=180, strong=True),
        Column(N_("Why"), why_words, why_words, state=_mark),
        Column(N_("Size"), lambda row: size_words(row.size), lambda row: row.size, align=Align.RIGHT, width=80),
    )


def _mark(row: BackupRow) -> tuple[str, str] | None:
    return None if row.is_listed else (_("not in the list"), "late")
