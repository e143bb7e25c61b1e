"""The membership form: always one A4, prefilled or blank, nothing invented."""

from dataclasses import replace
from datetime import date

import pytest

from csxl_desktop import i18n
from csxl_desktop.documents.membership_form import render
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.membership_form import FormIdentity, FormPerson, MembershipForm
from csxl_desktop.system.paths import resources
from tests.documents.trial_meeting import OFFICE, pages
from tests.factories import paragraph

PEOPLE = tuple(FormPerson(role) for role in ("representative", "deputy", "director"))
FORM = MembershipForm(
    OFFICE,
    FormIdentity("Atelier <du> Puits", "Putatelier", "asbl", "0123.456.789", "Rue Haute 3", "1099 Sainte-Alix",
                 "026415621", "info@puits.example", "www.puits.example"),
    (FormPerson("representative", "Mme Odile Verbeke", "Directrice", "026415622", "o@puits.example"), *PEOPLE[1:]),
    opening=paragraph("Dear future member"),
    charter=paragraph("We come to the assemblies."),
    charter_version="2022",
    consents=("Our address may be printed.", "Photos may be published."),
    privacy=paragraph("What is kept and why."),
    presented_by="Les Tilleuls",
    assembly_on=date(2026, 12, 10),
    language="en",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _catalogues() -> None:
    i18n.load(resources() / "locale", "fr")


def test_all_of_it_stands_on_one_page() -> None:
    (text,) = pages(render(FORM, Theme()))

    for expected in (
        "Membership form", "assembly of Thursday 10 December 2026, presented by Les Tilleuls", "Dear future member",
        "coordination@exemple.be or Rue du Marché 10, 1099 Sainte-Alix", "Atelier <du> Puits", "Putatelier",
        "0123.456.789", "02 641 56 21", "Mme Odile Verbeke", "02 641 56 22", "Deputy", "Management",
        "We come to the assemblies.", "We have read the charter (version 2022) and agree to it.",
        "Our address may be printed.", "Photos may be published.", "yes no", "For Atelier <du> Puits",
        "What is kept and why.",
    ):  # fmt: skip
        assert expected in text


def test_blank_it_asks_everything_and_marks_what_the_office_has_not_written() -> None:
    (text,) = pages(render(MembershipForm(OFFICE, people=PEOPLE, language="en"), Theme()))

    assert "[Text of the charter: to be completed by the office]" in text
    assert "[Consents: to be completed by the office]" in text
    assert "We have read the charter and agree to it." in text
    assert "For the organisation" in text
    assert "Candidate at the assembly" not in text


def test_a_long_charter_is_named_instead_of_printed() -> None:
    long = replace(FORM, charter=paragraph("Every member comes to the assemblies. " * 120))

    (text,) = pages(render(long, Theme()))

    assert "Every member comes" not in text
    assert "We have read the charter (version 2022), enclosed with this form, and agree to it." in text


def test_even_too_much_stays_on_one_page() -> None:
    crowded = replace(
        FORM,
        identity=replace(FORM.identity, name="Association " * 40),
        consents=tuple(f"Consent number {number}, " + "which is rather long " * 8 for number in range(12)),
        presented_by="",
    )

    (text,) = pages(render(crowded, Theme()))

    assert "Consent number 11" in text
    assert "Candidate at the assembly of Thursday 10 December 2026" in text


@pytest.mark.parametrize(("language", "title"), [("fr", "Formulaire d’adhésion"), ("nl", "Aansluitingsformulier")])
def test_it_speaks_french_and_dutch(language: str, title: str) -> None:
    (text,) = pages(render(replace(FORM, language=language), Theme()))

    assert title in text
    assert "Membership" not in text
    assert "agree" not in text
