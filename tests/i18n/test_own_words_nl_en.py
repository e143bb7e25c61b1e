"""Dutch and English messages in the office's words."""

import re

import pytest

from csxl_desktop import i18n
from csxl_desktop.i18n import _, own_words
from csxl_desktop.i18n.own_words import Word, rewording
from csxl_desktop.system.paths import resources
from tests.i18n.said import answered, said

_DE, _HET = Word("zorbel", "zorbels", "de"), Word("zorbum", "zorbums", "het")
_AMISS = {
    "de": r"\b(?:het|dit|elk|welk|nieuw|vroeger|ander|later) zorb",
    "het": r"\b(?:de|deze|elke|welke) zorbum\b|\b(?:een|geen|\{count\}) (?:nieuwe|vroegere|andere|latere) zorbum\b",
}
_TERMS = (
    r"\b(?:plenaire vergadering(?:en)?|werkgroep(?:en)?|(?:begeleidings)?comités?|lid|leden|ledentabel|ledenlijst)\b"
)
_OTHERS = r"(?:leden|lid) van (?:het team|de zorbel|het zorbum)|verkozen leden"


@pytest.mark.parametrize("word", [_DE, _HET], ids=["de", "het"])
def test_no_dutch_message_has_a_wrong_article_nor_a_term_of_the_house(word: Word) -> None:
    change = rewording("nl", dict.fromkeys(own_words.TERMS, word))
    changed = 0
    for message, forms in answered("nl").items():
        for form in forms:
            told = change(form, message)
            changed += told != form
            assert not re.search(_AMISS[word.gender], told, re.IGNORECASE), told
            assert not re.search(_TERMS, re.sub(_OTHERS, "", told, flags=re.IGNORECASE), re.IGNORECASE), told
            assert re.findall(r"\{[^}]*\}", told) == re.findall(r"\{[^}]*\}", form)
    assert changed > 400


@pytest.mark.parametrize(
    ("term", "word", "message", "told"),
    [
        ("member", "partner partners de", "In {year} verwelkomden we {count} nieuw lid: {names}.",
         "In {year} verwelkomden we {count} nieuwe partner: {names}."),
        ("member", "partner partners de", "Dit lid heeft geen vertegenwoordiger.",
         "Deze partner heeft geen vertegenwoordiger."),
        ("member", "partner partners de", "Ledentabel ingevoerd", "Partnertabel ingevoerd"),
        ("member", "partner partners de", "Aantal teamleden", "Aantal teamleden"),
        ("member", "partner partners de", "Lidmaatschap", "Lidmaatschap"),
        ("coordination", "platform platformen het", "Zeggen wie bij de coördinatie werkt, in haar documenten",
         "Zeggen wie bij het platform werkt, in zijn documenten"),
        ("group", "atelier ateliers het", "Niet op een groepslijst", "Niet op een atelierlijst"),
        ("group", "atelier ateliers het", "acht groepen van zes cijfers", "acht groepen van zes cijfers"),
        ("group", "atelier ateliers het", "Een andere werkgroep dan die van de titel",
         "Een ander atelier dan dat van de titel"),
        ("committee", "stuurgroep stuurgroepen de", "Het comité", "De stuurgroep"),
        ("assembly", "koepel koepels de", "Plenaire aanwezigheid per lid", "Aanwezigheid op de koepels per lid"),
    ],
)  # fmt: skip
def test_dutch_words(term: str, word: str, message: str, told: str) -> None:
    assert rewording("nl", {term: Word(*word.split())})(message) == told


def test_a_dutch_meeting_of_any_kind_is_no_assembly() -> None:
    change = rewording("nl", {"assembly": Word("koepel", "koepels", "de")})
    assert change("Vergadering die goedkeurt", "Approving assembly") == "Koepel die goedkeurt"
    assert change("Terug naar de vergadering", "Back to the meeting") == "Terug naar de vergadering"


@pytest.mark.parametrize("word", [Word("zorb", "zorbs"), Word("ozarb", "ozarbs")], ids=lambda word: word.singular)
def test_no_english_message_has_a_wrong_article_nor_a_term_of_the_house(word: Word) -> None:
    change = rewording("en", dict.fromkeys(own_words.TERMS, word))
    amiss = r"\ban zorb|\ba ozarb"
    for message in said():
        for form in message if isinstance(message, tuple) else (message,):
            told = change(form, form)
            assert not re.search(amiss, told, re.IGNORECASE), told
            assert re.findall(r"\{[^}]*\}|--\w+", told) == re.findall(r"\{[^}]*\}|--\w+", form)


@pytest.mark.parametrize(
    ("term", "word", "message", "told"),
    [
        ("member", "affiliate affiliates", "Not a member so far.", "Not an affiliate so far."),
        (
            "member",
            "affiliate affiliates",
            "Members of the team, counted apart.",
            "Members of the team, counted apart.",
        ),
        ("coordination", "umbrella umbrellas", "an old Office document", "an old Office document"),
        ("coordination", "umbrella umbrellas", "the office’s own text", "the umbrella’s own text"),
        ("assembly", "plenary plenaries", "Question asked in an assembly", "Question asked in a plenary"),
        ("group", "workshop workshops", "{group}: --group of the group", "{group}: --group of the workshop"),
    ],
)
def test_english_words(term: str, word: str, message: str, told: str) -> None:
    assert rewording("en", {term: Word(*word.split())})(message) == told


def test_english_changes_messages_of_the_program_alone() -> None:
    i18n.load(resources() / "locale", "en")
    own_words.use({"en": {"assembly": Word("plenary", "plenaries")}})
    assert _("Day of the assembly") == "Day of the plenary"
    assert _("The assembly of my street") == "The assembly of my street"
    own_words.use({})
