"""What came in from the other computer while somebody typed is not written over: brought in, or kept to be decided."""

from pathlib import Path
from uuid import UUID

import pytest

from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.reconciling import Choice
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.domain.typed_over import typed_over
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import Author
from tests import factories
from tests.conftest import NOW

WORDS = "cerise verte lampe"


def text(*paragraphs: str) -> RichText:
    return RichText(tuple(Block(f"b{number}", "p", (Span(words),)) for number, words in enumerate(paragraphs)))


class Two:
    """A dossier, and the other computer."""

    def __init__(self, here: Workspace, folder: Path) -> None:
        self.here = here
        (folder / "commun").mkdir()
        here.sharing.share(folder / "commun", WORDS)
        join(folder / "commun", WORDS, folder / "b", "portable")
        self._there = folder / "b"

    def elsewhere(self, entity: type[Person] | type[AgendaItem], key: UUID, values: dict[str, object]) -> None:
        """Written at the other computer, and taken in here."""
        with open_workspace(self._there, Author("Samir", "portable"), lambda: NOW) as there:
            there.sharing.exchange()
            there.records.change(entity, key, values)
            there.sharing.exchange()
        assert self.here.sharing.exchange().taken

    def type_over(
        self, entity: type[Person] | type[AgendaItem], key: UUID, column: str, seen: object, value: object
    ) -> None:
        with typed_over(value, seen):
            self.here.records.change(entity, key, {column: value})

    def now(self, entity: type[Person] | type[AgendaItem], key: UUID, column: str) -> object:
        return self.here.records.values(entity, key)[column]


@pytest.fixture
def keys(workspace: Workspace) -> tuple[UUID, UUID]:
    meeting = factories.meeting(workspace, theme="Logement")
    item = factories.make(workspace, AgendaItem, meeting_id=meeting, title="P", position=20, text=text("Un.", "Deux."))
    return item, factories.person(workspace, "Odile", "Laval")


@pytest.fixture
def two(workspace: Workspace, keys: tuple[UUID, UUID], tmp_path: Path) -> Two:
    assert keys
    return Two(workspace, tmp_path)


def test_a_text_typed_meanwhile_takes_in_what_came_again_and_again(two: Two, keys: tuple[UUID, UUID]) -> None:
    item, _person = keys
    two.elsewhere(AgendaItem, item, {"text": text("Un.", "Deux.", "Samir ajoute.")})

    two.type_over(AgendaItem, item, "text", text("Un.", "Deux."), text("Ana: Un.", "Deux."))
    stands = two.now(AgendaItem, item, "text")
    assert isinstance(stands, RichText)
    assert stands.plain().split("\n") == ["Ana: Un.", "Deux.", "Samir ajoute."]

    two.type_over(AgendaItem, item, "text", text("Ana: Un.", "Deux."), text("Ana: Un.", "Deux, dit Ana."))
    stands = two.now(AgendaItem, item, "text")
    assert isinstance(stands, RichText)
    assert stands.plain().split("\n") == ["Ana: Un.", "Deux, dit Ana.", "Samir ajoute."]
    assert two.here.discarded.waiting() == ()


def test_what_both_wrote_at_one_place_is_asked(two: Two, keys: tuple[UUID, UUID]) -> None:
    item, person = keys
    two.elsewhere(AgendaItem, item, {"text": text("Un, dit Samir.", "Deux.")})
    two.elsewhere(Person, person, {"note": "de Samir", "civility": "Dr"})

    two.type_over(AgendaItem, item, "text", text("Un.", "Deux."), text("Un, dit Ana.", "Deux."))
    two.type_over(Person, person, "note", "", "d’Ana")
    two.type_over(Person, person, "civility", "Mme", "Me")

    rows = two.here.discarded.waiting()
    assert [(row.ours.words, row.theirs.words) for row in rows] == [
        ("Un, dit Ana.\nDeux.", "Un, dit Samir.\nDeux."),
        ("d’Ana", "de Samir"),
        ("Me", "Dr"),
    ]
    assert {row.theirs.by for row in rows} == {"portable"}
    two.here.discarded.choose(rows[1].id, Choice.THEIRS)
    assert two.now(Person, person, "note") == "de Samir"


def test_what_was_seen_is_replaced_by_whoever_replaces_it(two: Two, keys: tuple[UUID, UUID]) -> None:
    _item, person = keys
    two.elsewhere(Person, person, {"note": "de Samir"})
    two.type_over(Person, person, "note", "de Samir", "autre chose")
    two.here.records.change(Person, person, {"civility": "Dr"})
    two.type_over(Person, person, "last_name", "Laval", "Lavalle")
    with typed_over("par le programme", "vu autrement"):
        two.here.records.change(Person, person, {"note": "non tapé"})

    assert two.here.discarded.waiting() == ()
    assert (two.now(Person, person, "note"), two.now(Person, person, "last_name")) == ("non tapé", "Lavalle")
