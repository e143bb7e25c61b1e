"""Of three computers two have several copies in common, none of which holds the others: all of them are the base."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.reconciling import CopySource
from csxl_desktop.services import identity
from csxl_desktop.services.reconciling import ReconcilingService, Source, TakenIn
from csxl_desktop.services.sharing_bases import Bases, InCommon
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import FILE_NAME, Author
from csxl_desktop.storage.sharing.snapshot import Label
from tests import factories
from tests.conftest import NOW

FOLDER = Source(CopySource.FOLDER)
Act = Callable[[Workspace], object]


@dataclass
class Copies:
    """Copies of one dossier, each made from another by some acts."""

    folder: Path

    def path(self, name: str) -> Path:
        return self.folder / name / FILE_NAME

    def make(self, name: str, source: Path, *acts: Act) -> Workspace:
        self.path(name).parent.mkdir(parents=True)
        shutil.copyfile(source, self.path(name))
        opened = open_workspace(self.path(name).parent, Author(name, name), lambda: NOW)
        for act in acts:
            act(opened)
        return opened

    def keep(self, name: str, source: Path, *acts: Act) -> Path:
        self.make(name, source, *acts).close()
        return self.path(name)


@dataclass
class Three:
    """Ana told one copy, Samir another, both from `before`; here and there contain both, and there went on."""

    here: Workspace
    theirs: Path
    ana: Path
    samir: Path
    before: Path
    odile: UUID
    new: UUID

    def come_back(self, *beside: tuple[Path, Path]) -> TakenIn:
        work = self.before.parent / "work"
        work.mkdir()
        return ReconcilingService(self.here.database).take_in(self.theirs, self.ana, FOLDER, work=work, beside=beside)

    def values(self, person: UUID) -> dict[str, object]:
        return self.here.records.values(Person, person)


@pytest.fixture
def three(workspace: Workspace, tmp_path: Path) -> Three:
    odile, body = factories.person(workspace, "Odile", "Laval"), factories.organisation(workspace, "Le Canevas")
    left = factories.organisation(workspace, "Quitte le réseau")
    with workspace.database.begin("Identity") as session:
        identity.identified(session)
    copies = Copies(tmp_path / "copies")
    copies.folder.mkdir()
    workspace.database.copy_to(tmp_path / "first.db")
    made: list[UUID] = []

    def by_ana(dossier: Workspace) -> None:
        dossier.records.change(Organisation, body, {"city": "Forest"})

    def by_samir(dossier: Workspace) -> None:
        dossier.records.change(Person, odile, {"note": "Dit par Samir"})
        dossier.records.trash(Organisation, left)
        made.append(factories.person(dossier, "Zoé", "Nouvelle"))

    def later(dossier: Workspace) -> None:
        dossier.records.change(Person, odile, {"note": "Dit par Samir, puis redit"})
        dossier.records.change(Person, made[0], {"note": "Rappeler"})
        dossier.records.restore(Organisation, left)

    before = copies.keep("before", tmp_path / "first.db")
    ana, samir = copies.keep("ana", before, by_ana), copies.keep("samir", before, by_samir)
    theirs = copies.keep("there", samir, by_ana, later)
    return Three(copies.make("here", samir, by_ana), theirs, ana, samir, before, odile, made[0])


def test_what_only_one_side_changed_since_is_not_asked(three: Three) -> None:
    came = three.come_back((three.samir, three.before))

    assert (came.asked, three.here.discarded.waiting()) == (0, ())
    assert three.values(three.odile)["note"] == "Dit par Samir, puis redit"
    assert three.values(three.new)["note"] == "Rappeler"
    assert "Quitte le réseau" in {row.name for row in three.here.directory.organisations()}


def test_one_of_them_alone_is_too_old(three: Three) -> None:
    assert three.come_back().asked > 0


def test_each_newest_copy_is_opened_with_what_it_had_in_common(tmp_path: Path) -> None:
    """A1 came before both; A2 does not know S1, nor S1 A2; A3 and S2 are not yet known to both sides."""
    contained = {
        "A1": ("A", {"A": 1}),
        "A2": ("A", {"A": 2}),
        "S1": ("S", {"A": 1, "S": 1}),
        "A3": ("A", {"A": 3, "S": 1}),
        "S2": ("S", {"A": 2, "S": 2}),
    }
    labels = {
        name: Label("dossier", computer, contains[computer], contains, 8, "", [])
        for name, (computer, contains) in contained.items()
    }

    def opens(name: str, database: Path) -> bool:
        database.write_text(name)
        return True

    def told(here: str, there: str) -> tuple[str, list[tuple[str, str]]]:
        sides = contained[here][1], contained[there][1]
        found: InCommon = Bases(lambda: 0.0).open_common(labels, *sides, opens, tmp_path)
        assert found.base is not None
        return found.base.read_text(), [(one.read_text(), before.read_text()) for one, before in found.beside]

    assert told("A3", "S2") == ("S1", [("A2", "A1")])
    assert told("A2", "S1") == ("A1", [])
