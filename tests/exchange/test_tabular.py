"""Tables of every kind and of every badness: read rightly, or refused in one sentence, never a traceback."""

import codecs
import io
import struct
import zipfile
from datetime import date

import openpyxl
import pytest

from csxl_desktop.exchange.errors import (
    CellTooLongError,
    DamagedFileError,
    EmptyFileError,
    ExchangeError,
    FalseSizesError,
    ForbiddenCharacterError,
    ForbiddenXmlError,
    LoneQuoteError,
    MacrosError,
    NotATableError,
    PasswordProtectedError,
    TooHeavyError,
    TooLargeError,
    TooManyColumnsError,
    TooManyPartsError,
    TooManyRowsError,
    UnknownEncodingError,
    UnpackedTooLargeError,
)
from csxl_desktop.exchange.table import MAX_FILE, Cell, Notice, NoticeKind
from csxl_desktop.exchange.tabular import read_table

ROWS = (("Nom", "Prénom"), ("D’Été", "Zoé"), ("Œuvre", "Noël"))


def cells(data: bytes) -> list[tuple[Cell, ...]]:
    return [row.cells for row in read_table(data).sheets[0].rows]


def csv(delimiter: str = ";", end: str = "\r\n") -> str:
    return "".join(delimiter.join(row) + end for row in ROWS)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("cp1252", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
def test_every_common_encoding_and_delimiter_is_found(delimiter: str, encoding: str, mark: bytes) -> None:
    data = mark + csv(delimiter).encode(encoding)

    assert cells(data) == list(ROWS)
    assert read_table(data).delimiter == delimiter


def test_an_encoding_chosen_by_hand_overrules() -> None:
    data = "Nom;Prénom\r\nÉté;Zoé\r\n".encode("mac-roman")

    assert read_table(data, encoding="mac-roman").sheets[0].rows[1].cells == ("Été", "Zoé")


def test_lines_keep_their_numbers_under_mixed_ends_quotes_and_empty_lines() -> None:
    data = b'a;b\r1;"two\r\nlines"\n\n;\r\n2;"say ""x"""\r\n'

    table = read_table(data)

    assert [(row.line, row.cells) for row in table.sheets[0].rows] == [
        (1, ("a", "b")),
        (2, ("1", "two\nlines")),
        (6, ("2", 'say "x"')),
    ]


def test_commas_in_one_column_are_no_delimiter_and_a_declared_one_counts() -> None:
    names = "".join(f"Maison {n}\n" for n in range(9)) + "Abri, accueil\n"
    assert cells(names.encode())[-1] == ("Abri, accueil",)

    assert cells(b"sep=|\na|b\nc|d\n") == [("a", "b"), ("c", "d")]
    assert read_table(b"sep=;\na;b\n").sheets[0].rows[0].line == 2


@pytest.mark.parametrize(
    ("data", "kind", "line", "column"),
    [
        (b"a;b\n1;x\x00y\n", ForbiddenCharacterError, 2, "B"),
        (b"a;b\n" + b"1;" + b"x" * 200_000 + b"\n", CellTooLongError, 2, "B"),
        (b"a;b\n" + b"1;" + b"x" * 40_000 + b"\n", CellTooLongError, 2, "B"),
        (b'a;b\n1;"x\n2;y\n3;z\n', LoneQuoteError, 2, "B"),
        (b'a;b\n1;"x\n2;"y"\n3;z\n', LoneQuoteError, 2, "B"),
        (b'a;b\n1;"x\n' + b"2;yyyyyyyyyyyyyyyyyyyyyyyy\n" * 9_000, LoneQuoteError, 2, "B"),
        (b"a;b\n1;\xe9\x81\n", UnknownEncodingError, 2, "B"),
        (codecs.BOM_UTF8 + b"a;b\n1;2\n1;\xff\n", UnknownEncodingError, 3, "B"),
    ],
)
def test_a_bad_csv_is_refused_with_its_place(data: bytes, kind: type[ExchangeError], line: int, column: str) -> None:
    with pytest.raises(kind) as refused:
        read_table(data)

    assert (refused.value.values["line"], refused.value.values["column"]) == (line, column)
    assert f"ine {line}, column {column}" in refused.value.user_message


def test_a_csv_of_too_many_columns_or_rows_is_refused() -> None:
    with pytest.raises(TooManyColumnsError):
        read_table(b";".join(b"x" for _ in range(16_384)))
    with pytest.raises(TooManyRowsError):
        read_table(b"a;b\n" * 100_002)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", EmptyFileError),
        (b"\x00" * 512, EmptyFileError),
        (b" \r\n", EmptyFileError),
        (b"%PDF-1.7 ...", NotATableError),
        (b"\x89PNG\r\n", NotATableError),
        (b"<html><table></table></html>", NotATableError),
        (b"SQLite format 3\x00" + bytes(100), NotATableError),
        (b"x" * (MAX_FILE + 1), TooLargeError),
        (b"PK\x03\x04" + bytes(50), DamagedFileError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), NotATableError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), PasswordProtectedError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + bytes(600), DamagedFileError),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else None,
)
def test_what_is_no_table_says_what_it_is(data: bytes, kind: type[ExchangeError]) -> None:
    with pytest.raises(kind) as refused:
        read_table(data)

    assert "{" not in refused.value.user_message


