"""The ballot: by sector, a box before each name, one page whatever stands on it."""

from dataclasses import replace
from datetime import date

import pytest

from csxl_desktop import i18n
from csxl_desktop.documents.ballot import render
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.ballot import Ballot, BallotCandidate, BallotSector, BallotsOnPageError
from csxl_desktop.system.paths import resources
from tests.documents.trial_meeting import OFFICE, pages
from tests.factories import paragraph

BALLOT = Ballot(
    OFFICE,
    date(2026, 12, 10),
    7,
    (
        BallotSector("Housing", (BallotCandidate("Logis <plus>", "Mme Odile Verbeke"), BallotCandidate("Toit"))),
        BallotSector("", (BallotCandidate("Sans secteur"),)),
    ),
    paragraph("A ballot with a sign is spoilt."),
    language="en",
)


@pytest.fixture(autouse=True)
def _catalogues() -> None:
    i18n.load(resources() / "locale", "fr")


@pytest.mark.parametrize("per_page", [1, 2, 4])
def test_each_ballot_of_the_page_is_whole(per_page: int) -> None:
    (text,) = pages(render(replace(BALLOT, per_page=per_page), Theme()))

    for expected in (
        "Election of the steering committee", "Assembly of Thursday 10 December 2026", "HOUSING", "Logis <plus>",
        "Tick at most 7 names (seven).", "Toit", "Sans secteur", "is spoilt.",
    ):  # fmt: skip
        assert text.count(expected) == per_page


def test_many_candidates_stay_on_their_page() -> None:
    many = tuple(BallotCandidate(f"Organisation number {number}", "M. Youssef El Amrani") for number in range(60))

    (text,) = pages(render(replace(BALLOT, sectors=(BallotSector("Housing", many),), per_page=4), Theme()))

    assert text.count("Organisation number 59") == 4


def test_what_is_not_known_is_left_out() -> None:
    (text,) = pages(render(Ballot(OFFICE, language="en"), Theme()))

    assert "Tick" not in text
    assert "Assembly of" not in text


def test_three_to_the_page_are_refused() -> None:
    with pytest.raises(BallotsOnPageError):
        replace(BALLOT, per_page=3)


@pytest.mark.parametrize("per_page", [1, 2, 4])
def test_one_ballot_says_everything_in_both_languages(per_page: int) -> None:
    sectors = (BallotSector("Logement", (BallotCandidate("Logis"),), "Huisvesting"), BallotSector("Santé", (), "Santé"))
    both = replace(
        BALLOT, sectors=sectors, per_page=per_page, language="fr", beside="nl",
        instructions=paragraph("Un bulletin signé est nul."),
        instructions_beside=paragraph("Een getekende is ongeldig."),
    )  # fmt: skip
    (text,) = pages(render(both, Theme()))
    text = " ".join(text.split())

    for expected in (
        "BULLETIN DE VOTE – STEMBILJET", "Élection du Comité", "Verkiezing van het", "jeudi 10 décembre 2026",
        "donderdag 10 december 2026", "Cochez au plus 7", "(zeven)", "LOGEMENT – HUISVESTING", "signé est nul",
        "getekende is ongeldig",
    ):  # fmt: skip
        assert text.count(expected) == per_page, text
    assert text.count("Logis") == per_page  # each stands once, whatever the language of who votes
    assert text.count("SANTÉ") == per_page


@pytest.mark.parametrize(("language", "title"), [("fr", "Élection du Comité"), ("nl", "Verkiezing van het")])
def test_it_speaks_french_and_dutch(language: str, title: str) -> None:
    (text,) = pages(render(replace(BALLOT, language=language), Theme()))

    assert title in text
    assert "Tick" not in text
