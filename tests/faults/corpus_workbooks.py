"""Hostile spreadsheets: XLSX and ODS that are bombs, lie, lure, or were cut off."""

import io
import struct
import zipfile
from collections.abc import Iterator

from openpyxl import Workbook

from tests.faults.corpus import EITHER, READ, REFUSED, Entry

_SHEET = "xl/worksheets/sheet1.xml"
_LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '" + "&a;" * 1000 + "'><!ENTITY c '" + "&b;" * 1000 + "'>]>"
_OPEN = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_CLOSE = "</sheetData></worksheet>"
_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="F">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
)
_ROW = '<table:table-row{more}><table:table-cell{cell} office:value-type="string"><text:p>A</text:p></table:table-cell></table:table-row>'  # noqa: E501 - one tag


def plain() -> bytes:
    """A workbook that is taken in."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Organisation", "E-mail"])
    sheet.append(["Maison du Coin", "coin@exemple.example"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how, compresslevel=1 if how == zipfile.ZIP_DEFLATED else None) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return out.getvalue()


def with_parts(more: dict[str, bytes | str]) -> bytes:
    """The plain workbook with some parts replaced or added."""
    told = {name: part if isinstance(part, bytes) else part.encode() for name, part in more.items()}
    return packed(parts(plain()) | told)


def sheet(rows: str) -> bytes:
    return with_parts({_SHEET: _OPEN + rows + _CLOSE})


def ods(rows: str, **more: bytes) -> bytes:
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    named = {name.replace("__", "/").replace("_xml", ".xml"): part for name, part in more.items()}
    manifest = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="/" m:media-type="{kind.decode()}"/></m:manifest>'  # noqa: E501 - one tag
    return packed(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": manifest.encode(),
            "content.xml": _ODS.format(rows=rows).encode(),
            **named,
        }
    )


def entries() -> Iterator[Entry]:
    yield "plain workbook", plain(), READ
    yield from _bombs()
    yield from _lies()
    yield from _xml()
    yield from _cells()
    yield from _calc()


def _bombs() -> Iterator[Entry]:
    yield "150 MB of blanks for a sheet", lambda: with_parts({_SHEET: b" " * 150_000_000}), REFUSED
    yield "150 MB beside the sheets", lambda: with_parts({"xl/media/x.bin": b"\0" * 150_000_000}), REFUSED
    yield "four million words", lambda: with_parts({"xl/sharedStrings.xml": "<si><t>x</t></si>" * 6_000_000}), REFUSED
    yield "2 001 parts", lambda: with_parts({f"xl/x{number}": b"" for number in range(2_001)}), REFUSED
    yield "a workbook in a workbook", with_parts({"xl/embeddings/x.xlsx": plain()}), READ
    yield "a million rows without a cell", lambda: sheet("<row/>" * 1_048_576), EITHER
    yield "16 384 columns", sheet('<row r="1"><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>'), REFUSED
    yield "row 1 048 576", sheet('<row r="1048576"><c r="A1048576" t="str"><v>x</v></c></row>'), REFUSED
    yield "a cell beyond all sheets", sheet('<row r="1"><c r="ZZZ99999999" t="str"><v>x</v></c></row>'), REFUSED
    yield "a sheet that says it is endless", sheet('<row r="4294967295"><c r="A1"><v>1</v></c></row>'), EITHER


def _lies() -> Iterator[Entry]:
    data = plain()
    half = len(data) // 2
    yield "cut in the middle", data[:half], REFUSED
    yield "cut before its end", data[:-10], REFUSED
    yield "begins in the middle", data[half:], REFUSED
    yield "one byte of a part turned", data[:200] + bytes([data[200] ^ 255]) + data[201:], EITHER
    yield "its directory points elsewhere", data[:-6] + struct.pack("<I", 0xFFFFFF) + data[-2:], REFUSED
    yield "its directory is said to be endless", data[:-12] + b"\xff" * 4 + data[-8:], EITHER
    yield "sizes that are false", _resized(data, 10), REFUSED
    yield "sizes that are far too large", _resized(data, 4_000_000_000), REFUSED
    yield "marked as locked", _flagged(data), REFUSED
    yield "packed in another way", packed(parts(data), zipfile.ZIP_LZMA), REFUSED
    yield "not packed at all", packed(parts(data), zipfile.ZIP_STORED), READ
    yield "words before it", b"#!/bin/sh\n" + data, EITHER
    yield "words behind it", data + b"x" * 1000, EITHER
    yield "a path out of the folder", with_parts({"../../etc/cron.d/x": b"x"}), EITHER
    yield "a path from the root", with_parts({"/etc/x": b"x"}), EITHER
    yield "a part that is a folder", with_parts({"xl/": b"x"}), EITHER
    yield "a program inside", with_parts({"xl/vbaProject.bin": b"x"}), REFUSED
    yield "no sheets", packed({name: part for name, part in parts(data).items() if "worksheets" not in name}), REFUSED
    yield (
        "no list of sheets",
        packed({name: part for name, part in parts(data).items() if "workbook" not in name}),
        REFUSED,
    )
    yield "no relations", packed({name: part for name, part in parts(data).items() if "rels" not in name}), REFUSED
    yield "an archive of anything", packed({"a.txt": b"x"}), REFUSED
    yield "an empty archive", packed({}), REFUSED
    yield "a text document", packed({"word/document.xml": b"<x/>"}), REFUSED


def _resized(data: bytes, size: int) -> bytes:
    """Every part declares `size` bytes in the directory."""
    out, at = bytearray(data), 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        struct.pack_into("<I", out, at + 24, size)
        at += 4
    return bytes(out)


def _flagged(data: bytes) -> bytes:
    out, at = bytearray(data), 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        out[at + 8] |= 1
        at += 4
    return bytes(out)


def _xml() -> Iterator[Entry]:
    known = parts(plain())[_SHEET].decode()
    yield "words that multiply", with_parts({_SHEET: _LAUGHS + known}), REFUSED
    asked = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
    yield "asks for a file", with_parts({_SHEET: asked + known}), REFUSED
    yield (
        "asks for a page",
        with_parts({"xl/workbook.xml": asked.replace("file:///etc/passwd", "http://srv/x")}),
        REFUSED,
    )
    wide = ('<?xml version="1.0" encoding="UTF-16"?>' + asked + "<x/>").encode("utf-16")
    yield "asks for a file in wide letters", with_parts({_SHEET: wide}), REFUSED
    yield "declaration in a relation", with_parts({"xl/_rels/workbook.xml.rels": asked + "<x/>"}), REFUSED
    yield "a tag left open", sheet('<row r="1"><c r="A1" t="str"><v>Organisation'), EITHER
    yield "a hundred thousand tags inside each other", lambda: sheet("<row>" * 100_000), EITHER
    yield "letters that are none", with_parts({_SHEET: _OPEN.encode() + b"\xff\xfe\xfd" + _CLOSE.encode()}), EITHER
    yield "a number that is no letter", sheet('<row r="1"><c r="A1" t="str"><v>&#0;x</v></c></row>'), EITHER
    target = '<Relationship Id="rId1" Type="x" Target="http://srv/x.xml" TargetMode="External"/>'
    link = f"<Relationships>{target}</Relationships>"
    yield "sheets elsewhere", with_parts({"xl/_rels/workbook.xml.rels": link}), REFUSED


def _cells() -> Iterator[Entry]:
    def named(cell: str) -> bytes:
        head = '<row r="1"><c r="A1" t="inlineStr"><is><t>Organisation</t></is></c></row>'
        return sheet(f'{head}<row r="2">{cell}</row>')

    yield "a formula without its result", named('<c r="A2"><f>1+1</f></c>'), REFUSED
    yield "a formula with its result", named('<c r="A2" t="str"><f>"A"&amp;"B"</f><v>AB</v></c>'), READ
    yield "a fault for a value", named('<c r="A2" t="e"><v>#REF!</v></c>'), EITHER
    yield "a word that does not exist", named('<c r="A2" t="s"><v>9999</v></c>'), EITHER
    yield "a word before the first", named('<c r="A2" t="s"><v>-1</v></c>'), EITHER
    yield "a kind that does not exist", named('<c r="A2" t="zz"><v>x</v></c>'), EITHER
    yield "a number beyond numbers", named('<c r="A2"><v>1e999</v></c>'), EITHER
    yield "no number", named('<c r="A2"><v>NaN</v></c>'), EITHER
    yield "a day beyond days", named('<c r="A2" s="1"><v>99999999999</v></c>'), EITHER
    yield "a name of 33 000 letters", named(f'<c r="A2" t="str"><v>{"x" * 33_000}</v></c>'), REFUSED
    yield "a name of 301 letters", named(f'<c r="A2" t="str"><v>{"x" * 301}</v></c>'), REFUSED
    first = '<row r="1"><c r="A1" t="str"><v>Organisation</v></c></row>'
    hidden = first + '<row r="2" hidden="1"><c r="A2" t="str"><v>A</v></c></row>'
    yield "a hidden row", sheet(hidden), REFUSED
    merged = (
        _OPEN
        + hidden.replace(' hidden="1"', "")
        + '</sheetData><mergeCells><mergeCell ref="A1:B9"/></mergeCells></worksheet>'
    )
    yield "cells merged", with_parts({_SHEET: merged}), EITHER


def _calc() -> Iterator[Entry]:
    head = _ROW.format(more="", cell="").replace(">A<", ">Organisation<")
    yield "plain ODS", ods(head + _ROW.format(more="", cell="")), READ
    many = ' table:number-rows-repeated="1048575"'
    yield "a row a million times", ods(head + _ROW.format(more=many, cell="")), REFUSED
    yield (
        "a cell 16 384 times",
        ods(head + _ROW.format(more="", cell=' table:number-columns-repeated="16384"')),
        REFUSED,
    )
    yield "a row more often than numbers go", ods(head + _ROW.format(more=many.replace("5", "9" * 40), cell="")), EITHER
    yield "a locked ODS", ods(head, **{"META-INF__manifest_xml": b"<x encryption-data='1'/>"}), REFUSED
    yield "ODS of 150 MB", lambda: ods(" " * 150_000_000), REFUSED
    yield (
        "ODS that asks for a file",
        ods(head, styles_xml=b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"),
        REFUSED,
    )
    yield "ODS with programs", ods(head, **{"Basic__script-lc_xml": b"<x/>"}), REFUSED
