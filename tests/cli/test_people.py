"""`csxl import` of address cards and contact lists."""

import json
from pathlib import Path

from tests.cli.conftest import Csxl

CARDS = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=windows-1252;ENCODING=QUOTED-PRINTABLE:Lef=E8vre;Ana=EFs;;Mme\r\n"
    "ORG:Le Puits\r\nTEL;CELL:+32 475 12 34 56\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Wim Claes\r\nN:Claes;Wim;;;\r\nORG:Le Puits\r\nROLE:Chauffeur\r\nEND:VCARD\r\n"
)


def test_cards_three_times_make_everybody_once(csxl: Csxl, dossier: Path, tmp_path: Path) -> None:
    cards = tmp_path / "contacts.vcf"
    cards.write_text(CARDS, encoding="utf-8")

    first = csxl("import", dossier, cards, "--json")
    assert first.status == 0
    assert [(each["kind"], each["name"], each["outcome"]) for each in json.loads(first.out)] == [
        ("organisation", "Le Puits", "created"),
        ("person", "Anaïs Lefèvre", "created"),
        ("person", "Wim Claes", "created"),
    ]
    for _again in range(2):
        again = csxl("import", dossier, cards, "--json")
        assert {each["outcome"] for each in json.loads(again.out)} == {"unchanged"}
    people = json.loads(csxl("list", dossier, "people", "--json").out)
    assert [each["last_name"] for each in people] == ["Claes", "Lefèvre"]


def test_dry_run_of_cards_writes_nothing(csxl: Csxl, dossier: Path, tmp_path: Path) -> None:
    cards = tmp_path / "sans-nom"
    cards.write_text(CARDS, encoding="utf-8")

    assert "Nothing was written" in csxl("import", dossier, cards, "--dry-run").err
    assert json.loads(csxl("list", dossier, "people", "--json").out) == []


def test_a_list_of_people_is_recognised_by_its_organisations(csxl: Csxl, dossier: Path, tmp_path: Path) -> None:
    table = tmp_path / "contacts.csv"
    lines = "".join(f"Maison {number % 3};Ana;Nom{chr(65 + number)}\n" for number in range(12))
    table.write_text(f"Organisation;Prénom;Nom\n{lines}", encoding="utf-8")

    assert csxl("import", dossier, table).status == 0
    assert len(json.loads(csxl("list", dossier, "people", "--json").out)) == 12
    assert json.loads(csxl("list", dossier, "members", "--json").out) == []


def test_a_namesake_needs_a_human(csxl: Csxl, dossier: Path, tmp_path: Path) -> None:
    cards = tmp_path / "contacts.vcf"
    cards.write_text(CARDS, encoding="utf-8")
    csxl("import", dossier, cards)
    cards.write_text(CARDS.replace("Le Puits", "La Rive").replace("+32 475 12 34 56", ""), encoding="utf-8")

    refused = csxl("import", dossier, cards)
    assert refused.status == 1
    assert "Wim Claes (Le Puits)" in refused.out

    decisions = tmp_path / "decisions.json"
    decisions.write_text(json.dumps([{"line": 1, "decision": "same"}, {"line": 7, "decision": "new"}]))
    assert csxl("import", dossier, cards, "--decisions", decisions).status == 0
    assert len(json.loads(csxl("list", dossier, "people", "--json").out)) == 3


def test_an_office_table_makes_members_whatever_its_headings(csxl: Csxl, dossier: Path, tmp_path: Path) -> None:
    table = tmp_path / "membres.csv"
    table.write_text(
        "Service / association;Nom du mandataire;Rue + n°;Code postal et localité;E-mail contact\n"
        "Le Puits;Mme Ana Diop;Rue Haute 1;1099 Sainte-Alix;ana@puits.example\n"
        "La Rive;M. Wim Claes;Rue Basse 2;1099 – Sainte-Alix;\n"
        "TOTAL : 2;;;;\n",
        encoding="utf-8",
    )

    dry = csxl("import", dossier, table, "--dry-run", "--json")
    assert dry.status == 0
    assert [(each["kind"], each["name"]) for each in json.loads(dry.out)] == [
        ("organisation", "Le Puits"),
        ("organisation", "La Rive"),
    ]
    assert "membres.csv – 1 line of totals passed over" in dry.err
    assert csxl("import", dossier, table).status == 0
    members = json.loads(csxl("list", dossier, "members", "--json").out)
    assert len(members) == 2
