"""The steering committee: since when, until when, who."""

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import table
from csxl_desktop.documents.letterhead import whole_dates
from csxl_desktop.documents.report.parts import Press
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.i18n.numbers import in_words


def part(press: Press) -> list[Flowable]:
    seats = press.report.committee
    if not seats:
        return []
    rows = [[str(number), seat.organisation, seat.person] for number, seat in enumerate(seats, start=1)]
    width = press.theme.text_width
    header = [_("No."), _("Service / association"), _("Represented by")]
    return [
        *(press.text(whole_dates(sentence)) for sentence in _sentences(press)),
        table(header, rows, [34, width * 0.56, width * 0.44 - 34], press.theme),
    ]


def _sentences(press: Press) -> list[str]:
    seats = press.report.committee
    sentences = []
    elections = {seat.elected_on for seat in seats}
    ends = {seat.term_ends_on for seat in seats}
    elected, ended = next(iter(elections)), next(iter(ends))
    if len(elections) == 1 and elected:
        sentences.append(_("The committee was elected by the assembly of {date}.").format(date=long_date(elected)))
    if len(ends) == 1 and ended:
        sentences.append(_("Its term ends on {date}.").format(date=long_date(ended, weekday=False)))
    count = len(seats)
    sentences.append(
        ngettext("It is made up of {count} member:", "It is made up of {count} members:", count).format(
            count=in_words(count)
        )
    )
    return [" ".join(sentences)]
