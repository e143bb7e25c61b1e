"""Below the ways of the first page: a meeting bag, a shared folder, a new dossier after a refusal."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import link_button


class FirstPageLinks(QWidget):
    """`bag_chosen(Path of the file)`, `join_chosen(Path of the folder)`, `begin_wanted()`."""

    bag_chosen = Signal(object)
    begin_wanted = Signal()
    join_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.bag = link_button(_("Open a meeting bag…"), self.choose_bag, "folder-open")
        self.join = link_button(_("Join a shared folder…"), self._choose_folder, "users")
        self.begin = link_button(_("Begin a new dossier"), self.begin_wanted.emit, "plus")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.between)
        for link in (self.bag, self.join, self.begin):
            box.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)

    def choose_bag(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Open a meeting bag…"))
        if chosen:
            self.bag_chosen.emit(Path(chosen))

    def join_there(self, place: object) -> None:
        """Where it is known what is joined, nothing is looked for."""
        if isinstance(place, Path):
            self.join_chosen.emit(place)
        else:
            self._choose_folder()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder that the other computer shares"))
        if chosen:
            self.join_chosen.emit(Path(chosen))
