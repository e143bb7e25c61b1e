"""What the reader is told of each fault, in every language: what happened, what is safe, what to do."""

import importlib
import re
import string
from collections.abc import Iterator

import pytest

from csxl_desktop import i18n
from csxl_desktop.cli.output import NotWrittenError
from csxl_desktop.domain.errors import DomainError, Told
from csxl_desktop.exchange.errors import ExchangeError
from csxl_desktop.services import bags, reconciling, sharing_words
from csxl_desktop.services.safety import places
from csxl_desktop.storage.backups import carrying
from csxl_desktop.storage.bags.header import BagError
from csxl_desktop.storage.errors import DossierError
from csxl_desktop.system.paths import resources
from csxl_desktop.ui.errors import sentence
from tests.faults.catalogue import rows

FAMILIES: tuple[type[DomainError], ...] = (DossierError, ExchangeError, BagError)
OF_COPIES: tuple[type[DomainError], ...] = (
    NotWrittenError,
    bags.OtherDossierError,
    bags.NotOurBagError,
    bags.BagInBagError,
    carrying.NotCarriedError,
    carrying.DamagedCarriedError,
    places.CloudPlaceError,
    reconciling.AlreadyTakenInError,
    reconciling.WouldDeleteError,
    reconciling.NotProvedError,
    sharing_words.DamagedKeyError,
    sharing_words.OtherPlaceError,
    sharing_words.PlaceRefusedError,
    sharing_words.WrongSharePassphraseError,
)
# A person in a hurry reads none of these.
JARGON = re.compile(
    r"\b(?:sqlite|journal|transaction|octets?|exception|thread|base de données|serveur|bug|log|métadonnées|hash|null|"
    r"parser|schéma|instance|permissions?|processus|bureau|phrase de passe|dossier commun)\b",
    re.IGNORECASE,
)
ADVICE = re.compile(r"\b(?:\w+ez|Faites|[Ii]l s’ouvre|[Ii]l s’en fait|Exportez)\b")


def _named() -> dict[str, Told]:
    """Every message that the page of faults names, by its name there."""
    return {name: _told(name) for row in rows().values() for name in row.says}


def _told(name: str) -> Told:
    found = _found(name)
    return found if isinstance(found, Told) else found.told()


def _found(name: str) -> Told | type[DomainError]:
    module, _dot, last = name.rpartition(".")
    found: Told | type[DomainError] = getattr(importlib.import_module(f"csxl_desktop.{module}"), last)
    return found


def _of_families() -> Iterator[type[DomainError]]:
    waiting: list[type[DomainError]] = [*FAMILIES]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        family = kind.template == DomainError.template  # says nothing itself
        if kind.__module__.startswith("csxl_desktop.") and not family:
            yield kind


def _all() -> dict[str, Told]:
    return _named() | {kind.__qualname__: kind.told() for kind in (*_of_families(), *OF_COPIES)}


def test_every_case_says_something_or_why_not() -> None:
    found = rows()

    assert [case for case, row in found.items() if not row.says and not row.quiet] == []
    assert len({name for row in found.values() for name in row.says}) >= 35


def test_a_refusal_reaches_the_reader_with_all_its_parts() -> None:
    i18n.load(resources() / "locale", "fr")
    for kind in {*_of_families(), *OF_COPIES, *(each for each in map(_found, _named()) if isinstance(each, type))}:
        filled = {name: "7" for part in kind.told() for _text, name, *_rest in string.Formatter().parse(part) if name}
        shown = sentence(kind(**filled))

        assert all(i18n._(part).format(**filled) in shown for part in kind.told()), kind


@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_each_has_its_three_parts_as_whole_sentences(language: str) -> None:
    i18n.load(resources() / "locale", language)

    assert [wrong for name, told in _all().items() for wrong in _wrong(name, told, language)] == []
    assert list(_wrong("canary", Told("Nothing was changed.", "Nothing was changed."), language))


def _wrong(name: str, told: Told, language: str) -> Iterator[tuple[str, str]]:
    for part, words in zip(told._fields, told, strict=True):
        said = i18n._(words) if words else "-"
        if not said.endswith((".", "!", "}")) or said[0] not in f"{string.ascii_uppercase}ÀÉÊ«“{{":
            yield name, part
        if language != "en" and said == words:
            yield name, f"{part}: {words}"
    if len(set(told)) != len(told):
        yield name, "says one thing twice"


def test_french_says_what_to_do_and_uses_no_jargon() -> None:
    i18n.load(resources() / "locale", "fr")
    told = _all()

    assert [name for name, each in told.items() if not ADVICE.search(i18n._(each.then))] == []
    assert [
        (name, found[0]) for name, each in told.items() if (found := JARGON.search(" ".join(map(i18n._, each))))
    ] == []
