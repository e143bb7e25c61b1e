"""The monthly drill: the newest backup really comes back, in a folder of its own that goes again."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from csxl_desktop.domain.directory import Person
from csxl_desktop.i18n import french_spaces, own_words
from csxl_desktop.i18n.french_spaces import FrenchSpaces
from csxl_desktop.services import protection
from csxl_desktop.services.files import FileService
from csxl_desktop.services.protection import Protecting
from csxl_desktop.services.safety.drilling import Drilled, drill, drill_if_due
from csxl_desktop.services.safety.trials import sweep
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage import attachments, keyring
from csxl_desktop.storage.backups import keeping, ledger
from csxl_desktop.storage.backups.kept import place_of
from tests import factories
from tests.conftest import AUTHOR, NOW

WORDS = "cerise verte lampe"
Open = Callable[[], Workspace]


@pytest.fixture(autouse=True)
def _nothing_unlocked() -> Iterator[None]:
    keyring.forget()
    yield
    keyring.forget()


def left(place: Path) -> list[Path]:
    return list(place.glob(".essai-*"))


class Watch:
    """A clock that looks at the place of backups whenever it is asked."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self.seen: dict[str, int] = {}

    def __call__(self) -> datetime:
        for path in self._place.glob(".essai-*"):
            for each in (path, *path.rglob("*")):
                self.seen[each.relative_to(path).as_posix()] = each.stat().st_mode & 0o777
        return NOW


def test_the_newest_backup_is_restored_opened_and_swept_away(workspace: Workspace) -> None:
    factories.person(workspace, "Anna", "Diop")
    FileService(workspace.database).add(b"a signed paper", "accord.pdf", "application/pdf")
    made = workspace.backups.make().backup
    place, said = place_of(workspace.folder), own_words.in_use()
    watch = Watch(place)

    found = drill_if_due(workspace.folder, watch)

    assert found is not None
    assert (found.good, found.lost) == (True, 0)
    assert found.records > 10
    assert watch.seen["dossier/csxl.db"] == 0o600  # it stood there, opened, and so did the paper
    assert any(name.startswith("dossier/annexes/") and mode == 0o600 for name, mode in watch.seen.items())
    assert all(mode in {0o600, 0o700} for mode in watch.seen.values())
    assert left(place) == []
    (noted,) = ledger.read(place).of_kind("drill")
    assert (noted["file"], noted["result"], noted["records"], noted["lost"]) == (made.name, "good", found.records, 0)
    assert own_words.in_use() == said
    assert drill_if_due(workspace.folder, lambda: NOW) is None  # next month


def test_nothing_is_drilled_where_there_is_no_backup(workspace: Workspace) -> None:
    assert drill(workspace.folder, lambda: NOW) is None
    assert drill_if_due(workspace.folder, lambda: NOW) is None


def test_a_paper_that_no_longer_comes_back_is_told(workspace: Workspace) -> None:
    """Reading the backup where it lies says nothing of that: every byte of it is right."""
    FileService(workspace.database).add(b"a signed paper", "accord.pdf", "application/pdf")
    workspace.backups.make()
    for annexes in (workspace.folder / "annexes", place_of(workspace.folder) / "annexes"):
        shutil.rmtree(annexes)

    found = drill(workspace.folder, lambda: NOW)

    assert found is not None
    assert (found.good, found.lost) == (True, 1)
    state = workspace.backups.state()
    assert state is not None
    assert (state.drill_was_good, state.drill_lost) == (True, 1)


def test_a_damaged_annex_is_let_go_of_and_comes_again_with_the_next_backup(workspace: Workspace) -> None:
    digest = attachments.store(workspace.folder / "annexes", b"a signed paper")
    workspace.backups.make()
    kept = attachments.path_of(place_of(workspace.folder) / "annexes", digest)
    kept.write_bytes(b"A signed paper")

    assert drill(workspace.folder, lambda: NOW) is not None
    assert not kept.exists()
    workspace.backups.make()
    assert kept.read_bytes() == b"a signed paper"


