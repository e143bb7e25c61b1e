"""The figures of the year, their evolution, and what the members say."""

from reportlab.platypus import Flowable, KeepTogether

from csxl_desktop.documents.flowables import gap, soft_box, table, text
from csxl_desktop.documents.meeting_head import count_text, figures
from csxl_desktop.documents.quotations import quotation, quoted
from csxl_desktop.documents.report import contacts
from csxl_desktop.documents.report.parts import Press
from csxl_desktop.domain.chart import Chart, Place
from csxl_desktop.domain.content.report import Figure, MeetingPage
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.numbers import percent, roman


def part(press: Press) -> list[Flowable]:
    return [*_figures(press), *_chart(press), *_evolution(press), *contacts.part(press), *_testimonials(press)]


def _figures(press: Press) -> list[Flowable]:
    figures = press.report.figures
    if not figures:
        return []
    story = press.subtitle(_("The year in figures"), keep=170)
    across = 2 if len(figures) in {2, 4} else 3
    for start in range(0, len(figures), across):
        row = [_figure(press, figure) for figure in figures[start : start + across]]
        row += [[] for _missing in range(across - len(row))]
        story.append(KeepTogether([soft_box(row, [1 / across] * across, press.theme, padding=10, after=8)]))
    if press.report.counting_note:
        story += [gap(2), press.text(press.report.counting_note, "secondary-after")]
    return story


def _figure(press: Press, figure: Figure) -> list[Flowable]:
    block = [press.text(count_text(figure.value), "figure"), press.text(figure.label, "cell-bold")]
    style = press.theme.style("caption").clone("figure-note", spaceAfter=0, leading=10.5)
    return [
        *block,
        *(text(line, style) for line in (_change(figure), figure.wording, figure.definition, _source(figure)) if line),
    ]


def _change(figure: Figure) -> str:
    if figure.previous is None:
        return ""
    before = figures(figure.previous)
    if not figure.previous or figure.value.quality != "exact" or figure.previous == figure.value.number:
        return _("{number} the year before").format(number=before)
    part_of = (figure.value.number - figure.previous) / figure.previous
    change = percent(part_of, digits=1, signed=True)
    return _("{number} the year before ({change})").format(number=before, change=change)


def _source(figure: Figure) -> str:
    return _("Source: {source}").format(source=figure.source) if figure.source else ""


def _chart(press: Press) -> list[Flowable]:
    assemblies = [meeting for meeting in press.report.meetings if meeting.facts.number]
    meetings = [meeting for meeting in assemblies if meeting.persons and meeting.facts.day]
    if len(meetings) < 2 or not press.report.charted:
        return []
    # Only a report with a chart pays for what draws it.
    from csxl_desktop.documents.charts import chart

    places = tuple(Place(_place(meeting), _heights(meeting)) for meeting in meetings)
    picture = Chart(_("Participation in the assemblies"), _("Assembly"), (_("People"), _("Partners")), places)
    return [*press.subtitle(picture.title, keep=210), gap(4), chart(picture, press.theme), gap(10)]


def _place(meeting: MeetingPage) -> str:
    number = roman(meeting.facts.number) if meeting.facts.number else ""
    day = short_date(meeting.facts.day)[:5] if meeting.facts.day else ""
    return " · ".join(part for part in (number, day) if part)


def _heights(meeting: MeetingPage) -> tuple[float | None, float | None]:
    """What was not counted has no bar: nobody was not what was seen."""
    return (
        meeting.persons.number if meeting.persons else None,
        meeting.partners.number if meeting.partners else None,
    )


def _evolution(press: Press) -> list[Flowable]:
    report = press.report
    if not report.evolution or len(report.evolution_years) < 2:
        return []
    years = len(report.evolution_years)
    rows = [
        [row.label, *("–" if value is None else figures(value) for value in row.values[:years])]
        + [""] * (years - len(row.values))
        for row in report.evolution
    ]
    width = press.theme.text_width
    each = min(64.0, width * 0.6 / years)
    header = ["", *(str(year) for year in report.evolution_years)]
    widths = [width - each * years, *([each] * years)]
    return [
        *press.subtitle(_("Over the years"), keep=130),
        table(header, rows, widths, press.theme, right=set(range(1, years + 1))),
    ]


def _testimonials(press: Press) -> list[Flowable]:
    testimonials = [item for item in press.report.testimonials if item.text]
    if not testimonials:
        return []
    name = ngettext("A member speaks", "The members speak", len(testimonials))
    story = press.subtitle(name, keep=150)
    for item in testimonials:
        story += quotation(item, press.flow(quoted(item.text), style="quote"), press.theme)
    return story