def workbook() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    sheet.append(["Titre"])
    sheet.append([])
    sheet.append(["Maison", date(2024, 3, 12), 470123456, 1.5, True, "0475"])
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def remade(data: bytes, *, replaced: dict[str, bytes] | None = None, added: dict[str, bytes] | None = None) -> bytes:
    """The same archive with parts replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, (replaced or {}).get(name, source.read(name)))
        for name, content in (added or {}).items():
            target.writestr(name, content)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def with_sheet(rows: bytes) -> bytes:
    """A workbook whose sheet holds these raw rows."""
    start = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return remade(saved(workbook()), replaced={SHEET: start + b"<sheetData>" + rows + b"</sheetData></worksheet>"})


def test_a_workbook_keeps_lines_and_types() -> None:
    (sheet,) = read_table(saved(workbook())).sheets

    assert [(row.line, row.cells) for row in sheet.rows] == [
        (1, ("Titre",)),
        (3, ("Maison", date(2024, 3, 12), 470123456, 1.5, True, "0475")),
    ]


def test_hidden_rows_merged_cells_and_bare_formulas_are_told() -> None:
    book = workbook()
    sheet = book["Sheet"]
    sheet.row_dimensions[3].hidden = True
    sheet["A5"], sheet["C5"] = "Fusion", "=1+1"
    sheet.merge_cells("A5:B6")

    (read,) = read_table(saved(book)).sheets

    assert set(read.notices) == {
        Notice(NoticeKind.HIDDEN_ROW, 3),
        Notice(NoticeKind.FORMULA_WITHOUT_RESULT, 5, 3),
        Notice(NoticeKind.MERGED_CELLS, 5, 1, 6),
    }


def test_a_formula_with_its_result_is_its_result() -> None:
    data = with_sheet(b'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>')

    (sheet,) = read_table(data).sheets
    assert (sheet.rows[0].cells, sheet.notices) == ((2,), ())


def test_a_million_empty_rows_are_nothing() -> None:
    data = with_sheet(
        b'<row r="1"><c r="A1"><v>7</v></c></row>' + b"".join(b'<row r="%d"/>' % n for n in range(2, 1_048_577))
    )

    assert cells(data) == [(7,)]


@pytest.mark.parametrize(
    ("place", "kind"),
    [(b"XFD1", TooManyColumnsError), (b"A1048576", TooManyRowsError), (b"XFD1048576", TooManyRowsError)],
)
def test_a_cell_far_away_is_refused_before_it_costs_memory(place: bytes, kind: type[ExchangeError]) -> None:
    line = place.lstrip(b"XFDA")
    with pytest.raises(kind):
        read_table(with_sheet(b'<row r="%s"><c r="%s"><v>1</v></c></row>' % (line, place)))


BOMB = b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
XXE = b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"


@pytest.mark.parametrize("declaration", [BOMB, XXE, BOMB.decode().encode("utf-16")])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml"])
def test_entities_are_refused(declaration: bytes, part: str) -> None:
    with pytest.raises(ForbiddenXmlError):
        read_table(remade(saved(workbook()), replaced={part: b'<?xml version="1.0"?>' + declaration + b"<x>&b;</x>"}))


def test_size_bombs_are_refused() -> None:
    with pytest.raises(UnpackedTooLargeError):
        read_table(remade(saved(workbook()), added={"xl/media/a.bin": bytes(110_000_000)}))
    with pytest.raises(UnpackedTooLargeError):
        read_table(remade(saved(workbook()), replaced={SHEET: b" " * 5_000_000}))
    with pytest.raises(TooManyPartsError):
        read_table(remade(saved(workbook()), added={f"xl/{n}": b"" for n in range(2_001)}))


@pytest.mark.parametrize("declared", [10, 500_000])
def test_false_sizes_are_refused(declared: int) -> None:
    data = bytearray(remade(saved(workbook()), added={"xl/media/last.bin": bytes(range(256)) * 400}))
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, entry + 24, declared)

    with pytest.raises(FalseSizesError, match=r"last\.bin"):
        read_table(bytes(data))


def test_a_cell_too_long_for_a_sheet_is_refused() -> None:
    long = b'<row r="4"><c r="C4" t="inlineStr"><is><t>' + b"mot " * 9_000 + b"</t></is></c></row>"
    with pytest.raises(CellTooLongError) as refused:
        read_table(with_sheet(long))

    assert (refused.value.values["line"], refused.value.values["column"]) == (4, "C")


def test_macros_passwords_and_other_documents_are_named() -> None:
    plain = saved(workbook())
    with pytest.raises(MacrosError):
        read_table(remade(plain, added={"xl/vbaProject.bin": b"x"}))
    locked = bytearray(plain)
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(PasswordProtectedError):
        read_table(bytes(locked))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(NotATableError, match="Word"):
        read_table(stream.getvalue())


def test_truncation_and_flipped_bytes_never_show_a_traceback() -> None:
    plain = saved(workbook())
    for cut in range(4, len(plain), 211):
        with pytest.raises(ExchangeError):
            read_table(plain[:cut])


def ods(rows: str, manifest: str = "<manifest/>") -> bytes:
    stream = io.BytesIO()
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Feuille">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


CELL = '<table:table-cell office:value-type="string"{repeat}><text:p>{text}</text:p></table:table-cell>'


def test_ods_is_read_with_its_hidden_rows() -> None:
    first = CELL.format(repeat="", text="Nom")
    second = CELL.format(repeat="", text="Abri")
    data = ods(
        f'<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        f"<table:table-row>{first}</table:table-row>"
        f'<table:table-row table:visibility="filter">{second}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="1048572"><table:table-cell/></table:table-row>'
    )

    (sheet,) = read_table(data).sheets

    assert [(row.line, row.cells) for row in sheet.rows] == [(3, ("Nom",)), (4, ("Abri",))]
    assert sheet.notices == (Notice(NoticeKind.HIDDEN_ROW, 4),)


def test_ods_bombs_and_passwords_are_refused() -> None:
    filled = CELL.format(repeat=' table:number-columns-repeated="16384"', text="x" * 50)
    with pytest.raises((TooHeavyError, TooManyRowsError, TooManyColumnsError)):
        read_table(ods(f'<table:table-row table:number-rows-repeated="1048576">{filled}</table:table-row>'))
    with pytest.raises(PasswordProtectedError):
        read_table(ods("", "<manifest:encryption-data/>"))


def xls() -> bytes:
    """The smallest old Excel file: a compound file whose only stream holds one sheet of two rows."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def label(row: int, column: int, text: str) -> bytes:
        encoded = text.encode("utf-16-le")
        return record(0x204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + encoded)

    end = record(0x0A, b"")
    bound_size = 4 + 8 + len("Feuille")
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    offset = len(start) + bound_size + len(end)
    bound = record(0x85, struct.pack("<IBBBB", offset, 0, 0, len("Feuille"), 0) + b"Feuille")
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    sheet += record(0x200, struct.pack("<IIHHH", 0, 3, 0, 2, 0))
    sheet += label(0, 0, "Nom") + label(2, 0, "Été") + record(0x203, struct.pack("<HHHd", 2, 1, 0, 1050.0)) + end
    stream = (start + bound + end + sheet).ljust(4096, b"\0")
    free, last = 0xFFFFFFFF, 0xFFFFFFFE
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHHHIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 1, 1, 0, 4096, last, 0, last, 0)
    head += struct.pack("<109I", 0, *[free] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, last, *range(3, 10), last, *[free] * 118)

    def entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
        title = name.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<HBBIII", len(title), kind, 1, free, free, child)
        return title.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", first, size)

    folder = entry("Root Entry", 5, 1, last, 0) + entry("Workbook", 2, free, 2, len(stream))
    return head + table + folder.ljust(512, b"\0") + stream


def test_an_old_excel_file_is_read() -> None:
    table = read_table(xls())

    assert (table.kind, table.sheets[0].name) == ("xls", "Feuille")
    assert [(row.line, row.cells) for row in table.sheets[0].rows] == [(1, ("Nom",)), (3, ("Été", 1050))]


def test_a_file_that_asks_for_too_much_memory_is_stopped() -> None:
    wide = CELL.format(repeat=' table:number-columns-repeated="900"', text="x" * 50)

    with pytest.raises(TooHeavyError):
        read_table(ods(f'<table:table-row table:number-rows-repeated="90000">{wide}</table:table-row>'))


def test_a_large_csv_goes_through_the_reading_process_and_comes_out_the_same() -> None:
    line = "Maison du Coin;" + "é" * 300 + "\n"
    table = read_table(("nom;texte\n" + line * 4_000).encode())

    assert (len(table.sheets[0].rows), table.delimiter, table.encoding) == (4_001, ";", "utf-8")
    assert table.sheets[0].rows[-1].line == 4_001
    with pytest.raises(LoneQuoteError) as refused:
        read_table(("nom;texte\n" + line * 4_000 + '1;"x\n').encode())
    assert refused.value.values["line"] == 4_002
