"""A newer version in the shared folder, or in the folder chosen: one quiet line, and the setup once the window closed.

Nothing is started but the copy that was checked against the publisher's signature, and checked again the moment before.
"""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QProcess
from PySide6.QtWidgets import QApplication, QWidget

from csxl_desktop import __version__
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import _
from csxl_desktop.services import updates
from csxl_desktop.services.updates import Release
from csxl_desktop.system import paths
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.widgets.messages import Notice

if TYPE_CHECKING:
    from csxl_desktop.ui.release_sheet import ReleaseSheet

logger = logging.getLogger(__name__)

FOLDER, _DECLINED, _WARNED = "update/folder", "update/declined", "update/warned"
_OWN = "mise-a-jour"  # the folder of this computer that the setup is copied to
Leave = Callable[[Path, str], None]


class Updating(QObject):
    """Looks once the dossier is open. A version that is declined on this computer is not told there again."""

    def __init__(self, context: Context, line: Notice, parent: QObject, *, leave: Leave | None = None) -> None:
        super().__init__(parent)
        self._context, self._line = context, line
        self._leave = leave or leave_for
        self._release: Release | None = None
        self._key = ""  # what closing the line declines
        self.sheet: ReleaseSheet | None = None
        line.action.setText(_("What is new…"))
        line.action.clicked.connect(lambda _checked: self.show_release())
        line.closed.connect(self._declined)

    def start(self) -> None:
        """Look where updates are put; what is no update is said once, a folder that is away is not."""
        context, keys = self._context, updates.publisher_keys(paths.resources())
        if not keys:
            return
        context.jobs.ask(
            lambda: context.services.sharing.place(),
            lambda shared: self._look(folders(context, shared), keys),
            context.errors.show,
            owner=self,
            unhurried=True,
        )

    def _look(self, places: tuple[Path, ...], keys: bytes) -> None:
        self._context.jobs.compute(lambda: found_in(places, keys), self._found, self._context.errors.show, owner=self)

    def _found(self, found: Release | DomainError | None) -> None:
        state = self._context.state
        if isinstance(found, Release) and found.version != state.text(_DECLINED):
            self.propose(found)
        elif isinstance(found, DomainError) and not isinstance(found, updates.UpdateFolderAwayError):
            words = sentence(found)
            if words != state.text(_WARNED):
                self._release, self._key = None, words
                self._line.action.hide()
                self._line.say(words, "late")

    def propose(self, release: Release) -> None:
        """One line above the pages."""
        self._release, self._key = release, release.version
        self._line.action.show()
        words = (
            _("Version {version} of CSXL is ready to be installed.")
            if release.is_installed()
            else _("Version {version} of CSXL is there, to replace this folder.")
        )
        self._line.say(words.format(version=release.version))

    def show_release(self) -> None:
        """What is new, and the question."""
        release, window = self._release, self._line.window()
        if release is None:
            return
        from csxl_desktop.ui.release_sheet import ReleaseSheet  # opened seldom: a window at rest does without

        self.sheet = ReleaseSheet(release, window if isinstance(window, QWidget) else None)
        self.sheet.wanted.connect(self.install)
        self.sheet.declined.connect(self._line.dismiss)
        self.sheet.open()

    def install(self) -> None:
        """Copy the setup here, check the copy, close the window, start it."""
        release, sheet = self._release, self.sheet
        if release is None or sheet is None or not release.is_installed():
            return
        sheet.install_button.setEnabled(False)
        own = paths.data_folder() / _OWN

        def failed(error: Exception) -> None:
            if isinstance(error, DomainError):
                sheet.refuse(sentence(error))
            else:
                sheet.reject()
                self._context.errors.show(error)

        def taken(setup: Path) -> None:
            sheet.accept()
            self._leave(setup, release.digest)

        self._context.jobs.compute(
            lambda: updates.take(release, own), taken, failed, owner=self, label=_("Preparing the new version")
        )

    def _declined(self) -> None:
        self._context.state.set_text(_DECLINED if self._release is not None else _WARNED, self._key)


def folders(context: Context, shared: Path | None) -> tuple[Path, ...]:
    """Where updates are put: the folder chosen on this computer, else the shared one and its own folder for them."""
    chosen = context.state.text(FOLDER)
    if chosen:
        return (Path(chosen),)
    return (shared / updates.SUBFOLDER, shared) if shared is not None else ()


def found_in(places: tuple[Path, ...], keys: bytes) -> Release | DomainError | None:
    """The first release that is sound; else the first refusal that concerns a file, else that of a folder."""
    refused: list[DomainError] = []
    for place in places:
        try:
            found = updates.newest_release(place, __version__, keys, updates.setup_name(portable=paths.is_portable()))
        except DomainError as error:
            refused.append(error)
        else:
            if found is not None:
                return found
    concerning = [each for each in refused if not isinstance(each, updates.UpdateFolderAwayError)]
    everywhere = len(refused) == len(places)
    return next(iter(concerning), refused[0] if refused and everywhere else None)


def leave_for(setup: Path, digest: str) -> None:
    """Close the window as by its cross, and start the setup once the dossier is closed and backed up."""
    app = QCoreApplication.instance()
    if app is not None:
        app.aboutToQuit.connect(partial(start_setup, setup, digest))  # behind what closes the dossier
    QApplication.closeAllWindows()


def start_setup(setup: Path, digest: str) -> bool:
    """Start the file that was signed, and no other: itself on Windows, a package by the system's own installer."""
    if not updates.is_whole(setup, digest):
        logger.error("The setup file was changed after it was checked; it is not started")
        return False
    program, *arguments = [str(setup)] if setup.suffix == ".exe" else ["xdg-open", str(setup)]
    return QProcess.startDetached(program, arguments)[0]
