"""A Répertoire on a real dossier: opened in the database lane, asked as the window asks."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from pytestqt.qtbot import QtBot

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.categories import Category, OrganisationCategory
from csxl_desktop.domain.choices import ChannelKind
from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.ui.context import Context, Dossier
from csxl_desktop.ui.directory.page import DirectoryPage
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.window_state import WindowState
from tests.conftest import AUTHOR, NOW
from tests.ui.filled import FilledOnce

TODAY = date(2026, 11, 21)
T = TypeVar("T")


def fill(workspace: Workspace) -> dict[str, UUID]:
    """Four organisations (two members, one former), three people; the ids by name."""
    records, directory = workspace.records, workspace.directory
    made: dict[str, UUID] = {}

    def add(key: str, entity: type[Record], **values: Any) -> UUID:
        made[key] = records.create(entity, values).record_id
        return made[key]

    tilleuls = add("Les Tilleuls", Organisation, name="Les Tilleuls", short_name="LT", city="Sainte-Alix")
    canevas = add("(Le) Canevas", Organisation, name="(Le) Canevas", verified_on=date(2026, 10, 1))
    former = add("Ancienne Maison", Organisation, name="Ancienne Maison")
    add("École du Parc", Organisation, name="École du Parc")
    anna = add("Anna Diop", Person, civility="Mme", first_name="Anna", last_name="Diop")
    bram = add("Bram Peeters", Person, civility="M.", first_name="Bram", last_name="Peeters")
    add("Chloé Sow", Person, first_name="Chloé", last_name="Sow")
    directory.join(tilleuls, date(2020, 1, 15))
    directory.join(canevas, None)
    directory.join(former, date(2019, 3, 1))
    directory.leave(former, date(2024, 6, 30), "Fermeture")
    add("mandate", Mandate, person_id=anna, organisation_id=tilleuls, function_title="Directrice")
    add("old mandate", Mandate, person_id=bram, organisation_id=canevas, to_on=date(2022, 12, 31))
    health = add("Santé", Category, name="Santé", position=1)
    add("Logement", Category, name="Logement", position=2)
    add("link", OrganisationCategory, organisation_id=tilleuls, category_id=health)
    add("phone", ContactChannel, organisation_id=tilleuls, kind=ChannelKind.PHONE, value="026415621", position=1)
    add("mail", ContactChannel, organisation_id=tilleuls, kind=ChannelKind.EMAIL, value="info@lt.example", position=2)
    return made


_filled = FilledOnce(fill)


class DirectoryRig:
    """The page with what it stands on; `ids` are those of `fill`."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, errors: Errors, folder: Path) -> None:
        self.ids = _filled(folder)
        self._qtbot, self.jobs = qtbot, jobs
        self.refusals: list[str] = []
        self.failures: list[str] = []
        self.said: list[str] = []
        self.requested: list[tuple[str, object]] = []
        self.undo: list[tuple[str, Callable[[], object]]] = []
        errors.refused.connect(self.refusals.append)
        errors.failed.connect(self.failures.append)
        self.dossier = Dossier()
        context = Context(self.dossier, jobs, errors, WindowState(folder.parent / "window.json"), lambda: TODAY)
        self.ask(lambda: self.dossier.hold(open_workspace(folder, AUTHOR, lambda: NOW)))
        self.page = DirectoryPage(context)
        self.page.said.connect(self.said.append)
        self.page.record_requested.connect(lambda kind, key: self.requested.append((kind, key)))
        self.page.undo_offered.connect(lambda text, take_back: self.undo.append((text, take_back)))
        self.page.resize(1350, 700)
        self.page.show()
        self.page.reload()
        self.wait()

    def wait(self) -> None:
        """Until every lane is empty and nothing more is to be read."""
        self._qtbot.waitUntil(lambda: not (self.jobs.busy or self._is_waiting()), timeout=20_000)

    def _is_waiting(self) -> bool:
        return hasattr(self, "page") and self.page.feed.is_waiting()

    def ask(self, work: Callable[[], T]) -> T:
        """Something from the database lane, now."""
        answers: list[T] = []
        failures: list[Exception] = []
        self.jobs.ask(work, answers.append, failures.append)
        self.wait()
        if failures:
            raise failures[0]
        return answers[0]

    def values(self, entity: type[Record], key: UUID) -> dict[str, Any]:
        return self.ask(lambda: self.dossier.workspace.records.values(entity, key))

    def open(self, name: str, kind: str = "organisation") -> None:
        self.page.open_record(kind, self.ids[name])
        self.wait()

    def names(self) -> list[str]:
        """The organisations that the list shows."""
        return [row.name for row in self.page.list.organisations.rows()]

    def close(self) -> None:
        def release() -> None:
            workspace = self.dossier.release()
            if workspace is not None:
                workspace.close()

        self.jobs.ask(release, lambda _answer: None)
        self.wait()
        self.page.close()
        self.page.deleteLater()


def opened(qtbot: QtBot, jobs: Jobs, errors: Errors, folder: Path) -> Iterator[DirectoryRig]:
    """For the fixture of each module."""
    rig = DirectoryRig(qtbot, jobs, errors, folder)
    yield rig
    rig.wait()
    rig.close()
    assert rig.failures == []
