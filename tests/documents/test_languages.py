"""Every document in Dutch and in English, from a French dossier: no French word of ours is left in it."""

import json
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from csxl_desktop import i18n
from csxl_desktop.cli import following, sheets
from csxl_desktop.cli.printing import DOCUMENTS, IN_BOTH
from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.own_words import CHOICES
from csxl_desktop.i18n import own_words
from csxl_desktop.i18n.own_words import Word
from csxl_desktop.services.demo import new_demo_workspace
from csxl_desktop.services.printing import Document, TwoLanguagesError, render, render_word
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.system.paths import resources
from tests.conftest import AUTHOR, NOW
from tests.documents import marked, tagged
from tests.documents.reading import language, page_texts, whole_text
from tests.journeys.test_fresh_processes import OF_A_MEETING, OF_SOMETHING, assembly

# A form is in the language of its questions, a letter in that of its text: somebody wrote them, no letter in English.
SPEAKS_FOR_ITSELF = {("survey-sheet", "nl"), ("survey-sheet", "en"), ("letters", "en")}
_FRENCH_DAYS = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) \d|\b\d{1,2}(?:er)? (?:janvier|février|mars|avril|mai"
    r"|juin|juillet|août|septembre|octobre|novembre|décembre) \d{4}|\d h \d\d –|\b(?:Mme|M\.) [A-ZÀ-Þ][\w-]+ [A-ZÀ-Þ]"
)


