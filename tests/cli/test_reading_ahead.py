"""The first file of an import, begun before the command has its libraries."""

from pathlib import Path

import pytest

from csxl_desktop.cli.reading_ahead import ReadAhead
from csxl_desktop.exchange.errors import EmptyFileError


def test_a_table_is_handed_over_once(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Nom;Prénom\nRossi;Ilse\n", encoding="utf-8")
    ahead = ReadAhead(file)
    table = ahead.taken()
    assert table is not None
    assert [row.cells for row in table.sheets[0].rows] == [("Nom", "Prénom"), ("Rossi", "Ilse")]
    assert ahead.taken() is None


def test_what_is_no_table(tmp_path: Path) -> None:
    cards = tmp_path / "cards.vcf"
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n", encoding="utf-8")
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    assert ReadAhead(cards).taken() is None
    assert ReadAhead(tmp_path / "absent.csv").taken() is None
    with pytest.raises(EmptyFileError):
        ReadAhead(empty).taken()
