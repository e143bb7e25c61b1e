"""A report of nothing, of far too much, of what is lost: valid pages, and words about it."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics

from csxl_desktop import i18n
from csxl_desktop.documents import fonts, notices
from csxl_desktop.documents.report import render
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.report import Look, Report, Section
from csxl_desktop.domain.content.shared import OfficeIdentity, Picture
from csxl_desktop.system.paths import resources
from tests.documents import report_sample, tagged
from tests.documents.reading import whole_text

THEME = Theme()
BARE = Report(2026, OfficeIdentity("Coordination Sociale de Sainte-Alix"), language="en")
MEETING = report_sample.meetings()[0]


@pytest.fixture(autouse=True)
def _spoken() -> None:
    i18n.load(resources() / "locale", "en")


def test_a_year_of_one_meeting() -> None:
    with notices.gathered() as told:
        pdf = render(replace(BARE, meetings=(MEETING,)), THEME)

    assert MEETING.facts.title in whole_text(pdf)
    assert tagged.read(pdf).pages
    assert told == []


def test_a_year_of_nothing() -> None:
    with notices.gathered() as told:
        pdf = render(BARE, THEME)

    assert ("P", "2026") in tagged.read(pdf).spoken()
    assert told == ["The dossier holds no activity of 2026: the report shows its texts and its members alone."]
    with notices.gathered() as told:
        render(replace(BARE, alone=True, sections=(Section("own", "Own", report_sample.rich("Words")),)), THEME)
    assert told == []


def test_a_word_of_two_hundred_thousand_letters() -> None:
    text = report_sample.rich("avant", "x" * 200_000, "après")

    pdf = render(replace(BARE, sections=(Section("own", "Long", text),)), THEME)

    printed = " ".join(words for _kind, words in tagged.read(pdf).spoken())
    assert printed.count("x") >= 200_000
    assert "avant" in printed
    assert "après" in printed


@pytest.mark.parametrize("data", [b"", b"no picture at all", report_sample.photo()[:300], report_sample.photo()[:-400]])
def test_a_lost_or_damaged_picture_leaves_a_line_and_is_told(data: bytes) -> None:
    meeting = replace(MEETING, pictures=(Picture(data, "Le marché"),))

    with notices.gathered() as told:
        pdf = render(replace(BARE, meetings=(meeting,)), THEME)

    assert told == ["Picture that could not be read: Le marché"]
    assert ("P", told[0]) in tagged.read(pdf).spoken()


@pytest.fixture
def without_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of fonts that holds a damaged one and no other; the faces as they were afterwards."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    shutil.copyfile(resources() / "fonts" / "SourceSans3-It.ttf", folder / "SourceSans3-It.ttf")
    (folder / "SourceSans3-Regular.ttf").write_bytes(b"cut short")
    monkeypatch.setattr(fonts, "_registry", fonts._Registry(folder))
    monkeypatch.setattr(pdfmetrics, "_fonts", {})
    monkeypatch.setattr(pdfmetrics, "_dynFaceNames", {})
    return folder


def test_missing_fonts_are_stood_in_for_and_told(without_fonts: Path) -> None:
    with notices.gathered() as told:
        pdf = render(replace(BARE, meetings=(MEETING,)), Theme())

    assert MEETING.facts.title in whole_text(pdf)
    assert any("SourceSans3-Regular.ttf" in each for each in told)
    assert not any("SourceSans3-It.ttf" in each for each in told)
    assert len(tagged.read(pdf).pages) >= 3
    assert without_fonts.is_dir()
    with notices.gathered() as told:
        pdf = render(replace(BARE, meetings=(MEETING,), look=Look(typeface="serif")), THEME)
    assert MEETING.facts.title in whole_text(pdf)
    assert any("SourceSerifPro-Semibold.ttf" in each for each in told)


def test_each_sentence_is_told_once_and_to_whoever_listens() -> None:
    notices.tell("nobody listens")
    with notices.gathered() as told:
        notices.tell("one")
        notices.tell("one")
    assert told == ["one"]
