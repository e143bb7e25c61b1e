"""The register of decisions: number, what was decided, where, and what replaced what."""

from collections.abc import Iterator
from itertools import groupby

from reportlab.platypus import Flowable

from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import Content, heading, table, text, texts, titled
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.registers import DecisionEntry, DecisionRegister
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import short_date

_PARTS = (0.12, 0.56, 0.32)


def render(content: DecisionRegister, theme: Theme) -> bytes:
    """The register as a PDF, in its own language."""
    with speaking(content.language):
        title = (
            _("Register of decisions {year}").format(year=content.year) if content.year else _("Register of decisions")
        )
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: DecisionRegister, title: str, theme: Theme) -> Iterator[Flowable]:
    count = len(content.decisions)
    told = ngettext("{count} decision", "{count} decisions", count).format(count=count)
    subtitle = " · ".join(part for part in (content.chosen, told) if part)
    yield from title_block("", title, subtitle, theme, logo(content.office, theme))
    if not content.decisions:
        yield text(_("No decision is noted here."), theme.style("body"))
        return
    if content.year:
        yield _table(content.decisions, theme)
        return
    for year, decisions in groupby(content.decisions, key=lambda each: each.number.split("-")[0]):
        yield from titled(heading(year, theme.style("heading"), Entry(year, f"decisions-{year}")), keep=90)
        yield _table(tuple(decisions), theme)


def _table(decisions: tuple[DecisionEntry, ...], theme: Theme) -> Flowable:
    header = [_("No."), _("Decision"), _("Taken at")]
    widths = [theme.text_width * part for part in _PARTS]
    return table(header, [_row(each, theme) for each in decisions], widths, theme)


def _row(decision: DecisionEntry, theme: Theme) -> list[Content]:
    small = theme.style("cell-secondary").clone("decision-small", fontSize=8.5, leading=11)
    told: list[Flowable] = texts(decision.text, theme.style("cell"))
    if decision.replaces:
        told.append(text(_("Replaces decision {number}").format(number=decision.replaces), small))
    if decision.replaced_by:
        told.append(text(_("Replaced by decision {number}").format(number=decision.replaced_by), small))
    place = [text(decision.group or decision.kind, theme.style("cell"))]
    place.append(text(short_date(decision.on), small))
    if decision.item:
        place.append(text(decision.item, small))
    return [text(decision.number, theme.style("cell-bold")), told, place]
