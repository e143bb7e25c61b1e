"""The partnerships of the year, numbered."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import Piece, Whole, heading, rich, text, titled
from csxl_desktop.documents.list_ends import kept
from csxl_desktop.documents.meeting_head import count_text
from csxl_desktop.documents.report.parts import SHORT, Press
from csxl_desktop.domain.content.report import DateSpan, LabelledCount, PartnershipPage, Report
from csxl_desktop.domain.sittings import Sittings
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import date_range, fuzzy_date
from csxl_desktop.i18n.numbers import ordinal, plural_list

_ON_ONE_LINE = 3
_WHOLE = 700  # letters: longer ones without a photo go on over the page, no part of which stays empty


def title(report: Report) -> str:
    return ngettext("Partnership", "Partnerships", len(report.partnerships))


def part(press: Press) -> list[Flowable]:
    return [
        item
        for number, partnership in enumerate(press.report.partnerships, start=1)
        for item in _partnership(press, number, partnership)
    ]


def _partnership(press: Press, number: int, page: PartnershipPage) -> list[Flowable]:
    name = f"{number}. {page.title}"
    entry = Entry(name, f"partnership-{number}", 1, in_contents=False)
    story = titled(heading(name, press.theme.style("heading"), entry), keep=120)
    if facts := _facts(page):
        story.append(press.text(facts, "secondary-after"))
    words = kept([*press.flow(page.text), *_counts(press, page)])
    if len(page.text.plain()) > (SHORT if page.pictures else _WHOLE):
        return [*story, *words, *press.pictures(page.pictures), *press.links(page.links)]
    return [Whole([*story, *press.beside(words, page.pictures), *press.links(page.links)])]


def _counts(press: Press, page: PartnershipPage) -> list[Flowable]:
    """A few figures on one line, more of them a line each."""
    if len(page.counts) > _ON_ONE_LINE:
        style = press.theme.style("list-0")
        return [text(_count(line), style, bullet="•") for line in page.counts]
    line = " · ".join(_count(line) for line in page.counts)
    return [rich((Piece(line, bold=True),), press.theme.style("body"))] if line else []


def _facts(page: PartnershipPage) -> str:
    parts = []
    if page.edition:
        parts.append(_("{ordinal} edition").format(ordinal=ordinal(page.edition, feminine=True)))
    if page.dates:
        parts.append(plural_list(_span(span) for span in page.dates))
    if page.period:
        parts.append(page.period)
    if page.where:
        parts.append(page.where)
    if page.organisers:
        parts.append(_("organised by {names}").format(names=plural_list(page.organisers)))
    if role := _role(page.role):
        parts.append(role)
    parts += sitting_words(page.sittings)
    line = " · ".join(parts)
    return line[:1].upper() + line[1:]


def sitting_words(found: Sittings) -> Iterator[str]:
    """“2 réunions tenues, 2 attendues”, “aucune suivie : agendas incompatibles”."""
    held = ngettext("{count} sitting held", "{count} sittings held", found.held).format(count=found.held)
    if found.expected is not None:
        yield _("{held}, {expected} expected").format(held=held, expected=found.expected)
    elif found.attended is not None:
        yield held
    if found.attended is None:
        return
    there = _("none of them attended")
    if found.attended:
        there = ngettext("{count} attended", "{count} of them attended", found.attended).format(count=found.attended)
    missed = found.reason and found.attended < max(found.held, found.expected or 0)
    yield _("{attended}: {reason}").format(attended=there, reason=found.reason) if missed else there


def _role(role: str) -> str:
    match role:
        case "organises":
            return _("organised by the coordination")
        case "co_organises":
            return _("co-organised by the coordination")
        case "takes_part":
            return _("with the participation of the coordination")
        case "relays":
            return _("relayed by the coordination")
        case "sits_in_council":
            return _("the coordination sits in its council")
        case _:
            return role


def _span(span: DateSpan) -> str:
    if span.precision == "day":
        return date_range(span.first, span.last, weekday=True)
    return fuzzy_date(span.first, span.precision)


def _count(line: LabelledCount) -> str:
    several = max(line.count.number, line.count.to or 0) > 1
    return f"{count_text(line.count)}\u00a0{line.plural if several and line.plural else line.label}"
