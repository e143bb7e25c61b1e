"""Evaluations by themselves: those of a year one after the other, or a single one under its own name."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable

from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.evaluation_block import block
from csxl_desktop.documents.flowables import heading, titled
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.evaluations import Evaluations
from csxl_desktop.i18n import _, ngettext, speaking


def render(content: Evaluations, theme: Theme) -> bytes:
    """The evaluations as a PDF, in their own language."""
    with speaking(content.language):
        title = content.about or _("Evaluations {year}").format(year=content.year)
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: Evaluations, title: str, theme: Theme) -> Iterator[Flowable]:
    mark = logo(content.office, theme)
    if content.about:
        (only,) = content.evaluations
        yield from title_block(_("Evaluation"), title, only.when or str(content.year), theme, mark)
        yield from block(only, theme, when=False)
        return
    count = len(content.evaluations)
    told = ngettext("{count} evaluation", "{count} evaluations", count).format(count=count)
    yield from title_block("", title, told, theme, mark)
    for number, each in enumerate(content.evaluations, start=1):
        yield CondPageBreak(120)
        yield from titled(
            heading(each.about, theme.style("heading"), Entry(each.about, f"evaluation-{number}")), keep=90
        )
        yield from block(each, theme)
