"""Phones, addresses, links. Every one is invented."""

import pytest

from csxl_desktop.proofreading.knowledge import Knowledge, OfficeFacts
from tests.proofreading.support import printed, proposed, remarks


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Tél. 02 345 67 89\nTél. 02/345.67.89", 1),
        ("Tél. 02 345 67 89\nTél. 02 345 67 88", 0),
        ("Tél. 02 345 67 89\nLe 01/12/2023 et le 01/12/23", 0),
        ("Tél. 023456789\nTél. 02 345 67 88", 1),
    ],
)
def test_phone_styles(text: str, count: int) -> None:
    assert len(remarks("contact-phone-styles", text)) == count


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("02 345 678 89", ["02 345 678 89"]),
        ("0475 12 34 56", []),
        ("0475 12 34 5", ["0475 12 34 5"]),
        ("0475 123 456 78", ["0475 123 456 78"]),
        ("0475.123.45.678", ["0475.123.45.678"]),
        ("Le Relais asbl, 0423.456.789", []),
        ("TVA BE 0423 456 789, numéro d’entreprise : 0423 456 789, BCE n° 0423 456 789", []),
        ("0423 456 789", ["0423 456 789"]),
        ("02 345 67 8", ["02 345 67 8"]),
        ("0800 12 345", []),
        ("+32 2 345 67 89", []),
    ],
)
def test_phone_digits(line: str, expected: list[str]) -> None:
    assert printed("contact-phone", line) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a@relais.exemple et b@relais.exemple et c@relais.exempl", ["c@relais.exemple"]),
        ("a@relais.exemple et b@relais.exempel", ["b@relais.exemple"]),
        ("a@gmial.com", ["a@gmail.com"]),
        ("a@gmal.com", ["a@gmail.com"]),
        ("a@gmail.com et b@hotmail.com", []),
        ("a@relais.exemple puis b@relays.exemple", ["b@relais.exemple"]),
    ],
)
def test_near_domains(text: str, expected: list[str]) -> None:
    assert proposed("contact-domain", text) == expected


def test_the_domain_of_the_office_is_known() -> None:
    known = Knowledge(office=OfficeFacts(emails=("info@relais.exemple",)))
    assert proposed("contact-domain", "a@relais.exmple", known) == ["a@relais.exemple"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("écrire à info@relais", ["info@relais"]),
        ("écrire à info @relais.be", ["info @relais.be"]),
        ("écrire à info@ relais.be", ["info@ relais.be"]),
        ("écrire à info@relais.be.", []),
        ("le collectif Ter@XL", []),
    ],
)
def test_broken_mails(line: str, expected: list[str]) -> None:
    assert printed("contact-mail", line) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rue Haute 1, 1030 Bruxelles\nRue Basse 2, 1030 Schaerbeek\nRue Basse 3, 1030 Schaerbeek", ["1030 Bruxelles"]),
        ("Rue Haute 1, 1030 Schaerbeek\nRue Basse 2, 1030 Schaerbeek", []),
        ("Rue Haute 1, 1030 Etterbeek", ["1030 Etterbeek"]),
        ("Rue Haute 1, 1000 Bruxelles et 1060 Saint-Gilles", []),
        ("1200 Woluwe-Saint-Lambert et 1300 Wavre", []),
        ("Il y avait 1050 Participants", []),
    ],
)
def test_towns(text: str, expected: list[str]) -> None:
    assert printed("contact-town", text) == expected


def test_own_address() -> None:
    known = Knowledge(office=OfficeFacts(street="Rue du Moulin, 12", postal_code="1099"))
    assert printed("contact-own-address", "Rue du Moulin 12 – 1040 Etterbeek", known) == ["1040 Etterbeek"]
    assert printed("contact-own-address", "Rue du Moulin 12 – 1099 Sainte-Alix", known) == []
    assert printed("contact-own-address", "Rue Haute 12 – 1040 Etterbeek", known) == []
    assert printed("contact-own-address", "Rue du Moulin 12 – 1040 Etterbeek") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Voir https://partage.exemple/dossiers/groupe/document",
            ["https://partage.exemple/dossiers/groupe/document"],
        ),
        ("Voir https://relais.exemple", []),
        ("Voir https://coordination-sociale-de-sainte-alix.exemple", []),
        ("Voir https://tableau.exemple/?share link id=42", ["https://tableau.exemple/?share link id=42"]),
        ("Voir https://relais.exemple et x=2 le reste", []),
    ],
)
def test_links(line: str, expected: list[str]) -> None:
    assert printed("link-raw", line) == expected
