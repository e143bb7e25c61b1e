"""`whole_report FOLDER YEAR`: a report full of photos, laid out, again, a section alone, hundreds of pages."""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from pypdf import PdfReader

from csxl_desktop import i18n
from csxl_desktop.domain.content.report import Report
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.report_draft import drafted
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.system import clock, paths
from tests.benchmarks.material import AUTHOR, as_the_program
from tests.benchmarks.telling import most_memory, say

T = TypeVar("T")
TIMES = 15  # the meetings, groups, outings and partnerships: more than four hundred pages


def main() -> int:
    folder, year = sys.argv[1:]
    as_the_program()
    i18n.load(paths.resources() / "locale", "fr")
    with open_workspace(Path(folder), AUTHOR, clock.now_utc) as workspace:
        document, read = timed(lambda: workspace.documents.report(int(year)))
    pdf, first = timed(lambda: render(document))
    most = most_memory()
    _again, again = timed(lambda: render(document))
    say(read=read, first=first, again=again, most=most, bytes=len(pdf), pages=_pages(pdf))
    say(section=max(_section(document, each.code) for each in document.content.sections))
    larger = replace(document, content=_many_times(document.content))
    long, many = timed(lambda: render(larger))
    say(long=many, long_pages=_pages(long))
    return 0


def timed(work: Callable[[], T]) -> tuple[T, float]:
    started = time.process_time()
    made = work()
    return made, time.process_time() - started


def _section(document: Document, code: str) -> float:
    """A section laid out with one more paragraph, as while somebody types."""
    draft = drafted(document, code, RichText((Block("1", runs=(Span("Un mot de plus."),)),)))
    assert draft is not None
    return timed(lambda: render(draft))[1]


def _many_times(content: Report) -> Report:
    return replace(
        content,
        meetings=content.meetings * TIMES,
        groups=content.groups * TIMES,
        outings=tuple(replace(kind, outings=kind.outings * TIMES) for kind in content.outings),
        partnerships=content.partnerships * TIMES,
        testimonials=content.testimonials * TIMES,
        members=content.members * TIMES,
        evolution=content.evolution * TIMES,
        news=content.news * TIMES,
    )


def _pages(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


if __name__ == "__main__":
    sys.exit(main())
