"""A user without a folder for the program's own files: what that means, and another folder for now."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout

from csxl_desktop.domain.errors import Told
from csxl_desktop.i18n import N_, _
from csxl_desktop.system import paths
from csxl_desktop.ui import eyes
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Title, label
from csxl_desktop.ui.window_language import begin_speaking
from csxl_desktop.ui.window_state import WindowState

NO_PLACE = Told(
    N_(
        "CSXL keeps what you are typing, your settings and its log in a folder of this user, and cannot write there: "
        "{path}"
    ),
    N_("Your dossiers are safe: nothing was opened and nothing was changed."),
    N_(
        "Choose a folder where you may write, on this computer or on a stick: CSXL works with it until you close it. "
        "Whoever looks after this computer can make the usual folder writable again; until then you are asked at each "
        "start: always choose the same folder."
    ),
)


class NoPlaceDialog(QDialog):
    """Accepted once a folder was chosen where the program can write: from then on its own files go there."""

    def __init__(self, place: Path) -> None:
        super().__init__()
        self.setWindowTitle(_("CSXL – Coordination Sociale"))
        self.notice = Notice(closable=False)
        self.choose_button = primary_button(_("Choose a folder…"), "folder-open", self._choose)
        self.leave_button = button(_("Close CSXL"), "x", self.reject)
        self.words = NO_PLACE.parts(path=place)
        self._build()

    def _build(self) -> None:
        sizes = look().sizes
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.px(28), sizes.px(24), sizes.px(28), sizes.px(24))
        box.setSpacing(sizes.between)
        box.addWidget(Title(_("CSXL finds no place for its own files")))
        for words in self.words:
            line = label(words, wrap=True)
            line.setFixedWidth(sizes.px(620))
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            box.addWidget(line)
        box.addWidget(self.notice)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.leave_button)
        row.addWidget(self.choose_button)
        box.addLayout(row)
        box.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self.choose_button.setDefault(True)
        self.leave_button.setFocus()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder for the files of CSXL"))
        if not chosen:
            return
        paths.use(Path(chosen) / paths.APPLICATION)
        refused = paths.unwritable()
        if refused is None:
            self.accept()
        else:
            self.notice.say(_("CSXL cannot write there either: choose another folder."), "late")


def found_place(app: QApplication, language: str | None) -> bool:
    """Whether there is a place for the program's own files, its user's or one chosen now; no: it cannot start."""
    place = paths.unwritable()
    if place is None:
        return True
    state = WindowState(paths.config_folder() / "fenetre.json")  # of which nothing may be readable
    begin_speaking(app, state, language)
    eyes.dress(app, state)
    app.setApplicationName(paths.APPLICATION)
    dialog = NoPlaceDialog(place)
    answer = dialog.exec()
    dialog.deleteLater()
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)  # before the application itself may go
    return answer == QDialog.DialogCode.Accepted
