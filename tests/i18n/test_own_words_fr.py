"""French messages in the office's words: no wrong article, nothing else changed, what was typed left alone."""

import re
from collections.abc import Iterator

import pytest

from csxl_desktop import i18n
from csxl_desktop.i18n import _, ngettext, own_words
from csxl_desktop.i18n.own_words import Word, rewording
from csxl_desktop.i18n.own_words.french_companions import COMPANIONS
from csxl_desktop.system.paths import resources
from tests.i18n.said import answered

# Invented, so that they stand nowhere by themselves: each gender before a consonant and before a vowel.
_WORDS = {
    "feminine": Word("zorbine", "zorbines", "f"),
    "feminine vowel": Word("ozarine", "ozarines", "f"),
    "masculine": Word("zorbin", "zorbins", "m"),
    "masculine vowel": Word("ozarin", "ozarins", "m"),
}
_ARTICLES = r"(?<![\w’])(?<!de )(?P<before>{})(?=(?:zorb|ozar)in)"
_OF_MASCULINE = "du |au |un |ce |aucun |quel |tout |ancien |prochain |dernier |nouveaux |tous |anciens |quels "
_OF_FEMININE = (
    "de la |à la |une |cette |aucune |quelle |toute |ancienne |prochaine |dernière |toutes |anciennes |quelles "
)
_AMISS = {
    "feminine": f"{_OF_MASCULINE}|le |l’|cet |d’|qu’|nouveau |nouvel ",
    "feminine vowel": f"{_OF_MASCULINE}|le |la |de la |de |à la |cet |sa |que |nouveau |nouvel ",
    "masculine": f"{_OF_FEMININE}|nouvelles |la |l’|cet |d’|qu’|sa |nouvelle |nouvel ",
    "masculine vowel": f"{_OF_FEMININE}|nouvelles |le |la |du |de |au |ce |que |sa |nouvelle |nouveau ",
}
_TERMS = re.compile(r"\b(?:assemblées?|coordinations?|groupes?|comités?|membres?)\b", re.IGNORECASE)
_ALREADY_THE_HOUSE_S = (
    "CSXL – Coordination Sociale",  # the name of this program
    "membres de l’équipe", "membre de l’équipe", "membres élus", "membres du", "membres de la",
    "membres de l’ozar",  # other members
    "groupes de {digits}", "groupes de six", "deux groupes", "groupe par groupe", "groupes l’un", "groupe {number}",
)  # fmt: skip


def french_messages() -> list[str]:
    return [form for forms in answered("fr").values() for form in forms]


@pytest.fixture
def in_french() -> Iterator[None]:
    i18n.load(resources() / "locale", "fr")
    yield
    own_words.use({})


@pytest.mark.parametrize("kind", _WORDS)
def test_no_message_has_a_wrong_article(kind: str) -> None:
    change = rewording("fr", dict.fromkeys(own_words.TERMS, _WORDS[kind]))
    amiss = re.compile(_ARTICLES.format(_AMISS[kind]), re.IGNORECASE)
    changed = [told for each in french_messages() if (told := change(each)) != each]
    assert len(changed) > 400
    assert [each for each in changed if amiss.search(each) or re.search(r"\b(?:de le|à le|de les|à les) ", each)] == []


@pytest.mark.parametrize("kind", _WORDS)
def test_a_term_stands_in_no_message_any_more(kind: str) -> None:
    change = rewording("fr", dict.fromkeys(own_words.TERMS, _WORDS[kind]))
    for message in french_messages():
        told = change(message).replace("\u00a0", " ")
        for each in _ALREADY_THE_HOUSE_S:
            told = re.sub(re.escape(each), "", told, flags=re.IGNORECASE)
        assert not _TERMS.search(told), message


@pytest.mark.parametrize("term", own_words.TERMS)
def test_words_further_off_agree_and_are_found_in_the_catalogue(term: str) -> None:
    messages = [" ".join(each.replace("\n", " ").split()).lower() for each in french_messages()]
    for own, _other in COMPANIONS[term]:
        wanted = " ".join(own.split()).lower()
        assert any(wanted in each for each in messages), own


