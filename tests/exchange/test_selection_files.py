"""What leaves the office with a selection: mail drafts, address cards, tables; each read back by another reader."""

import csv
import io
from datetime import date
from email import message_from_bytes
from email.policy import default

import openpyxl
import pytest
from openpyxl.cell import Cell

from csxl_desktop.exchange.address_cards import AddressCard, write_cards
from csxl_desktop.exchange.contact_table import ContactTable, guarded, unguarded, write_csv
from csxl_desktop.exchange.contact_workbook import write_xlsx
from csxl_desktop.exchange.csv_text import read_csv
from csxl_desktop.exchange.mail_draft import mail_draft

# Mail.


def test_a_draft_opens_unsent_with_its_accents_and_everybody_hidden() -> None:
    addresses = [f"personne.numero{n}@organisation-{n}.brussels" for n in range(60)]
    body = "Chère, cher membre,\n\nL’assemblée – à 9 h 30 – “chez nous” : 😀\n.\nFrom here\n" + "é" * 300

    data = mail_draft("Invitation à l’assemblée – été", body, addresses)

    read = message_from_bytes(data, policy=default)
    assert read["X-Unsent"] == "1"
    assert read["Subject"] == "Invitation à l’assemblée – été"
    assert [address.addr_spec for address in read["Bcc"].addresses] == addresses
    assert (read["To"], read["Cc"], read["From"]) == (None, None, None)
    assert read.get_content().replace("\r\n", "\n").rstrip("\n") == body
    assert max(map(len, data.split(b"\r\n"))) < 998
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_a_subject_cannot_write_another_header() -> None:
    read = message_from_bytes(mail_draft("Vœux\r\nTo: x@y.be\nBcc: z@y.be", "", []), policy=default)
    assert read["Subject"] == "Vœux To: x@y.be Bcc: z@y.be"
    assert (read["To"], read["Bcc"]) == (None, None)


def test_a_sender_writes_to_themselves() -> None:
    read = message_from_bytes(mail_draft("a", "b", ["x@y.be"], sender="nous@office.be"), policy=default)
    assert (read["From"], read["To"]) == ("nous@office.be", "nous@office.be")


# Cards.


def unfolded(data: bytes) -> list[dict[str, str]]:
    """The cards by the first part of each line: RFC 2426 by hand, without the library that wrote them."""
    cards: list[dict[str, str]] = []
    for line in data.decode("utf-8").replace("\r\n ", "").split("\r\n"):
        name, _colon, value = line.partition(":")
        if name == "BEGIN":
            cards.append({})
        elif line:
            cards[-1][name] = value
    return cards


def test_cards_are_read_by_another_reader() -> None:
    long = "Centre d’action; sociale, globale " * 6 + "😀\\é"
    data = write_cards(
        [
            AddressCard(
                "urn:uuid:1", "Zoé", "Aït Lahcen", "Mme", long, "Directrice", "02 641 56 21", "zoe@x.example",
                "https://x.example", "Rue du Marché 10", "1099", "Sainte-Alix", "Belgique",
            ),
            AddressCard("urn:uuid:2", organisation="Seule"),
            AddressCard("urn:uuid:3", email="bare@x.example", first_name="\x00"),
        ]
    )  # fmt: skip

    first, second, third = unfolded(data)

    assert first["VERSION"] == "3.0"
    assert first["N"] == "Aït Lahcen;Zoé;;Mme;"
    assert first["FN"] == "Zoé Aït Lahcen"
    escaped = long.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert first["ORG"] == escaped
    assert first["TITLE"] == "Directrice"
    assert first["TEL;TYPE=WORK,VOICE"] == "02 641 56 21"
    assert first["EMAIL;TYPE=INTERNET,WORK"] == "zoe@x.example"
    assert first["URL"] == "https://x.example"
    assert first["ADR;TYPE=WORK"] == ";;Rue du Marché 10;Sainte-Alix;;1099;Belgique"
    assert (second["FN"], second["ORG"], second["N"]) == ("Seule", "Seule", "Seule;;;;")
    assert third["FN"] == "bare@x.example"
    assert max(len(line) for line in data.split(b"\r\n")) <= 76


# Tables.

TABLE = ContactTable(
    "Membres: /tous",
    ("Organisation", "Téléphone", "Membre depuis"),
    (
        ("Le « Canevas »; asbl", "0475 12 34 56", date(2020, 1, 15)),
        ('=HYPERLINK("http://x";"y")', "+32 2 641 56 21", None),
        ("'=1", "@x", date(2026, 3, 3)),
        ("Deux\nlignes", "\x00", None),
    ),
)


@pytest.mark.parametrize("text", ["=1+1", "+32", "-5", "@x", "\t=1", "'=1", "'", "plain", "", "a=b", "''x"])
def test_the_guard_against_formulas_can_be_taken_off(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_csv_runs_nothing_and_comes_back_whole() -> None:
    data = write_csv(TABLE)

    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == list(TABLE.headers)
    assert [[unguarded(cell) for cell in row] for row in rows[1:]] == [
        ["Le « Canevas »; asbl", "0475 12 34 56", "2020-01-15"],
        ['=HYPERLINK("http://x";"y")', "+32 2 641 56 21", ""],
        ["'=1", "@x", "2026-03-03"],
        ["Deux\nlignes", "", ""],
    ]
    (sheet,) = read_csv(data).sheets
    assert sheet.rows[1].cell(2) == "0475 12 34 56"


def test_excel_keeps_texts_as_texts_and_days_as_days() -> None:
    data = write_xlsx(TABLE)

    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    cells = [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]
    assert cells[0][1] == ("Téléphone", "s")
    assert cells[1][1] == ("0475 12 34 56", "s")
    assert cells[2][:2] == [('=HYPERLINK("http://x";"y")', "s"), ("+32 2 641 56 21", "s")]
    assert cells[3][0] == ("'=1", "s")
    since = sheet.cell(2, 3)
    assert isinstance(since, Cell)
    assert (since.is_date, str(since.value)[:10], sheet.cell(2, 2).number_format) == (True, "2020-01-15", "@")
    assert write_xlsx(TABLE) == data
