"""Who was there, who was represented, who was excused: names by organisation, in two compact columns."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reportlab.platypus import CondPageBreak, Flowable

from csxl_desktop.documents.flowables import Piece, gap, heading, label, rich
from csxl_desktop.documents.meeting_head import agreeing, lowered
from csxl_desktop.documents.theme import Theme
from csxl_desktop.documents.two_columns import TwoColumns
from csxl_desktop.domain.content.minutes import Attendee, Minutes
from csxl_desktop.i18n import _, sort_key

Line = tuple[str, tuple[Attendee, ...]]


def attendance(content: Minutes, theme: Theme) -> Iterator[Flowable]:
    """The four lists of the minutes, those with nobody left out."""
    groups = (
        ("present", content.present),
        ("represented", content.represented),
        ("excused", content.excused),
        ("guests", content.guests),
    )
    if not any(people for _word, people in groups):
        return
    yield CondPageBreak(90)
    yield heading(_("Attendance"), theme.style("heading"))
    for word, people in groups:
        if people:
            title = agreeing(word, [person.name for person in people])
            yield CondPageBreak(45)
            yield label(f"{title} ({len(people)})", theme)
            yield _list(people, theme)
            yield gap(8)


def _list(people: Sequence[Attendee], theme: Theme) -> Flowable:
    lines = [_paragraph(line, theme) for line in _by_organisation(people)]
    return TwoColumns(lines)


def _by_organisation(people: Sequence[Attendee]) -> list[Line]:
    """One line an organisation, in the office's order; people without one come last, a line each."""
    ordered = sorted(
        people,
        key=lambda a: (
            not a.organisation,
            sort_key(a.organisation),
            a.organisation,
            sort_key(a.name.last),
            sort_key(a.name.first),
        ),
    )
    lines: list[Line] = []
    for organisation, members in groupby(ordered, key=lambda a: a.organisation):
        if organisation:
            lines.append((organisation, tuple(members)))
        else:
            lines += [("", (member,)) for member in members]
    return lines


def _paragraph(line: Line, theme: Theme) -> Flowable:
    organisation, members = line
    style = theme.style("small").clone("attendee", leftIndent=9, firstLineIndent=-9, spaceAfter=1.5)
    names = ", ".join(_told(member) for member in members)
    if not organisation:
        return rich((Piece(names),), style)
    return rich((Piece(organisation, bold=True), Piece(f" – {names}")), style)


def _told(attendee: Attendee) -> str:
    """“Mme Odile Verbeke (directrice, arrive au point 3)”."""
    details = [detail for detail in (lowered(attendee.function), attendee.note) if detail]
    if attendee.represented_by:
        details.append(_("by {name}").format(name=attendee.represented_by))
    return f"{attendee.name.full} ({', '.join(details)})" if details else attendee.name.full
