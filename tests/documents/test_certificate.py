"""Attestations of presence, read back from their PDF."""

from datetime import date

import pytest

from csxl_desktop.documents.certificate import render
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.certificate import Attended, Certificate, Certificates
from csxl_desktop.domain.content.shared import PersonName
from tests.documents.reading import whole_text
from tests.documents.trial_meeting import ODILE, OFFICE

DAY = date(2026, 6, 18)


def attested(*organisations: str, language: str = "fr") -> str:
    meetings = tuple(Attended("Assemblée générale", DAY, organisation=each) for each in organisations)
    one = Certificate(PersonName("", ODILE.first, ODILE.last), meetings, language=language)
    return " ".join(whole_text(render(Certificates(OFFICE, DAY, certificates=(one,)), Theme())).split())


@pytest.mark.parametrize(
    ("organisation", "told"),
    [
        ("AMO Grand Angle", "Odile Verbeke, d’AMO Grand Angle, a participé"),
        ("(Le) Clic – Espace public", "Odile Verbeke, du Clic – Espace public, a participé"),
        ("(La) Bouée", "Odile Verbeke, de la Bouée, a participé"),
        ("(L’)Embellie", "Odile Verbeke, de l’Embellie, a participé"),
        ("Service des visites", "Odile Verbeke, du Service des visites, a participé"),
    ],
)
def test_the_organisation_is_said_as_french_says_it(organisation: str, told: str) -> None:
    assert told in attested(organisation)


def test_nor_does_an_article_stand_aside_where_it_differs_from_meeting_to_meeting() -> None:
    told = attested("(Le) Clic", "(L’)Embellie")

    assert "pour le Clic" in told
    assert "pour l’Embellie" in told


def test_nor_in_dutch() -> None:
    assert "van Le Clic" in attested("(Le) Clic", language="nl")


@pytest.mark.parametrize("civility", ["M.", "Mme", ""])
def test_english_agrees_with_nobody(civility: str) -> None:
    meetings = (Attended("General assembly", DAY),)
    one = Certificate(PersonName(civility, ODILE.first, ODILE.last), meetings, language="en")

    told = " ".join(whole_text(render(Certificates(OFFICE, DAY, certificates=(one,)), Theme())).split())

    assert "Odile Verbeke took part in the meeting below" in told
    assert "(" not in told.partition("We certify")[2].partition("below")[0]