@pytest.fixture(scope="session")
def french(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of the demonstration as a French office has it, every module on."""
    i18n.load(resources() / "locale", "fr")
    folder = tmp_path_factory.mktemp("french") / "dossier"
    new_demo_workspace(folder, AUTHOR, lambda: NOW, resources()).close()
    with open_workspace(folder, AUTHOR, lambda: NOW) as workspace:
        for module in Module:
            workspace.modules.choose(module, wanted=True)
        workspace.newsletters.put_words(workspace.newsletters.begin().record_id, "Bonne rentrée")
    return folder


@pytest.fixture(scope="session")
def marks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("marked")
    marked.write(folder)
    return folder


@pytest.fixture(scope="session")
def typed() -> str:
    """What the invented office typed: its own words may stand in any document."""
    return " ".join(path.read_text(encoding="utf-8") for path in sorted((resources() / "demo").glob("*.json")))


@pytest.fixture
def workspace(french: Path, tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(Path(copytree(french, tmp_path / "french")), AUTHOR, lambda: NOW) as opened:
        yield opened


def printed(workspace: Workspace, name: str, spoken: str, **changes: Any) -> Document:
    """A document as the command line asks for it."""
    parser = ArgumentParser()
    parser.add_argument("--title")
    for each in ("--meeting", "--group", "--person", "--organisation", "--selection", "--section", "--on"):
        parser.add_argument(each)
    parser.add_argument("--year", type=int)
    parser.set_defaults(item=None, recipient="", sheet="L7160", start=1, bilingual=False, lang=spoken)
    sheets.add_options(parser)
    following.add_options(parser)
    wanted = list(OF_SOMETHING.get(name, []))
    if name in OF_A_MEETING or name == "certificate":
        assert "meeting" in changes
    elif "--year" not in wanted:
        wanted += ["--year", "2025"]
    options: Namespace = parser.parse_args(wanted)
    vars(options).update(changes)
    return DOCUMENTS[name](workspace, options)


@pytest.mark.parametrize(("name", "spoken"), sorted(set(product(DOCUMENTS, ("nl", "en"))) - SPEAKS_FOR_ITSELF))
def test_no_french_of_ours_is_left(
    name: str, spoken: str, workspace: Workspace, marks: Path, typed: str, meeting_id: str
) -> None:
    i18n.load(marks, "fr")
    of = {"meeting": meeting_id} if name in OF_A_MEETING or name == "certificate" else {}
    document = printed(workspace, name, spoken, **of)
    text = " ".join(whole_text(render(document)).split())

    assert marked.MARK not in text, text[max(0, text.index(marked.MARK) - 80) : text.index(marked.MARK) + 1]
    assert marked.MARK not in document.file_name
    assert [each for each in _FRENCH_DAYS.findall(text) if each not in typed] == []


@pytest.fixture(scope="session")
def meeting_id(french: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return assembly(Path(copytree(french, tmp_path_factory.mktemp("asked") / "french")))


def test_marks_show_in_french(workspace: Workspace, marks: Path, meeting_id: str) -> None:
    i18n.load(marks, "fr")

    text = whole_text(render(printed(workspace, "invitation", "fr", meeting=meeting_id)))

    assert f"Ordre du jour{marked.MARK}" in text
    assert _FRENCH_DAYS.search(text)


def test_people_are_called_in_the_language_of_the_document(workspace: Workspace, meeting_id: str) -> None:
    i18n.load(resources() / "locale", "fr")
    told = {
        spoken: whole_text(render(printed(workspace, "minutes", spoken, meeting=meeting_id)))
        for spoken in ("fr", "nl", "en")
    }

    assert "Mme Noor Baert" in told["fr"]
    assert "Mevr. Noor Baert" in told["nl"]
    assert "Dhr. Steve" in told["nl"]
    assert "Ms Noor Baert" in told["en"]


def test_words_of_the_house_are_said_in_the_language_of_the_document(workspace: Workspace, meeting_id: str) -> None:
    i18n.load(resources() / "locale", "fr")
    sheet = whole_text(render(printed(workspace, "attendance-sheet", "nl", meeting=meeting_id)))
    contents = page_texts(render(printed(workspace, "report", "nl")))[1]

    assert "Plenaire vergadering van" in sheet
    assert "Assemblée générale" not in sheet
    for title in ("Inleiding", "Leden", "Plenaire en thematische vergaderingen", "Werkgroepen", "Dankwoord"):
        assert title in contents
    assert "Marche exploratoire et midi" in contents  # a title of the office's own


def test_report_is_printed_in_the_language_kept_with_its_year(workspace: Workspace) -> None:
    i18n.load(resources() / "locale", "fr")
    assert workspace.documents.report(2025).content.language == "fr"

    workspace.report_years.change(2025, "language", "nl")

    document = workspace.documents.report(2025)
    assert document.file_name == "Jaarverslag 2025"
    assert workspace.documents.report(2026).content.language == "nl"  # from one year to the next
    assert workspace.documents.report(2025, language="en").content.language == "en"
    pdf = render(document)
    assert language(pdf) == "nl-BE"
    assert "16de activiteitenverslag" in page_texts(pdf)[0]


@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_report_that_begins_in_another_language_has_no_french_of_ours(
    spoken: str, workspace: Workspace, marks: Path
) -> None:
    i18n.load(marks, "fr")
    with i18n.speaking(spoken):
        workspace.report.begin_year(2031)
    text = whole_text(render(workspace.documents.report(2031)))
    words = " ".join(text.split())
    french = json.loads((resources() / "texts" / "report_fr.json").read_text("utf-8"))
    sentences = {
        sentence
        for section in french
        for block in section["text"]["blocks"]
        for run in block["runs"]
        for sentence in re.split(r"(?<=[.:;])\s", run.get("s", ""))
        if len(sentence) > 20
    }

    assert len(sentences) > 50
    assert marked.MARK not in words
    assert _FRENCH_DAYS.findall(words) == []
    assert [each for each in sentences if each in words] == []
    assert {"nl": "Dit verslag gaat over het jaar 2031", "en": "This report tells of the year 2031"}[spoken] in words


@pytest.mark.parametrize("name", sorted(IN_BOTH))
def test_document_comes_in_both_languages(name: str, workspace: Workspace, marks: Path, meeting_id: str) -> None:
    i18n.load(marks, "fr")
    of = {"meeting": meeting_id} if name in OF_A_MEETING or name == "certificate" else {}
    document = printed(workspace, name, "fr-nl", **of)
    pdf = render(document)
    read = tagged.read(pdf)
    spoken = {str(node.raw["/Lang"])[:2] for node in _all(read.root) if "/Lang" in node.raw}

    assert language(pdf) == "fr-BE"
    assert spoken == {"nl"}  # what is not said in French tells so, for whoever has it read aloud
    assert marked.MARK in whole_text(pdf)
    assert "FR-NL" in document.file_name or name == "attendance-sheet"


def test_both_languages_stand_in_each_head_of_the_sheet(workspace: Workspace, meeting_id: str) -> None:
    i18n.load(resources() / "locale", "fr")
    for columns in (1, 2):
        text = whole_text(render(printed(workspace, "attendance-sheet", "fr-nl", meeting=meeting_id, columns=columns)))
        for words in ("LISTE DE PRÉSENCE – AANWEZIGHEIDSLIJST", "Assemblée générale du", "Plenaire vergadering van"):
            assert words in text
        assert re.search(r"Signature\s+Handtekening", text)


@pytest.mark.parametrize(
    ("name", "word"),
    [("member-sheet", "Vertegenwoordiger"), ("processing-register", "Verwerkingsverantwoordelijke")],
)
def test_a_long_dutch_word_stands_on_one_line(workspace: Workspace, name: str, word: str) -> None:
    assert word in whole_text(render(printed(workspace, name, "nl")))


def test_a_dutch_certificate_calls_people_as_within_a_sentence(workspace: Workspace, meeting_id: str) -> None:
    text = " ".join(whole_text(render(printed(workspace, "certificate", "nl", meeting=meeting_id))).split())

    assert "bevestigen dat mevrouw Noor Baert" in text
    assert "bevestigen dat de heer" in text


def test_certificates_of_one_person_lie_together(workspace: Workspace, meeting_id: str) -> None:
    i18n.load(resources() / "locale", "fr")
    content = printed(workspace, "certificate", "fr-nl", meeting=meeting_id).content

    assert [each.language for each in content.certificates[:4]] == ["fr", "nl", "fr", "nl"]
    assert content.certificates[0].person == content.certificates[1].person


def test_both_languages_do_not_come_for_word(workspace: Workspace, meeting_id: str) -> None:
    i18n.load(resources() / "locale", "fr")
    with pytest.raises(TwoLanguagesError):
        render_word(printed(workspace, "invitation", "fr-nl", meeting=meeting_id))


_OF_TERMS = {BasicKind.PLENARY, BasicKind.GROUP_SESSION, BasicKind.COMMITTEE, BasicKind.LUNCH}
_FRENCH_WORDS = re.compile(r"Plénière|Séances? d’atelier|\bAteliers\b|\bBureau\b|\bPartenaires\b|Midis? du Réseau")
_KINDS = {
    "nl": {"Plenaire vergadering", "Vergadering van een werkgroep", "Begeleidingscomité", "Netwerkmiddag"},
    "en": {"General assembly", "Session of a working group", "Steering committee", "Network lunch"},
}
_SECTIONS = {
    "nl": ("Leden", "Plenaire en thematische vergaderingen", "Werkgroepen", "Begeleidingscomité"),
    "en": ("Members", "General assemblies and thematic meetings", "Working groups", "Steering committee"),
}
_ASSEMBLY_OF = {"nl": "Plenaire vergadering van", "en": "General assembly of"}


@pytest.fixture
def reworded(workspace: Workspace) -> Iterator[Workspace]:
    """The office chose a French word for each term; of Dutch and English it said nothing."""
    i18n.load(resources() / "locale", "fr")
    for term in own_words.TERMS:
        workspace.vocabulary.choose("fr", term, CHOICES["fr"][term][term == "coordination"].word)
    yield workspace
    own_words.use({})


@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_words_chosen_for_french_are_said_in_no_other_language(spoken: str, reworded: Workspace) -> None:
    with i18n.speaking(spoken):
        of_terms = {each.behaviour: each for each in reworded.meetings.rows(2025) if each.behaviour in _OF_TERMS}
    assert {each.kind_label for each in of_terms.values()} == _KINDS[spoken]

    for behaviour, row in of_terms.items():
        for name in ("attendance-sheet", "minutes"):
            text = whole_text(render(printed(reworded, name, spoken, meeting=str(row.id))))
            assert _FRENCH_WORDS.findall(text) == []
            assert behaviour is not BasicKind.PLENARY or _ASSEMBLY_OF[spoken] in text
    contents = page_texts(render(printed(reworded, "report", spoken)))[1]
    assert _FRENCH_WORDS.findall(contents) == []
    for title in _SECTIONS[spoken]:
        assert title in contents


def test_each_language_of_a_document_in_both_has_its_own_word(reworded: Workspace, meeting_id: str) -> None:
    def sheet() -> str:
        return " ".join(whole_text(render(printed(reworded, "attendance-sheet", "fr-nl", meeting=meeting_id))).split())

    before = sheet()
    assert "Plénière du jeudi" in before
    assert "Plenaire vergadering van donderdag" in before

    reworded.vocabulary.choose("nl", "assembly", Word("koepelvergadering", "koepelvergaderingen", "de"))
    after = sheet()
    assert "Plénière du jeudi" in after
    assert "Koepelvergadering van donderdag" in after
    minutes = whole_text(render(printed(reworded, "minutes", "nl", meeting=meeting_id)))
    assert "Koepelvergadering van donderdag" in minutes
    contents = page_texts(render(printed(reworded, "report", "nl")))[1]
    assert "Koepelvergaderingen en thematische ontmoetingen" in contents


def _all(node: tagged.Node) -> Iterator[tagged.Node]:
    yield node
    for kid in node.kids:
        yield from _all(kid)
