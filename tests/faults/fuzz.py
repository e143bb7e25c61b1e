"""The rig of mutations: files that are right, changed at random, taken in; every one is refused in words, or read."""

import random
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

from csxl_desktop.services.exchange import outgoing
from csxl_desktop.services.workspace import new_workspace
from tests import factories
from tests.faults import corpus_cards, corpus_documents, corpus_pictures, corpus_tables, corpus_workbooks
from tests.faults.corpus import EITHER, HostileFile
from tests.faults.progress import Tally
from tests.faults.taking import Table
from tests.faults.writer import AUTHOR, now

_TOKENS = (
    *(b"\0", b"\xff" * 4, b"\n", b'"', b";", b"<", b"&", b"]]>", b"<!DOCTYPE x>", b"{0}", b"-1", b"9" * 40),
    *(b"BEGIN:VEVENT\r\n", b"END:VCALENDAR\r\n", b"RRULE:FREQ=DAILY\r\n", b"BEGIN:VCARD\n", b"PK\x03\x04"),
    *(b"endobj", b"\xef\xbb\xbf", b"\xed\xa0\x80"),
)
_ROWS = corpus_tables.HEAD + "".join(f"Maison {n};m{n}@exemple.example;02 555 00 {n:02}\n" for n in range(12))


@cache
def _workbook() -> bytes:
    """The exchange workbook of a small office."""
    with (
        tempfile.TemporaryDirectory() as folder,
        new_workspace(Path(folder) / "dossier", AUTHOR, now, office_name="Coordination") as workspace,
    ):
        factories.organisation(workspace, "Maison du Coin")
        factories.meeting(workspace, theme="Logement")
        return outgoing.export_workbook(workspace).content


# Format → the way it comes in, and a file that is right.
FORMATS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "csv": ("import", _ROWS.encode),
    "xlsx": ("import", corpus_workbooks.plain),
    "ods": ("import", lambda: corpus_workbooks.ods(_calc_rows())),
    "workbook": ("import", _workbook),
    "ics": ("import", lambda: corpus_cards.calendar(_EVENT, _EVENT.replace("1@x", "2@x") + "RRULE:FREQ=WEEKLY\r\n")),
    "vcf": ("import", lambda: corpus_cards.card("TEL:02 555 00 01\r\nADR:;;Rue Haute 1;Ici;;1099;\r\n") * 2),
    "docx": ("document", corpus_documents.word),
    "pdf": ("old-report", corpus_documents.paper),
    "picture": ("picture", lambda: corpus_pictures.drawn("JPEG")),
}
_EVENT = "UID:1@x\r\nSUMMARY:Réunion\r\nDTSTART;TZID=Europe/Brussels:20260312T090000\r\nDURATION:PT2H\r\n"


def _calc_rows() -> str:
    cell = '<table:table-cell office:value-type="string"><text:p>{0}</text:p></table:table-cell>'
    row = f"<table:table-row>{cell}</table:table-row>"
    return row.format("Organisation") + row.format("Maison")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with one to four things changed; of an archive half of the time a part, packed again rightly."""
    if data.startswith(b"PK") and chance.random() < 0.5:
        parts = corpus_workbooks.parts(data)
        name = chance.choice(sorted(parts))
        parts[name] = _changed(parts[name], chance)
        return corpus_workbooks.packed(parts, zipfile.ZIP_DEFLATED)
    return _changed(data, chance)


def _changed(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _turn in range(chance.randint(1, 4)):
        at, end = sorted(chance.randint(0, len(out)) for _ in range(2))
        match chance.randrange(7):
            case 0 if out:
                out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
            case 1:
                out[at:at] = chance.choice(_TOKENS)
            case 2:
                del out[at : min(end, at + chance.choice((1, 4, 64, 4096)))]
            case 3:
                out[at:at] = out[at : min(end, at + 256)] * chance.choice((1, 2, 50))
            case 4:
                out[at : at + 8] = chance.randbytes(8)
            case 5:
                del out[end:]
            case _:
                out[at : at + 4] = chance.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff"))
    return bytes(out)


def run(name: str, wanted: int, seed: int, table: Table) -> Tally:
    """So many mutations of one format, taken in at `table`."""
    way, make = FORMATS[name]
    whole, chance, tally = make(), random.Random(f"{name} {seed}"), Tally()
    for number in range(wanted):
        data = mutated(whole, chance)
        outcome = table.take(HostileFile(f"{name} {seed} {number}", way, data, EITHER))
        tally.counts += Counter({"files": 1, outcome.fate.value: 1})
        if outcome.fault:
            tally.faults.append(f"{name}, seed {seed}, number {number}: {outcome.fault}")
    return tally
