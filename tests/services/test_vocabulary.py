"""The office's own words: kept, spoken at once and at the next opening, said by its kinds of meetings, taken back."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest

from csxl_desktop import i18n
from csxl_desktop.domain.errors import DomainError, EmptyNameError
from csxl_desktop.domain.office import MeetingKind, Office
from csxl_desktop.domain.own_words import CHOICES, WordRefusedError, checked, plural_of, stored_of, words_of
from csxl_desktop.i18n import _, own_words
from csxl_desktop.i18n.own_words import GENDERS, TERMS, Word
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.paths import resources

PLENARY = Word("plénière", "plénières", "f")


@pytest.fixture(autouse=True)
def _french() -> Iterator[None]:
    i18n.load(resources() / "locale", "fr")
    yield
    own_words.use({})


def kind(workspace: Workspace, code: str) -> tuple[str, str, str]:
    found = next(each for each in workspace.meeting_kinds.kinds() if each.values["code"] == code)
    return found.values["label"], found.values["label_plural"], found.badge


@pytest.fixture
def french_kinds(workspace: Workspace) -> Workspace:
    """The kinds of a dossier that was made in French."""
    for each in workspace.meeting_kinds.kinds():
        named = {
            "AG": ("Assemblée générale", "Assemblées générales"),
            "GT": ("Groupe de travail", "Groupes de travail"),
        }
        if each.values["code"] in named:
            one, several = named[each.values["code"]]
            workspace.records.change(MeetingKind, each.id, {"label": one, "label_plural": several})
    return workspace


def test_a_word_is_spoken_at_once_and_again_when_the_dossier_is_opened(open_it: Callable[[], Workspace]) -> None:
    workspace = open_it()
    workspace.vocabulary.choose("fr", "assembly", PLENARY)
    assert _("Day of the assembly") == "Date de la plénière"
    workspace.close()

    own_words.use({})
    workspace = open_it()
    assert _("Day of the assembly") == "Date de la plénière"
    assert workspace.vocabulary.words() == {"fr": {"assembly": PLENARY}}


def test_kinds_of_meetings_that_bore_the_word_follow_and_come_back(french_kinds: Workspace) -> None:
    vocabulary = french_kinds.vocabulary
    vocabulary.choose("fr", "assembly", PLENARY)
    assert kind(french_kinds, "AG") == ("Plénière", "Plénières", "PLÉN.")
    vocabulary.choose("fr", "assembly", Word("coupole", "coupoles", "f"))
    assert kind(french_kinds, "AG") == ("Coupole", "Coupoles", "COUP.")
    vocabulary.choose("fr", "group", Word("atelier", "ateliers", "m"))
    assert kind(french_kinds, "GT") == ("Atelier", "Ateliers", "ATEL.")
    vocabulary.choose("fr", "assembly", None)
    assert kind(french_kinds, "AG") == ("Assemblée générale", "Assemblées générales", "AG")
    assert vocabulary.words() == {"fr": {"group": Word("atelier", "ateliers", "m")}}


def test_a_kind_that_the_office_named_itself_keeps_its_name(french_kinds: Workspace) -> None:
    found = next(each for each in french_kinds.meeting_kinds.kinds() if each.values["code"] == "AG")
    french_kinds.records.change(MeetingKind, found.id, {"label": "Forum", "label_plural": "Forums", "badge": "FOR"})
    french_kinds.vocabulary.choose("fr", "assembly", PLENARY)
    assert kind(french_kinds, "AG") == ("Forum", "Forums", "FOR")


def test_a_dutch_name_that_bore_the_word_follows_a_dutch_word_alone(french_kinds: Workspace) -> None:
    found = next(each for each in french_kinds.meeting_kinds.kinds() if each.values["code"] == "AG")
    dutch = {"label_nl": "Plenaire vergadering", "label_plural_nl": "Plenaire vergaderingen"}
    french_kinds.records.change(MeetingKind, found.id, dutch)

    french_kinds.vocabulary.choose("fr", "assembly", PLENARY)
    assert french_kinds.records.values(MeetingKind, found.id)["label_nl"] == "Plenaire vergadering"
    french_kinds.vocabulary.choose("nl", "assembly", Word("koepelvergadering", "koepelvergaderingen", "de"))
    values = french_kinds.records.values(MeetingKind, found.id)
    assert (values["label"], values["badge"]) == ("Plénière", "PLÉN.")
    assert (values["label_nl"], values["label_plural_nl"]) == ("Koepelvergadering", "Koepelvergaderingen")


def test_dutch_letters_follow_a_dutch_word_alone(french_kinds: Workspace) -> None:
    """Also where nobody typed a Dutch name: it is said in the words of the house, and follows too."""
    found = next(each for each in french_kinds.meeting_kinds.kinds() if each.values["code"] == "AG")
    lunch = next(each for each in french_kinds.meeting_kinds.kinds() if each.values["code"] == "LUNCH")

    def letters(key: UUID = found.id) -> str:
        said: str = french_kinds.records.values(MeetingKind, key)["badge_nl"]
        return said

    french_kinds.vocabulary.choose("fr", "assembly", PLENARY)
    assert letters() == "PLEN."
    french_kinds.vocabulary.choose("nl", "assembly", Word("koepelvergadering", "koepelvergaderingen", "de"))
    assert letters() == "KOEP."
    french_kinds.vocabulary.choose("nl", "coordination", Word("platform", "platformen", "het"))
    assert letters(lunch.id) == "MIDDAG"
    french_kinds.history.undo()
    french_kinds.history.undo()
    assert letters() == "PLEN."

    french_kinds.records.change(MeetingKind, found.id, {"badge_nl": "AV"})
    french_kinds.vocabulary.choose("nl", "assembly", Word("koepelvergadering", "koepelvergaderingen", "de"))
    assert letters() == "AV"


def test_dutch_letters_of_a_kind_that_the_office_named_itself_stay(french_kinds: Workspace) -> None:
    found = next(each for each in french_kinds.meeting_kinds.kinds() if each.values["code"] == "AG")
    french_kinds.records.change(MeetingKind, found.id, {"label": "Forum"})
    french_kinds.vocabulary.choose("nl", "assembly", Word("koepelvergadering", "koepelvergaderingen", "de"))
    assert french_kinds.records.values(MeetingKind, found.id)["badge_nl"] == "PLEN."


def test_one_undo_takes_back_the_word_and_the_names_of_the_kinds(french_kinds: Workspace) -> None:
    french_kinds.vocabulary.choose("fr", "assembly", PLENARY)
    french_kinds.history.undo()
    assert kind(french_kinds, "AG") == ("Assemblée générale", "Assemblées générales", "AG")
    assert french_kinds.vocabulary.speak()
    assert _("Day of the assembly") == "Date de l’assemblée"


def test_what_cannot_be_said_in_a_sentence_is_refused_and_changes_nothing(workspace: Workspace) -> None:
    for word, refusal in (("{0}", WordRefusedError), ("<b>plénière</b>", WordRefusedError), ("  ", EmptyNameError)):
        with pytest.raises(refusal):
            workspace.vocabulary.choose("fr", "assembly", Word(word, word, "f"))
    assert workspace.vocabulary.words() == {}
    assert _("Day of the assembly") == "Date de l’assemblée"


def test_words_are_small_inside_a_sentence_and_acronyms_stay() -> None:
    assert checked("fr", Word(" Plénière ", "", "f")) == Word("plénière", "plénière", "f")
    assert checked("fr", Word("CLSS", "CLSS", "m")).singular == "CLSS"
    assert checked("fr", Word("Groupe d'appui", "Groupes d'appui", "m")).singular == "groupe d’appui"
    assert checked("nl", Word("platform", "platformen", "m")).gender == "de"


def test_what_another_program_left_there_is_passed_over(workspace: Workspace) -> None:
    office = workspace.office.office_id()
    stored = {"member": "adhérent", "fr": {"assembly": ["{0}", "", "f"], "group": ["atelier"], "hat": ["x", "x", "m"]}}
    workspace.records.change(Office, office, {"vocabulary": stored})
    assert workspace.vocabulary.words() == {"fr": {"group": Word("atelier", "atelier", "f")}}


@pytest.mark.parametrize("language", CHOICES)
def test_every_word_that_is_offered_may_be_said_and_is_kept_as_it_is(language: str) -> None:
    assert set(CHOICES[language]) == set(TERMS)
    for term, choices in CHOICES[language].items():
        for choice in choices:
            assert checked(language, choice.word) == choice.word
            assert choice.word.gender in GENDERS[language]
            words = {language: {term: choice.word}}
            assert words_of(stored_of(words)) == words
            assert len(choice.letters) <= 6


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("fr", "plénière", "plénières"),
        ("fr", "réseau", "réseaux"),
        ("fr", "local", "locaux"),
        ("fr", "cercles", "cercles"),
        ("nl", "platform", "platformen"),
        ("nl", "koepel", "koepels"),
        ("en", "plenary", "plenaries"),
        ("en", "board", "boards"),
        ("fr", "", ""),
    ],
)
def test_the_usual_plural_is_proposed(language: str, one: str, several: str) -> None:
    assert plural_of(language, one) == several


def test_refusals_speak() -> None:
    assert "{0}" in str(WordRefusedError(word="{0}"))
    assert issubclass(WordRefusedError, DomainError)


def test_titles_of_the_report_follow_and_its_first_text_says_the_word(workspace: Workspace) -> None:
    year = workspace.today().year
    workspace.vocabulary.choose("fr", "group", Word("atelier", "ateliers", "m"))
    workspace.report.begin_year(year)
    titles = {each.code: each.title for each in workspace.report.sections(year)}
    assert (titles["groups"], titles["meetings"]) == ("Ateliers", "Assemblées générales et rencontres thématiques")

    workspace.vocabulary.choose("fr", "assembly", PLENARY)
    titles = {each.code: each.title for each in workspace.report.sections(year)}
    assert titles["meetings"] == "Plénières et rencontres thématiques"
    workspace.history.undo()
    titles = {each.code: each.title for each in workspace.report.sections(year)}
    assert titles["meetings"] == "Assemblées générales et rencontres thématiques"
