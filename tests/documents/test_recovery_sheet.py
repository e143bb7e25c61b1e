"""The recovery sheet: one tagged page, in each language, every group of the code behind its number."""

import re
from datetime import date

import pytest

from csxl_desktop.documents.recovery_sheet import render
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.recovery_sheet import RecoverySheet
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.recovery_code import read, spelt
from tests.documents import tagged
from tests.documents.reading import page_texts

SECRET = "0123456789" * 4
OFFICE = OfficeIdentity("Coordination de Sainte-Alix")


@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_one_page_says_the_code_the_day_and_the_dossier(language: str) -> None:
    made = render(RecoverySheet(OFFICE, "Sainte-Alix", date(2026, 11, 28), spelt(SECRET), language), Theme())
    (page,) = page_texts(made)
    groups = dict(re.findall(r"^\s*([1-8])\s*\n\s*(\d{3}\s\d{3})\s*$", page, re.MULTILINE))

    assert read("".join(groups[number] for number in sorted(groups))) == SECRET
    assert "Sainte-Alix" in page
    assert "2026" in page
    tagged.read(made)  # refuses what is not tagged as it should be
