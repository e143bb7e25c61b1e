"""The people of the office and how to reach them."""

from fractions import Fraction

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Content, Piece, rich, soft_box, table, text
from csxl_desktop.documents.letterhead import phone_text, web_address, web_words
from csxl_desktop.documents.report.parts import Press
from csxl_desktop.domain.content.report import StaffLine
from csxl_desktop.domain.library_words import TRAINING_KINDS
from csxl_desktop.domain.working_time import exact, rounded, sum_up, written
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.numbers import decimal, in_words


def part(press: Press) -> list[Flowable]:
    if not press.report.team:
        return trainings(press)
    return [press.text(_sentence(press)), _table(press), *_office(press), *trainings(press)]


def trainings(press: Press) -> list[Flowable]:
    """What the team learnt: by date, with hours and attendees."""
    lines = press.report.trainings
    if not lines:
        return []
    header = [_("Date"), _("Theme"), _("Speaker"), _("Hours"), _("Attendees")]
    width = press.theme.text_width
    bold, cell = press.theme.style("cell-bold"), press.theme.style("cell")
    rows: list[list[Content]] = [
        [
            line.held.told() or "–",
            [text(line.theme, bold), text(_(TRAINING_KINDS[line.kind]), cell)],
            line.speaker,
            "–" if line.hours is None else decimal(float(line.hours)),
            ", ".join(line.attendees),
        ]
        for line in lines
    ]
    title = ngettext("{count} training", "{count} trainings", len(lines)).format(count=len(lines))
    widths = [width * part for part in (0.18, 0.28, 0.22, 0.1, 0.22)]
    apart = ("RIGHTPADDING", (3, 0), (3, -1), 14)
    return [*press.subtitle(title, keep=110), table(header, rows, widths, press.theme, right={3}, extra=[apart])]


def _sentence(press: Press) -> str:
    team = press.report.team
    time = sum_up(line.full_time for line in team)
    people = ngettext(
        "The team of the coordination is made up of {count} person",
        "The team of the coordination is made up of {count} people",
        len(team),
    ).format(count=in_words(len(team), feminine=True))
    if not time.posts:
        return f"{people}."
    full = ngettext("{count} full-time equivalent", "{count} full-time equivalents", int(time.posts))
    told = _("{people}, {posts} in all.").format(people=people, posts=full.format(count=_in_all(time.posts)))
    return f"{told} {_not_given(time.unknown)}" if time.unknown else told


def _not_given(count: int) -> str:
    words = ngettext(
        "The working time of {count} person is not given.", "The working time of {count} people is not given.", count
    )
    return words.format(count=in_words(count, feminine=True))


def _in_all(posts: Fraction) -> str:
    """“8”, “7,8”; thirds stay fractions."""
    kept = rounded(posts)
    return decimal(float(kept)) if Fraction(kept) == posts else written(posts)


def _table(press: Press) -> Flowable:
    width = press.theme.text_width
    rows: list[list[Content]] = [
        [line.name.bare, _function(line), _time(line), _reach(press, line)] for line in press.report.team
    ]
    header = [_("Name"), _("Function"), _("FTE"), _("Contact")]
    apart = ("RIGHTPADDING", (2, 0), (2, -1), 18)
    widths = [width * 0.24, width * 0.24, width * 0.1, width * 0.42]
    return table(header, rows, widths, press.theme, right={2}, extra=[apart])


def _function(line: StaffLine) -> str:
    if not line.shared_with:
        return line.function
    return _("{function}, shared with {employer}").format(function=line.function, employer=line.shared_with)


def _time(line: StaffLine) -> str:
    return "–" if line.full_time is None else written(exact(line.full_time))


def _reach(press: Press, line: StaffLine) -> list[Flowable]:
    style = press.theme.style("cell")
    reach: list[Flowable] = [text(phone_text(line.phone), style)] if line.phone else []
    if line.email:
        reach.append(rich((Piece(line.email, url=f"mailto:{line.email}"),), style))
    return reach


def _office(press: Press) -> list[Flowable]:
    office, style = press.report.office, press.theme.style("small")
    where = [text(line, style) for line in (office.name, *office.address) if line]
    reach = [text(phone_text(number), style) for number in office.phones]
    reach += [rich((Piece(mail, url=f"mailto:{mail}"),), style) for mail in office.emails]
    if office.web:
        reach.append(rich((Piece(web_words(office.web), url=web_address(office.web)),), style))
    if not (office.address or reach):
        return []
    left = [press.label(_("Premises")), *where]
    right = [press.label(_("Reach us")), *reach] if reach else []
    return [soft_box([left, right], [0.5, 0.5], press.theme)]
