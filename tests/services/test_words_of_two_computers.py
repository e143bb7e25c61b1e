"""The words of the office, and what else is chosen in one field, on two computers: each choice stands for itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from csxl_desktop import i18n
from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.reconciling import Choice
from csxl_desktop.i18n import own_words
from csxl_desktop.i18n.own_words import Word
from csxl_desktop.services.modules import ModuleService
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.workspace import new_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.system.paths import resources
from tests.conftest import NOW
from tests.services.test_sharing import WORDS, Computer, opened

PLENARY, DOME = Word("plénière", "plénières", "f"), Word("coupole", "coupoles", "f")
WORKSHOP = Word("atelier", "ateliers", "m")


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[Computer, Computer]]:
    """A dossier made in French, on two computers."""
    i18n.load(resources() / "locale", "fr")
    new_workspace(tmp_path / "ana", Author("Ana", "poste-ana"), lambda: NOW, office_name="Essai").close()
    ana, place = opened(tmp_path / "ana", "Ana"), tmp_path / "commun"
    place.mkdir()
    ana.sharing.share(place, WORDS)
    join(place, WORDS, tmp_path / "samir", "poste-samir")
    samir = opened(tmp_path / "samir", "Samir")
    yield ana, samir
    for each in (ana, samir):
        each.workspace.close()
    own_words.use({})
    i18n.load(resources() / "locale", "en")


def exchange(both: tuple[Computer, Computer]) -> None:
    for _time in range(3):
        for each in both:
            each.sharing.exchange()


def kinds(computer: Computer) -> set[tuple[str, str]]:
    return {(kind.label, kind.badge) for kind in computer.workspace.office.kinds()}


def test_a_word_chosen_on_one_is_said_by_the_other(both: tuple[Computer, Computer]) -> None:
    ana, samir = both
    samir.workspace.vocabulary.choose("fr", "assembly", PLENARY)
    own_words.use({})  # as Ana's window says it until now
    exchange(both)

    assert ana.workspace.vocabulary.speak()
    assert i18n._("Day of the assembly") == "Date de la plénière"
    assert ("Plénière", "PLÉN.") in kinds(ana)


def test_two_terms_chosen_at_once_both_stand_and_nobody_is_asked(both: tuple[Computer, Computer]) -> None:
    ana, samir = both
    ana.workspace.vocabulary.choose("fr", "assembly", PLENARY)
    samir.workspace.vocabulary.choose("fr", "group", WORKSHOP)
    samir.workspace.vocabulary.choose("nl", "assembly", Word("koepelvergadering", "koepelvergaderingen", "de"))
    for computer, module in ((ana, Module.CYCLE), (samir, Module.SURVEYS)):
        ModuleService(computer.workspace.database).choose(module, wanted=True)
    exchange(both)

    for each in both:
        assert each.workspace.vocabulary.words()["fr"] == {"assembly": PLENARY, "group": WORKSHOP}
        assert {"assembly"} == set(each.workspace.vocabulary.words()["nl"])
        assert {Module.CYCLE, Module.SURVEYS} <= ModuleService(each.workspace.database).wanted()
        assert {("Plénière", "PLÉN."), ("Atelier", "ATEL.")} <= kinds(each)
        assert each.workspace.discarded.waiting() == ()


@pytest.mark.parametrize(("choice", "stands"), [(Choice.OURS, 0), (Choice.THEIRS, 1)])
def test_two_words_for_one_thing_are_asked_once_and_names_follow_the_answer(
    both: tuple[Computer, Computer], choice: Choice, stands: int
) -> None:
    ana, samir = both
    ana.workspace.vocabulary.choose("fr", "assembly", PLENARY)
    samir.workspace.vocabulary.choose("fr", "assembly", DOME)
    ana.workspace.vocabulary.choose("fr", "group", WORKSHOP)
    exchange(both)

    (row,) = ana.workspace.discarded.waiting()
    assert samir.workspace.discarded.waiting() == (row,)
    said = (row.ours.words, row.theirs.words)
    assert sorted(said) == ["Assemblée générale (fr): coupole", "Assemblée générale (fr): plénière"]
    ana.workspace.vocabulary.choose("fr", "member", Word("partenaire", "partenaires", "m"))  # meanwhile
    samir.workspace.discarded.choose(row.id, choice)
    exchange(both)

    word, kind = (PLENARY, ("Plénière", "PLÉN.")) if "plénière" in said[stands] else (DOME, ("Coupole", "COUP."))
    for each in both:
        words = each.workspace.vocabulary.words()["fr"]
        assert (words["assembly"], words["group"], words["member"].singular) == (word, WORKSHOP, "partenaire")
        assert {kind, ("Atelier", "ATEL.")} <= kinds(each)
        assert each.workspace.discarded.waiting() == ()


@pytest.mark.parametrize("choice", [Choice.OURS, Choice.THEIRS])
def test_two_dutch_words_for_one_thing_are_asked_once_and_dutch_letters_follow(
    both: tuple[Computer, Computer], choice: Choice
) -> None:
    ana, samir = both
    ana.workspace.vocabulary.choose("nl", "assembly", Word("koepelvergadering", "koepelvergaderingen", "de"))
    samir.workspace.vocabulary.choose("nl", "assembly", Word("algemene vergadering", "algemene vergaderingen", "de"))
    exchange(both)

    (row,) = ana.workspace.discarded.waiting()
    said = (row.ours.words, row.theirs.words)
    samir.workspace.discarded.choose(row.id, choice)
    exchange(both)

    letters = "KOEP." if "koepel" in said[choice is Choice.THEIRS] else "AV"
    for each in both:
        plenary = next(kind for kind in each.workspace.meeting_kinds.kinds() if kind.behaviour is BasicKind.PLENARY)
        assert (plenary.values["label"], plenary.values["badge_nl"]) == ("Assemblée générale", letters)
        assert each.workspace.discarded.waiting() == ()
