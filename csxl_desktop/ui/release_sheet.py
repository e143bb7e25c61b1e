"""A newer version: what is new in it, and the three answers."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from csxl_desktop.i18n import _, current_language
from csxl_desktop.services.updates import Release
from csxl_desktop.ui.look import look
from csxl_desktop.ui.manual.opening import add_help_key
from csxl_desktop.ui.widgets.buttons import button, link_button, primary_button
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Title, label


class ReleaseSheet(QDialog):
    """`wanted()`: install it; `declined()`: not this version. Closing it leaves the question for the next opening."""

    wanted = Signal()
    declined = Signal()

    def __init__(self, release: Release, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._folder = release.setup.parent
        add_help_key(self, "updates")
        self.setWindowTitle(_("New version"))
        self.notes = QPlainTextEdit(release_notes(release))
        self.notes.setReadOnly(True)
        self.notes.setAccessibleName(_("What is new"))
        self.notice = Notice(closable=False)
        self.install_button = primary_button(_("Install now"), "download", self.wanted.emit)
        self.folder_button = primary_button(_("Show the folder"), "folder-open", self._show_folder)
        self.later_button = button(_("Later"), clicked=self.reject)
        self.never_button = link_button(_("Not this version"), self._decline)
        self._build(release)

    def _build(self, release: Release) -> None:
        sizes = look().sizes
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.px(24), sizes.px(20), sizes.px(24), sizes.px(20))
        box.setSpacing(sizes.between)
        box.addWidget(Title(_("Version {version} is ready").format(version=release.version)))
        box.addWidget(self.notes, 1)
        box.addWidget(label(_way(release), "secondary", wrap=True))
        box.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(sizes.inside)
        row.addWidget(self.never_button)
        row.addStretch()
        row.addWidget(self.later_button)
        act = self.install_button if release.is_installed() else self.folder_button
        for each in (self.install_button, self.folder_button):
            row.addWidget(each)
            each.setVisible(each is act)
        box.addLayout(row)
        act.setDefault(True)
        self.setMinimumSize(sizes.px(520), sizes.px(380))

    def refuse(self, words: str) -> None:
        """It cannot be installed, and why; the window goes on."""
        self.notice.say(words, "late")
        self.install_button.setEnabled(True)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _decline(self) -> None:
        self.declined.emit()
        self.reject()


def _way(release: Release) -> str:
    """How it comes into its place."""
    if release.is_installed():
        return _(
            "Its signature was checked: it comes from the publisher of this program. Everything is saved and the "
            "dossier is backed up; then this window closes and the setup begins. Your dossiers stay where they are."
        )
    words = _(
        "Its signature was checked: it comes from the publisher of this program. This program runs from a folder that "
        "you carry along: nothing is installed. Close the program, take the new file {name}, and replace everything in "
        "the folder but “data”: your dossiers and your settings stay there."
    )
    return words.format(name=release.setup.name)


def release_notes(release: Release) -> str:
    """In the language of the window, else in French, else in whatever there is."""
    notes = release.notes
    first = next(iter(notes.values()), "")
    return notes.get(current_language()) or notes.get("fr") or first or _("The publisher says nothing of what is new.")
