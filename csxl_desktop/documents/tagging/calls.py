"""The footnotes that a flowable calls, wherever in it."""

from collections.abc import Iterator
from typing import Any

from reportlab.platypus import KeepTogether, Table

from csxl_desktop.documents.tagging.paragraphs import TaggedParagraph
from csxl_desktop.documents.tagging.tables import TableTags


def notes_of(flowable: Any) -> Iterator[Any]:
    """In the order of reading; tables of data say beforehand whether there are any in them."""
    if isinstance(flowable, TaggedParagraph):
        yield from flowable.notes
    elif isinstance(flowable, KeepTogether):
        yield from _within(flowable._content)  # type: ignore[attr-defined]  # noqa: SLF001 - ReportLab offers no other way in
    elif isinstance(flowable, Table):
        table: Any = flowable
        tags = table._renderCB  # noqa: SLF001 - as above
        if not isinstance(tags, TableTags) or tags.calls_notes:
            for row in table._cellvalues:  # noqa: SLF001 - as above
                yield from _within(row)


def _within(content: Any) -> Iterator[Any]:
    for each in content:
        if isinstance(each, list | tuple):
            yield from _within(each)
        else:
            yield from notes_of(each)
