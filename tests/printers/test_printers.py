"""Onto paper through a real print service: what was chosen in the dialog comes out, in order, letters still letters."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot
from reportlab.lib.units import mm

from csxl_desktop.services.printing import render
from csxl_desktop.system.spooler import Answer, PrintJob, send
from tests.documents.reading import page_texts
from tests.documents.test_labels import placed
from tests.printers.material import DOCUMENTS
from tests.printers.queue import FAR, PRINTER, Queue, add_printers, missing, running

pytestmark = [pytest.mark.skipif(bool(missing()), reason=missing()), pytest.mark.slow]

_PATIENCE = 120_000  # milliseconds
Printed = Callable[[], bytes]


@pytest.fixture(scope="module")
def service() -> Iterator[Queue]:
    with TemporaryDirectory(prefix="csxl-printers-") as folder, running(Path(folder)) as made:
        yield made


@pytest.fixture
def queue(qtbot: QtBot, service: Queue, monkeypatch: pytest.MonkeyPatch) -> Queue:
    """A printer at work that has printed nothing yet, known to this process."""
    qtbot.waitUntil(service.is_up, timeout=_PATIENCE)
    if PRINTER not in service.tell("lpstat", "-e"):
        add_printers(service)
    for name, value in service.environment.items():
        monkeypatch.setenv(name, value)
    for command in ("cupsaccept", "cupsenable"):
        service.tell(command, PRINTER)
    service.tell("cancel", "-a", FAR)
    for paper in service.printed():
        paper.unlink()
    return service


@pytest.fixture
def printed(qtbot: QtBot, queue: Queue) -> Printed:
    """The paper that comes out, waited for."""

    def wait() -> bytes:
        qtbot.waitUntil(lambda: queue.is_done() and bool(queue.printed()), timeout=_PATIENCE)
        return queue.printed()[-1].read_bytes()

    return wait


def _from_the_window(queue: Queue, folder: Path, kind: str, **wanted: Any) -> dict[str, Any]:
    """Print from the window, in a process of its own; what it saw and said."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.printers.window", str(folder), kind, json.dumps(wanted)],
        env={**os.environ, **queue.environment, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return seen


def _log(queue: Queue) -> str:
    """How the last document was printed: sides, paper, pages, scaling."""
    return (queue.root / "log" / "page").read_text(encoding="utf-8").splitlines()[-1]


def _embedded(pdf: bytes) -> tuple[int, int]:
    """How many fonts a file calls, and how many of them it bears: letters that are letters, not pictures."""
    found: dict[str, bool] = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        fonts = resources.get("/Font", {})
        for font in fonts.values():
            one = font.get_object()
            one = one["/DescendantFonts"][0].get_object() if "/DescendantFonts" in one else one
            found[str(one["/BaseFont"])] = any(key.startswith("/FontFile") for key in one["/FontDescriptor"])
    return len(found), sum(found.values())


def _letters(pdf: bytes) -> list[str]:
    """Of each page its plain letters: on its way through PostScript a file forgets what its rarer ones mean."""
    return ["".join(each for each in text if each.isascii() and each.isalnum())[:600] for text in page_texts(pdf)]


def test_a_sheet_goes_out_on_both_sides_in_two_copies(queue: Queue, printed: Printed, tmp_path: Path) -> None:
    seen = _from_the_window(queue, tmp_path, "sheet", sides="duplexLong", copies=2)

    paper, shown = printed(), (tmp_path / "shown.pdf").read_bytes()
    assert seen == {
        "printer": PRINTER,
        "sides": "noDuplex",
        "open": True,
        "said": f"Sent to the printer “{PRINTER}”.",
        "save": False,
    }
    texts, wanted = _letters(paper), _letters(shown)
    assert len(wanted) == 4
    assert texts == wanted * 2
    fonts, borne = _embedded(paper)
    assert fonts == borne > 1
    assert _log(queue).endswith("two-sided-long-edge A4 -")


def test_pages_of_the_report_go_out_alone_and_the_printer_is_remembered(
    queue: Queue, printed: Printed, tmp_path: Path
) -> None:
    _from_the_window(queue, tmp_path, "report", pages="2-3,6", sides="duplexShort")

    shown = (tmp_path / "shown.pdf").read_bytes()
    wanted = [_letters(shown)[number - 1] for number in (2, 3, 6)]
    assert _letters(printed()) == wanted
    assert _log(queue).endswith("two-sided-short-edge A4 -")
    fonts, borne = _embedded(printed())
    assert fonts == borne > 2

    again = _from_the_window(queue, tmp_path, "report", **{"from": 4, "to": 5})
    assert (again["printer"], again["sides"]) == (PRINTER, "duplexShort")
    assert _letters(printed()) == _letters(shown)[3:5]


def test_the_page_in_view_goes_out_alone(queue: Queue, printed: Printed, tmp_path: Path) -> None:
    _from_the_window(queue, tmp_path, "report", current=3)

    assert _letters(printed()) == [_letters((tmp_path / "shown.pdf").read_bytes())[2]]


@pytest.mark.parametrize("shift", [(0.0, 0.0), (1.5, -0.8)])
def test_labels_fall_where_the_printer_needs_them(
    queue: Queue, printed: Printed, tmp_path: Path, shift: tuple[float, float]
) -> None:
    _from_the_window(queue, tmp_path, "labels", printer=PRINTER, shift=shift)

    paper, shown = printed(), (tmp_path / "shown.pdf").read_bytes()
    assert len(PdfReader(io.BytesIO(paper)).pages) == 2
    assert _log(queue).endswith("A4 none")  # never made smaller
    before = {words: (x, y) for x, y, words in placed(shown) if words.startswith("Maison")}
    after = _ink(paper)
    for words, (x, y) in before.items():
        assert any(
            abs(there_x - x - shift[0]) < 0.3 and abs(there_y - y - shift[1]) < 0.3 for there_x, there_y in after
        ), words


def _ink(pdf: bytes) -> list[tuple[float, float]]:
    """Where words begin on the first page, in millimetres from its top left, however the printer turned them."""
    found: list[tuple[float, float]] = []

    def see(text: str, matrix: Any, text_matrix: Any, _font: Any, _size: Any) -> None:
        if text.strip():
            x = text_matrix[4] * matrix[0] + text_matrix[5] * matrix[2] + matrix[4]
            y = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
            found.append((x / mm, 297 - y / mm))

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=see)
    return found