@pytest.mark.parametrize(
    "spoil", [lambda _content: b"", lambda content: content[:-1] + b"~", lambda content: b"~" * len(content)]
)
def test_a_damaged_backup_is_told_and_no_older_one_let_go_of(
    workspace: Workspace, spoil: Callable[[bytes], bytes]
) -> None:
    made = workspace.backups.make().backup
    path = place_of(workspace.folder) / made.name
    path.write_bytes(spoil(path.read_bytes()))

    assert drill(workspace.folder, lambda: NOW) == Drilled(good=False)
    assert keeping.is_suspended(ledger.read(path.parent))
    assert left(path.parent) == []


def test_a_backup_that_is_whole_and_says_other_records_than_it_holds_is_told(workspace: Workspace) -> None:
    """Its digest is right: only whoever opens it sees that the list promises something else."""
    factories.person(workspace, "Anna", "Diop")
    made = workspace.backups.make().backup
    place = place_of(workspace.folder)
    promised = made.entry() | {"content": "0" * 64}
    ledger.append(place, "backup", **promised)

    assert drill(workspace.folder, lambda: NOW) == Drilled(good=False)


def test_whoever_was_erased_since_stays_so_in_the_trial_and_it_is_no_damage(workspace: Workspace) -> None:
    key = factories.person(workspace, "Anna", "Diop")
    made = workspace.backups.make().backup
    place = place_of(workspace.folder)
    ledger.append(place, "erased", at=NOW.isoformat(), people=[key.hex])
    said = {"fr": {"assembly": own_words.Word("plénière", "plénières", "f")}}
    own_words.use(said)
    french_spaces.use(typed := FrenchSpaces(narrow_marks=False))
    heard = []

    def now() -> datetime:  # asked for all along: the window speaks meanwhile
        heard.append((own_words.in_use(), french_spaces.in_use()))
        return NOW

    found = drill(workspace.folder, now)

    assert found is not None
    assert found.good
    assert len(heard) > 3
    assert all(each == (said, typed) for each in heard)  # never the words of the day of the backup
    assert own_words.in_use() == said
    assert ledger.read(place).last() == made
    with workspace.database() as session:
        assert session.get_one(Person, key).last_name == "Diop"  # the dossier itself is as it was


def test_an_encrypted_backup_is_tried_encrypted_and_waits_where_it_is_locked(dossier: Path) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        factories.person(workspace, "Zéphyrine", "Laval")
        FileService(workspace.database).add(b"a signed paper", "accord.pdf", "application/pdf")
    protection.turn_on(dossier, Protecting("Ana Test", WORDS, protection.new_code()), AUTHOR, lambda: NOW)
    protection.unlock(dossier, WORDS)
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        workspace.backups.make()
        place, seen = place_of(dossier), b""

        def now() -> datetime:
            nonlocal seen
            seen += b"".join(path.read_bytes() for trial in left(place) for path in trial.rglob("*") if path.is_file())
            return NOW

        found = drill(dossier, now)

    assert found is not None
    assert (found.good, found.lost) == (True, 0)
    assert seen
    assert b"Laval" not in seen
    assert b"a signed paper" not in seen
    assert left(place) == []
    noted = len(list(ledger.read(place).of_kind("drill")))
    keyring.forget()
    assert drill(dossier, lambda: NOW) is None
    assert len(list(ledger.read(place).of_kind("drill"))) == noted


def test_what_a_killed_trial_left_goes_with_the_next_start(workspace: Workspace) -> None:
    place = place_of(workspace.folder)
    (place / ".essai-killed" / "dossier").mkdir(parents=True)

    workspace.backups.sweep()

    assert left(place) == []


def test_a_trial_that_is_swept_away_meanwhile_says_nothing_of_the_backup(workspace: Workspace) -> None:
    workspace.backups.make()
    place = place_of(workspace.folder)

    def now() -> datetime:
        sweep(place)  # as whoever opens the dossier does
        return NOW

    assert drill(workspace.folder, now) is None
    assert list(ledger.read(place).of_kind("drill")) == []
