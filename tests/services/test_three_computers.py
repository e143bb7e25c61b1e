"""Three computers in one folder, where files arrive in any order: nobody is asked what only one of them changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest

from csxl_desktop.domain.directory import Person
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.sharing.place import COPIES, Place
from tests import factories
from tests.services.test_sharing import WORDS, Computer, opened

NAMES = ("Ana", "Samir", "Zoé")


class Trio:
    """Ana shares, Samir and Zoé joined; one person to write about."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.person: UUID = factories.person(workspace, "Odile", "Laval")
        workspace.close()
        self.place = folder / "commun"
        self.place.mkdir()
        self.ana = opened(workspace.database.folder, "Ana")
        self.ana.sharing.share(self.place, WORDS)
        for name in NAMES[1:]:
            join(self.place, WORDS, folder / name, f"poste-{name.lower()}")
        self.samir, self.zoe = (opened(folder / name, name) for name in NAMES[1:])

    def writes(self, computer: Computer, **values: str) -> None:
        """And tells it."""
        computer.workspace.records.change(Person, self.person, values)
        assert computer.sharing.exchange().told

    def last_of(self, computer: Computer) -> Path:
        """Its last copy in the folder."""
        person = computer.workspace.database.author.person
        (head,) = [each for each in Place(self.place).heads().values() if each.person == person]
        return self.place / COPIES / head.copy

    @contextmanager
    def not_arrived(self, copy: Path) -> Iterator[None]:
        aside = copy.with_name(f"{copy.name}.part")
        copy.rename(aside)
        yield
        aside.rename(copy)

    def says(self, computer: Computer) -> tuple[str, str]:
        values = computer.workspace.records.values(Person, self.person)
        return values["note"], values["civility"]


@pytest.fixture
def trio(workspace: Workspace, tmp_path: Path) -> Iterator[Trio]:
    made = Trio(workspace, tmp_path)
    yield made
    for each in (made.ana, made.samir, made.zoe):
        each.workspace.close()


def parted_by_a_late_copy(trio: Trio) -> Path:
    """Zoé knows what Ana told second, Samir hears of it by Zoé alone; then Ana goes on from there. The late copy."""
    trio.writes(trio.ana, note="Un")
    late = trio.last_of(trio.ana)
    trio.zoe.sharing.exchange()
    trio.writes(trio.zoe, civility="Dr")
    with trio.not_arrived(late):
        assert len(trio.samir.sharing.exchange().taken) == 1
    assert trio.says(trio.samir) == ("Un", "Dr")
    zoes = trio.last_of(trio.zoe)
    with trio.not_arrived(zoes):  # for Ana
        trio.writes(trio.ana, note="Deux")
    return late


def test_nobody_is_asked_because_the_copy_that_both_know_comes_late(trio: Trio) -> None:
    late = parted_by_a_late_copy(trio)

    with trio.not_arrived(late):
        ended = trio.samir.sharing.exchange()
        assert (ended.asked, trio.says(trio.samir)) == (0, ("Un", "Dr"))  # it waits for it

    ended = trio.samir.sharing.exchange()
    assert (ended.asked, trio.says(trio.samir)) == (0, ("Deux", "Dr"))


def test_nobody_is_asked_because_the_copy_that_both_know_is_torn(trio: Trio) -> None:
    late = parted_by_a_late_copy(trio)
    content = late.read_bytes()
    late.write_bytes(content[: len(content) // 2])
    ended = trio.samir.sharing.exchange()
    assert (ended.asked, trio.says(trio.samir)) == (0, ("Un", "Dr"))

    late.write_bytes(content)
    ended = trio.samir.sharing.exchange()
    assert (ended.asked, trio.says(trio.samir)) == (0, ("Deux", "Dr"))


def test_a_copy_that_never_comes_is_waited_for_half_an_hour_and_no_longer(trio: Trio) -> None:
    """Then the last one before it serves: what it does not tell apart is asked, and nothing else."""
    late = parted_by_a_late_copy(trio)
    late.unlink()
    assert trio.samir.sharing.exchange().taken == ()
    trio.samir.seconds[0] += 1_000
    assert trio.samir.sharing.exchange().taken == ()
    trio.samir.seconds[0] += 1_000

    ended = trio.samir.sharing.exchange()

    (row,) = trio.samir.workspace.discarded.waiting()
    assert ended.asked == 1
    assert (row.ours.words, row.theirs.words) == ("Un", "Deux")
    assert trio.says(trio.samir) == ("Un", "Dr")
