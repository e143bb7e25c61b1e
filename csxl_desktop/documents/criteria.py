"""What the funder asks, each mission or criterion followed by how the year met it."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents import rich_text
from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import columns, gap, heading, text, texts, titled
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.rich_text import Attachments
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.funder import CriteriaList, CriterionLine
from csxl_desktop.domain.evaluation_choices import MetState
from csxl_desktop.domain.funder_words import AXES, MET_STATES
from csxl_desktop.i18n import _, ngettext, speaking


def render(content: CriteriaList, theme: Theme) -> bytes:
    """The crosswalk as a PDF, in its own language."""
    with speaking(content.language):
        title = _("Criteria of the funder {year}").format(year=content.year)
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: CriteriaList, title: str, theme: Theme) -> Iterator[Flowable]:
    yield from title_block("", title, criteria_words(content.criteria), theme, logo(content.office, theme))
    if not content.criteria:
        yield text(_("No criterion is written down for this year."), theme.style("body"))
        return
    for axis in (*AXES, None):
        found = [line for line in content.criteria if line.axis is axis]
        if not found:
            continue
        words = _(AXES[axis]) if axis is not None else _("Outside the axes")
        if len(found) < len(content.criteria) or axis is not None:
            entry = Entry(words, f"axis-{axis.value if axis else 'none'}")
            yield from titled(heading(words, theme.style("heading"), entry), keep=120)
        for line in found:
            yield from criterion_block(line, content.attachments.get, theme)


def criteria_words(lines: tuple[CriterionLine, ...]) -> str:
    """“6 critères, dont 4 rencontrés”."""
    met = sum(line.met is MetState.MET for line in lines)
    count = ngettext("{count} criterion", "{count} criteria", len(lines)).format(count=len(lines))
    if not met:
        return count if lines else ""
    return ngettext("{all}, {count} of them met", "{all}, {count} of which are met", met).format(all=count, count=met)


def criterion_block(line: CriterionLine, attachments: Attachments, theme: Theme) -> list[Flowable]:
    """What is asked, its source, then how it was met."""
    state = text(_(MET_STATES[line.met]), theme.style("cell-bold-right"))
    title = text(
        f"{line.code} {line.title}".strip(), theme.style("cell-bold").clone("criterion", fontSize=10.5, leading=14)
    )
    told: list[Flowable] = texts(line.text, theme.style("small"))
    if line.source:
        told.append(text(line.source, theme.style("secondary-after")))
    told += rich_text.flow(line.told, theme, attachments, style="body") if line.told else []
    told += [text(each, theme.style("list-0"), bullet="–") for each in line.met_by]
    head = columns([[title], [state]], [0.74, 0.26], theme)
    return [*titled(head, keep=60), *told, gap(8)]
