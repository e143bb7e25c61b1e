"""One backup: whether it is sound, what restoring it would lose, and the two things that one can do with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.services.safety.backups import BackupRow
from csxl_desktop.services.safety.losses import Losses
from csxl_desktop.ui.home.backup_words import act_lines, kind_lines, long_moment, loss_sentence, regain_sentence
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label

_MOST_KINDS = 6


class BackupDetail(Card):
    """`restore_wanted(name)`, `look_wanted(name)`."""

    restore_wanted = Signal(str)
    look_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        sizes = look().sizes
        self._row: BackupRow | None = None
        self.title = label("", "strong", wrap=True)
        self.state = Notice(closable=False)
        self._words = QWidget()
        self._lines = QVBoxLayout(self._words)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(sizes.px(4))
        self._promise = label("", "secondary", wrap=True)
        self.restore_button = primary_button(_("Restore this backup"), "archive-restore", self._restore)
        self.look_button = button(_("Look at it first"), "eye", self._look)
        self.box.addWidget(self.title)
        self.box.addWidget(self.state)
        self.box.addWidget(scrolled(self._words), 1)
        self.box.addWidget(self._promise)
        self.box.addWidget(self.restore_button)
        self.box.addWidget(self.look_button)
        self.choose(None)

    def choose(self, row: BackupRow | None) -> None:
        """Another backup: it is being read."""
        self._row = row
        self._clear()
        self.restore_button.setEnabled(False)
        self.look_button.setEnabled(False)
        if row is None:
            self.title.setText(_("Choose a backup: you will see what restoring it would change."))
            self.state.say("")
            self._promise.setText("")
            return
        words = long_moment(row.at)
        self.title.setText(words[:1].upper() + words[1:])
        self.state.say(_("The backup is being read to the last byte…"))
        self._promise.setText(_("Your dossier as it is now is kept first: you can come back to it."))

    def show_damaged(self) -> None:
        """It cannot be used, and nothing else is wrong because of it."""
        self._clear()
        self.state.say(_("This backup is damaged and cannot be used. Choose the one before or after it."), "wrong")

    def show_sound(self, lost: Losses | None) -> None:
        """`lost` is None where the dossier does not open: nothing is known of it."""
        self.state.say(_("Sound: every byte is as it was written."), "good")
        self._clear()
        self.restore_button.setEnabled(True)
        self.look_button.setEnabled(True)
        if lost is None:
            self._add(_("What was done after this moment is not in the backup."))
            self._promise.setText(_("The file that does not open is kept aside: nothing is thrown away."))
            self._lines.addStretch()
            return
        self._add(loss_sentence(lost))
        kinds = list(kind_lines(lost))
        if kinds:
            self._add("\n".join(f"• {each}" for each in kinds[:_MOST_KINDS]))
        if acts := list(act_lines(lost)):
            self._lines.addWidget(SectionLabel(_("The last acts")))
            for each in acts:
                self._add(each, "secondary")
        if again := regain_sentence(lost):
            self._add(again)
        self._lines.addStretch()

    def told(self) -> list[str]:
        """What stands between the title and the buttons."""
        items = (self._lines.itemAt(place) for place in range(self._lines.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [str(widget.property("said")) for widget in widgets if widget is not None and widget.property("said")]

    def _add(self, words: str, kind: str = "") -> None:
        line = label(words, kind, wrap=True)
        line.setProperty("said", words)
        self._lines.addWidget(line)

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _restore(self) -> None:
        if self._row is not None:
            self.restore_wanted.emit(self._row.name)

    def _look(self) -> None:
        if self._row is not None:
            self.look_wanted.emit(self._row.name)
