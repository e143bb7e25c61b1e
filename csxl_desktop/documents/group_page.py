"""The page of a working group for itself: what it is for, its year, what it decided and has still to do."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from csxl_desktop.documents import group_parts
from csxl_desktop.documents.evaluation_block import evaluations
from csxl_desktop.documents.flowables import Content, table, text
from csxl_desktop.documents.group_head import head
from csxl_desktop.documents.layout import build
from csxl_desktop.documents.press import PagePress
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.working_group import AgreedDecision, GroupYearPage, OpenAction
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import short_date


def render(content: GroupYearPage, theme: Theme) -> bytes:
    """The group and its year as a PDF, in its own language."""
    with speaking(content.language):
        title = content.group.name
        return build(
            list(_story(content, theme)),
            theme=theme,
            title=f"{title} {content.group.year}",
            author=content.office.name,
            language=content.language,
            header_left=content.office.name,
            header_right=_("{group}, {year}").format(group=title, year=content.group.year),
        )


def _story(content: GroupYearPage, theme: Theme) -> Iterator[Flowable]:
    press = PagePress(theme=theme, attachments=content.attachments, values=content.values)
    yield from head(content.group, content.office, theme, facts=True)
    yield from group_parts.told(press, content.page)
    yield from _decisions(press, content.decisions)
    yield from _actions(press, content.actions)
    yield from evaluations(content.evaluations, theme, content.group.name)


def _decisions(press: PagePress, lines: Sequence[AgreedDecision]) -> list[Flowable]:
    if not lines:
        return []
    name = ngettext("Decision of the year", "Decisions of the year", len(lines))
    width = press.theme.text_width
    rows: list[list[Content]] = [
        [text(line.number, press.theme.style("cell-secondary")), line.text, short_date(line.day)] for line in lines
    ]
    header = [_("No."), _("Decision"), _("Taken on")]
    return [
        *press.subtitle(name, keep=100),
        table(header, rows, [width * 0.13, width * 0.69, width * 0.18], press.theme, right={2}),
    ]


def _actions(press: PagePress, lines: Sequence[OpenAction]) -> list[Flowable]:
    """What is still open, whenever it was agreed."""
    if not lines:
        return []
    name = ngettext("{count} open action", "{count} open actions", len(lines)).format(count=len(lines))
    width = press.theme.text_width
    rows = [
        [line.text, line.who or "–", short_date(line.agreed_on), short_date(line.due_on) if line.due_on else "–"]
        for line in lines
    ]
    header = [_("Action"), _("Who"), _("Agreed on"), _("Due on")]
    widths = [width * part for part in (0.42, 0.24, 0.17, 0.17)]
    return [*press.subtitle(name, keep=100), table(header, rows, widths, press.theme, right={2, 3})]