def test_places_of_messages_and_all_other_words_stay() -> None:
    change = rewording("fr", dict.fromkeys(own_words.TERMS, _WORDS["masculine"]))
    places = re.compile(r"\{[^}]*\}")
    for message in french_messages():
        assert places.findall(change(message)) == places.findall(message)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Réponse de l’assemblée", "Réponse de la plénière"),
        ("La dernière assemblée avant cette date", "La dernière plénière avant cette date"),
        ("Assemblées générales", "Plénières"),
        ("Nombre d’assemblées", "Nombre de plénières"),
        ("Ce que l’assemblée a répondu.", "Ce que la plénière a répondu."),
        ("L’assemblée du {day} n’a pas encore eu lieu.", "La plénière du {day} n’a pas encore eu lieu."),
        ("ASSEMBLÉE", "PLÉNIÈRE"),
        ("membre d’assemblées", "membre de plénières"),
        ("rassemblée", "rassemblée"),
    ],
)
def test_one_term_by_a_word_of_the_same_gender(message: str, told: str) -> None:
    assert rewording("fr", {"assembly": Word("plénière", "plénières", "f")})(message) == told


@pytest.mark.parametrize(
    ("term", "word", "message", "told"),
    [
        ("coordination", "réseau réseaux m", "Texte de la Coordination sur l’année", "Texte du Réseau sur l’année"),
        ("coordination", "hub hubs m", "à la coordination", "au hub"),
        ("coordination", "habitat habitats m", "à la coordination", "à l’habitat"),
        ("group", "commission commissions f", "Nouveau groupe", "Nouvelle commission"),
        ("group", "atelier ateliers m", "Nouveau groupe de travail", "Nouvel atelier"),
        ("group", "commission commissions f", "Tous les groupes", "Toutes les commissions"),
        ("group", "commission commissions f", "huit groupes de six chiffres", "huit groupes de six chiffres"),
        ("group", "commission commissions f", "Groupe de travail créé", "Commission créée"),
        ("committee", "bureau bureaux m", "L’élection du Comité d’Accompagnement", "L’élection du Bureau"),
        ("member", "adhérent adhérents m", "{count} ancien membre", "{count} ancien adhérent"),
        ("member", "adhérent adhérents m", "un nouveau membre", "un nouvel adhérent"),
        ("member", "adhérent adhérents m", "Nombre de membres de l’équipe", "Nombre de membres de l’équipe"),
        ("member", "association associations f", "il est de nouveau membre", "il est de nouveau association"),
        ("assembly", "coupole coupoles f", "d’une assemblée à l’autre", "d’une coupole à l’autre"),
        ("assembly", "atelier ateliers m", "Aucune assemblée n’est prévue : notez d’abord la prochaine dans l’Agenda.",
         "Aucun atelier n’est prévu : notez d’abord le prochain dans l’Agenda."),
    ],
)  # fmt: skip
def test_articles_adjectives_and_what_agrees(term: str, word: str, message: str, told: str) -> None:
    assert rewording("fr", {term: Word(*word.split())})(message) == told


def test_a_word_that_holds_another_term_is_not_changed_again() -> None:
    words = {
        "committee": Word("comité de coordination", "comités de coordination", "m"),
        "coordination": Word("réseau", "réseaux", "m"),
    }
    assert rewording("fr", words)("Le comité de la coordination") == "Le comité de coordination du réseau"


def test_messages_speak_the_words_of_the_office(in_french: None) -> None:
    assert _("Day of the assembly") == "Date de l’assemblée"
    assert own_words.use({"fr": {"assembly": Word("plénière", "plénières", "f")}})
    assert _("Day of the assembly") == "Date de la plénière"
    assert ngettext("{count} member", "{count} members", 2) == "{count} membres"
    assert not own_words.use({"fr": {"assembly": Word("plénière", "plénières", "f")}})
    with i18n.speaking("nl"):
        assert "plénière" not in _("Day of the assembly")
    with own_words.plainly():
        assert _("Day of the assembly") == "Date de l’assemblée"
    own_words.use({})
    assert _("Day of the assembly") == "Date de l’assemblée"


def test_what_somebody_typed_is_left_alone(in_french: None) -> None:
    own_words.use({"fr": {"assembly": Word("plénière", "plénières", "f")}})
    assert _("Préparer l’assemblée du quartier") == "Préparer l’assemblée du quartier"
    assert _("Assembly of {date}").format(date="l’assemblée") == "Plénière du l’assemblée"