def test_a_printer_that_takes_nothing_is_said_and_the_pdf_stays(queue: Queue, tmp_path: Path) -> None:
    queue.tell("cupsreject", PRINTER)

    seen = _from_the_window(queue, tmp_path, "sheet")

    assert seen["said"].startswith(f"The printer “{PRINTER}” takes no document")
    assert seen["save"]
    assert (tmp_path / "shown.pdf").read_bytes().startswith(b"%PDF")


def test_a_printer_that_does_not_answer_is_said_a_moment_later(queue: Queue, tmp_path: Path) -> None:
    seen = _from_the_window(queue, tmp_path, "sheet", choose=FAR, until="does not answer")
    queue.tell("cancel", "-a", FAR)

    assert seen["said"] == f"The printer “{FAR}” does not answer: the document waits until it is switched on."
    assert seen["save"]


def test_what_the_queue_says_is_understood(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = render(DOCUMENTS["labels"]())

    assert send(pdf, PrintJob("Jetée")) is Answer.UNKNOWN_PRINTER
    queue.tell("cupsdisable", PRINTER)
    assert send(pdf, PrintJob(PRINTER)) is Answer.PAUSED
    queue.tell("cancel", "-a", PRINTER)
    queue.tell("cupsreject", PRINTER)
    assert send(pdf, PrintJob(PRINTER)) is Answer.REFUSED
    monkeypatch.setenv("CUPS_SERVER", str(queue.root / "nobody.sock"))
    assert send(pdf, PrintJob(PRINTER)) is Answer.AWAY
