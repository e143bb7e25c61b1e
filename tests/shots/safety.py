"""The pictures of what keeps the dossier safe."""

from typing import TYPE_CHECKING, Any

from csxl_desktop.domain.directory import Person
from csxl_desktop.i18n import _
from csxl_desktop.storage.errors import NotReadError
from tests.shots import HOME, Shot

if TYPE_CHECKING:
    from tests.screenshots import Studio


def _backups(studio: "Studio") -> None:
    """A backup, three changes, and what restoring it would lose."""
    page: Any = studio.page()
    page.open_backups()
    studio.settle()
    page.backups.back_up()
    studio.settle()
    studio.program.jobs.ask(lambda: _change(studio), lambda _answer: page.backups.reload())
    studio.settle()
    page.backups.table.selectRow(0)
    page.backups.choose(page.backups.table.chosen_row())


def _change(studio: "Studio") -> None:
    services = studio.program.dossier.workspace
    for each in services.directory.people()[:3]:
        services.records.change(Person, each.id, {"note": f"{each.last_name}, lundi"})


def _protection(studio: "Studio") -> None:
    """A passphrase weighed, and the sheet that waits to be proved."""
    page: Any = studio.page()
    page.open_memory()
    page.memory.show_protection()
    studio.settle()
    view = page.memory.protection
    view.passphrase.edit.setText("cerise verte lampe")
    view.prepare()
    studio.settle()


def _unread(studio: "Studio") -> None:
    """A read that the disk refused, told above the pages."""
    error = NotReadError(path=studio.program.dossier.workspace.folder, detail=_("the disk does not answer"))
    studio.program.jobs.lost_reads.lost.emit(error)


SAFETY_SHOTS = (
    Shot("accueil-sauvegardes", HOME, _backups),
    Shot("accueil-protection", HOME, _protection),
)
LAST_SHOT = (Shot("accueil-illisible", HOME, _unread),)  # the line stays above whatever would follow
