"""Attestations of presence under the office's head, one a page, to be signed by hand."""

from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether

from csxl_desktop.documents import rich_text
from csxl_desktop.documents.flowables import Content, columns, gap, soft_box, table, text
from csxl_desktop.documents.layout import begin_anew, build
from csxl_desktop.documents.letterhead import letterhead, title_block
from csxl_desktop.documents.meeting_head import capitalised, lowered
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain import civilities
from csxl_desktop.domain.content.certificate import Attended, Certificate, Certificates
from csxl_desktop.i18n import _, current_language, ngettext, speaking
from csxl_desktop.i18n.dates import date_range, fuzzy_date, long_date, short_date, time_range
from csxl_desktop.i18n.named import named

_SIGNATURE = 46
_PARTS = (0.16, 0.5, 0.34)
_BODIES = ("organisation",)


def render(content: Certificates, theme: Theme) -> bytes:
    """The attestations as one PDF, each in its own language and from a page of its own."""
    with speaking(content.language):
        return build(
            list(_story(content, theme)),
            theme=theme,
            title=_("Certificate of attendance"),
            author=content.office.name,
            numbered=False,
        )


def _story(content: Certificates, theme: Theme) -> Iterator[Flowable]:
    for position, each in enumerate(content.certificates):
        if position:
            yield from begin_anew()
        with speaking(each.language):
            yield from _certificate(each, content, theme)


def _certificate(certificate: Certificate, content: Certificates, theme: Theme) -> Iterator[Flowable]:
    yield from letterhead(content.office, theme)
    yield gap(22)
    year = _("Year {year}").format(year=certificate.year) if certificate.year else ""
    yield from title_block("", _("Certificate of attendance"), year, theme)
    yield gap(8)
    yield text(_attests(certificate), theme.style("lead"))
    if len(certificate.meetings) == 1:
        yield _one(certificate.meetings[0], theme)
    else:
        yield _several(certificate, theme)
    yield gap(4)
    if certificate.text:
        yield from rich_text.flow(certificate.text.with_fields(_values(certificate, content)), theme)
    else:
        yield text(
            _("[Purpose and legal wording: to be completed by the office, in its own texts]"), theme.style("body")
        )
    yield _closing(content, theme)


def _attests(certificate: Certificate) -> str:
    """The sentence, agreed with who came: nothing is guessed where the civility is not known."""
    count, person = len(certificate.meetings), certificate.person
    match person.civility if current_language() != "en" else "":  # English agrees with nobody
        case civilities.WOMAN:
            words = ngettext(
                "We certify that {name} (she) was present at the meeting below.",
                "We certify that {name} (she) was present at the {count} meetings below.",
                count,
            )
        case civilities.MAN:
            words = ngettext(
                "We certify that {name} (he) was present at the meeting below.",
                "We certify that {name} (he) was present at the {count} meetings below.",
                count,
            )
        case _:
            words = ngettext(
                "We certify that {name} took part in the meeting below.",
                "We certify that {name} took part in the {count} meetings below.",
                count,
            )
    return words.format(name=_named(certificate), count=count)


def _named(certificate: Certificate) -> str:
    """“Mrs Odile Carlier (Maison de quartier)”, the organisation where it is the same every time."""
    person = certificate.person
    name = civilities.in_full(person.civility, person.bare)
    if current_language() == "nl" and person.civility in {civilities.WOMAN, civilities.MAN}:
        name = lowered(name)  # “dat de heer Peeters aanwezig was”
    body = _same_organisation(certificate)
    return named(_("{name}, of {organisation},"), bodies=_BODIES, name=name, organisation=body) if body else name


def _same_organisation(certificate: Certificate) -> str:
    bodies = {each.organisation for each in certificate.meetings}
    return bodies.pop() if len(bodies) == 1 else ""


def _one(meeting: Attended, theme: Theme) -> Flowable:
    lines: list[Flowable] = [text(meeting.kind, theme.style("cell-bold").clone("attended", fontSize=12, leading=16))]
    if meeting.title:
        lines.append(text(meeting.title, theme.style("tight")))
    where = " · ".join(part for part in (_day(meeting), time_range(meeting.starts, meeting.ends)) if part)
    lines.append(text(capitalised(where), theme.style("tight")))
    if meeting.venue:
        lines.append(text(meeting.venue, theme.style("secondary")))
    return soft_box([lines], [1.0], theme)


def _several(certificate: Certificate, theme: Theme) -> Flowable:
    differs = not _same_organisation(certificate)
    rows = [_row(each, theme, with_body=differs) for each in certificate.meetings]
    widths = [theme.text_width * part for part in _PARTS]
    return table([_("Date"), _("Meeting"), _("Place")], rows, widths, theme)


def _row(meeting: Attended, theme: Theme, *, with_body: bool) -> list[Content]:
    small = theme.style("cell-secondary").clone("attended-small", fontSize=8.5, leading=11)
    day = short_date(meeting.on) if meeting.precision == "day" else fuzzy_date(meeting.on, meeting.precision)
    told: list[Flowable] = [text(meeting.kind, theme.style("cell-bold"))]
    if meeting.title:
        told.append(text(meeting.title, theme.style("cell")))
    if with_body and meeting.organisation:
        told.append(text(named(_("for {organisation}"), bodies=_BODIES, organisation=meeting.organisation), small))
    hours = time_range(meeting.starts, meeting.ends)
    place: list[Flowable] = [text(meeting.venue or "–", theme.style("cell"))]
    if hours:
        place.append(text(hours, small))
    return [day, told, place]


def _day(meeting: Attended) -> str:
    if meeting.precision == "day":
        return date_range(meeting.on, meeting.last_on, weekday=True)
    return fuzzy_date(meeting.on, meeting.precision)


def _values(certificate: Certificate, content: Certificates) -> dict[str, str]:
    """What the office's own text may name."""
    return {
        "person": certificate.person.full,
        "organisation": _same_organisation(certificate),
        "date": long_date(content.written_on, weekday=False),
        "office": content.office.name,
        "office_short": content.office.short_name or content.office.name,
        "signatory": content.signatory.name if content.signatory else "",
    }


def _closing(content: Certificates, theme: Theme) -> Flowable:
    day = long_date(content.written_on, weekday=False)
    made = _("{place}, {date}").format(place=content.written_at, date=day) if content.written_at else capitalised(day)
    signed: list[Flowable] = [text(made, theme.style("tight")), gap(_SIGNATURE)]
    if content.signatory is not None:
        signed.append(text(content.signatory.name, theme.style("cell-bold").clone("signs", fontSize=10.5)))
    function = content.signatory.function if content.signatory is not None else ""
    signed.append(text(function or content.office.name, theme.style("secondary")))
    return KeepTogether([gap(16), columns([[], signed], [0.55, 0.45], theme)])
