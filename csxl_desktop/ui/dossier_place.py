"""Where the open dossier lies: a word of it below the pages, and above them what is to be feared there."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from csxl_desktop.i18n import N_, _
from csxl_desktop.system import drives, paths
from csxl_desktop.system.drives import Kind
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.main_window import MainWindow

_REMOVABLE = N_(
    "This dossier lies on a stick or a disk on a cable (“{path}”): taken out while it is open, nothing more can be "
    "saved, and who loses it loses the dossier. Keep it on this computer; a stick is the right place for its backups."
)
_UNKNOWN = N_(
    "This dossier lies where the program knows no disk of this computer (“{path}”): what is saved there may be lost "
    "with the connection or at the next start. Keep it on this computer."
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a dossier lies: on what, and whether where dossiers are kept unless somebody chooses otherwise."""

    folder: Path
    kind: Kind
    usual: bool


def standing(folder: Path) -> Standing:
    """Asks the system: not for the window's thread."""
    return Standing(folder, drives.kind_of(folder), paths.default_dossiers_folder() in folder.absolute().parents)


class DossierPlace(QObject):
    """Tells it once the dossier is open; of one that is only looked at, nothing."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        window.status.set_fact("dossier", "")  # its place among the facts
        context.jobs.ask(self._folder, self._find, context.errors.show, owner=self, unhurried=True)

    def _folder(self) -> Path | None:
        services = self._context.services
        return services.folder if services.looked_at is None else None

    def _find(self, folder: Path | None) -> None:
        if folder is not None:
            self._context.jobs.reach(lambda: standing(folder), self._tell, self._context.errors.show, owner=self)

    def _tell(self, found: Standing) -> None:
        self._window.status.set_fact("dossier", _words(found))
        warning = {Kind.REMOVABLE: _REMOVABLE, Kind.UNKNOWN: _UNKNOWN}.get(found.kind)
        if warning is not None and not self._window.banner.isVisible():
            self._window.banner.say(_(warning).format(path=found.folder), "late")
            self._window.banner.offer(_("Copy it to this computer"), self._copy)

    def _copy(self) -> None:
        self._context.rescuing.elsewhere(paths.default_dossiers_folder())


def _words(found: Standing) -> str:
    if found.kind is Kind.REMOVABLE:
        return _("dossier on a stick")
    if found.kind is not Kind.FIXED:
        return _("dossier not on a disk of this computer")
    return _("local dossier") if found.usual else _("dossier outside its usual place")
