"""What the dossier holds in one language, and in the office's words there, is said in those of another language."""

from collections.abc import Iterator

import pytest

from csxl_desktop import i18n
from csxl_desktop.domain.house_words import KINDS, SECTIONS, SEVERAL
from csxl_desktop.domain.own_words import CHOICES
from csxl_desktop.i18n import _, own_words, respoken, speaking
from csxl_desktop.i18n.own_words import TERMS, Word
from csxl_desktop.system.paths import resources

LANGUAGES = ("fr", "nl", "en")
_OF_TWO = {"General assemblies and thematic meetings", "Assemblies and thematic meetings"}  # one, once said otherwise


@pytest.fixture(autouse=True)
def _loaded() -> Iterator[None]:
    i18n.load(resources() / "locale", "fr")
    yield
    own_words.use({})


def said(language: str, message: str) -> str:
    with speaking(language):
        return _(message)


def again(language: str, text: str, messages: tuple[str, ...]) -> str:
    with speaking(language):
        return respoken(text, messages)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("term", TERMS)
def test_a_word_of_one_language_is_the_ordinary_one_of_the_others(language: str, term: str) -> None:
    others = [each for each in LANGUAGES if each != language]
    changed = 0
    for choice in CHOICES[language][term]:
        for messages in (KINDS, SEVERAL, SECTIONS):
            plain = {message: said(language, message) for message in messages}
            own_words.use({language: {term: choice.word}})
            for message in (each for each in messages if each not in _OF_TWO):
                text = said(language, message)
                changed += text != plain[message]
                assert again(language, text, messages) == text
                for other in others:
                    assert again(other, text, messages) == said(other, message)
            own_words.use({})
    assert changed or (term == "coordination" and language != "fr")


def test_each_language_says_its_own_word_and_forgets_it() -> None:
    own_words.use({"fr": {"assembly": Word("plénière", "plénières", "f")}})
    assert again("nl", "Plénière", KINDS) == "Plenaire vergadering"
    own_words.use({
        "fr": {"assembly": Word("coupole", "coupoles", "f")},
        "nl": {"assembly": Word("koepelvergadering", "koepelvergaderingen", "de")},
    })  # fmt: skip
    assert again("nl", "Coupole", KINDS) == "Koepelvergadering"
    assert again("fr", "Koepelvergadering", KINDS) == "Coupole"
    assert again("en", "Koepelvergadering", KINDS) == "General assembly"
    assert again("nl", "Plénière", KINDS) == "Plénière"  # nobody says it any longer: somebody typed it


def test_a_title_of_two_meetings_is_whole_in_dutch() -> None:
    own_words.use({"nl": {"assembly": Word("koepelvergadering", "koepelvergaderingen", "de")}})
    for message in _OF_TWO:
        assert said("nl", message) == "Koepelvergaderingen en thematische ontmoetingen"
