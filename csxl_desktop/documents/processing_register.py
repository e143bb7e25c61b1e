"""The register of processing: who answers for the data, a sheet for each use, how it is kept safe."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Content, table, text, titled
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.processing_register import ProcessingActivity, ProcessingRegister
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import long_date

_PARTS = (0.31, 0.69)


def render(content: ProcessingRegister, theme: Theme) -> bytes:
    """The register as a PDF, in its own language."""
    with speaking(content.language):
        title = _("Register of processing")
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: ProcessingRegister, title: str, theme: Theme) -> Iterator[Flowable]:
    day = _("Drawn up on {day}").format(day=long_date(content.drawn_up_on, weekday=False))
    yield from title_block(content.office.name, title, day, theme, logo(content.office, theme))
    yield from titled(text(_("Who answers for it"), theme.style("heading")), keep=90)
    yield _pairs(list(_answering(content)), theme)
    for activity in content.activities:
        yield from titled(text(activity.title, theme.style("heading")), keep=140)
        yield _pairs(list(_told(activity)), theme)
    yield from titled(text(_("How it is kept safe"), theme.style("heading")), keep=70)
    for measure in content.measures:
        yield text(measure, theme.style("list-0"), bullet="•")
    yield from titled(text(_("What waits to be looked at"), theme.style("heading")), keep=60)
    words = ngettext(
        "{count} person has had no role and given no sign for more than {years} years.",
        "{count} people have had no role and given no sign for more than {years} years.",
        content.to_propose,
    )
    if not content.to_propose:
        words = _("Everybody has a role, or gave a sign within the last {years} years.")
    yield text(words.format(count=content.to_propose, years=content.kept_years), theme.style("body"))


def _answering(content: ProcessingRegister) -> Iterator[tuple[str, str]]:
    office = content.office
    to_complete = _("[to be completed by the office]")
    yield _("Controller"), ", ".join(part for part in (office.name, *office.address) if part)
    yield _("Contact"), ", ".join(part for part in (*office.emails, *office.phones) if part) or to_complete
    yield _("Data protection officer"), to_complete
    yield _("Legal grounds"), to_complete


def _told(activity: ProcessingActivity) -> Iterator[tuple[str, str]]:
    yield _("Purpose of the processing"), activity.purpose
    yield _("About whom"), activity.people
    yield _("Which data"), activity.data
    yield _("Who receives it"), activity.recipients
    yield _("How long"), activity.kept
    yield _("In this dossier"), " · ".join(activity.held)


def _pairs(pairs: list[tuple[str, str]], theme: Theme) -> Flowable:
    rows: list[list[Content]] = [[[text(name, theme.style("cell-bold"))], words] for name, words in pairs]
    widths = [theme.text_width * part for part in _PARTS]
    return table([], rows, widths, theme)
