"""The board of actions: what is late, what comes, what has no day, what is over; or the sheet of one owner."""

from collections.abc import Iterable, Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import Content, heading, table, text, texts, titled
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.registers import ActionBoard, FollowedAction
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import long_date, short_date
from csxl_desktop.i18n.named import named

_PARTS = (0.46, 0.2, 0.14, 0.2)
_PARTS_OF_ONE = (0.58, 0.16, 0.26)


def render(content: ActionBoard, theme: Theme) -> bytes:
    """The board as a PDF, in its own language."""
    with speaking(content.language):
        title = (
            named(_("Actions of {name}"), bodies=["name"], name=content.owner)
            if content.owner
            else _("Actions to follow")
        )
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: ActionBoard, title: str, theme: Theme) -> Iterator[Flowable]:
    open_ones = [each for each in content.actions if each.state == "open"]
    count = len(open_ones)
    told = ngettext("{count} open action on {day}", "{count} open actions on {day}", count)
    subtitle = told.format(count=count, day=long_date(content.on, weekday=False))
    yield from title_block("", title, subtitle, theme, logo(content.office, theme))
    if not content.actions:
        yield text(_("Nothing is open: everything that was agreed is done."), theme.style("body"))
        return
    late = [each for each in open_ones if each.due_on is not None and each.due_on < content.on]
    dated = [each for each in open_ones if each.due_on is not None and each.due_on >= content.on]
    undated = [each for each in open_ones if each.due_on is None]
    over = [each for each in content.actions if each.state != "open"]
    for key, words, found in (
        ("late", _("Overdue"), late),
        ("coming", _("To come"), dated),
        ("undated", _("Without a day"), undated),
        ("over", _("Done or dropped"), over),
    ):
        if found:
            yield from titled(heading(words, theme.style("heading"), Entry(words, f"actions-{key}")), keep=90)
            yield _table(found, content, theme)


def _table(actions: Iterable[FollowedAction], content: ActionBoard, theme: Theme) -> Flowable:
    header = [_("What"), *([] if content.owner else [_("Who")]), _("For when"), _("Agreed at")]
    widths = [theme.text_width * part for part in (_PARTS_OF_ONE if content.owner else _PARTS)]
    return table(header, [_row(each, content, theme) for each in actions], widths, theme)


def _row(action: FollowedAction, content: ActionBoard, theme: Theme) -> list[Content]:
    small = theme.style("cell-secondary").clone("action-small", fontSize=8.5, leading=11)
    told: list[Flowable] = texts(action.text, theme.style("cell-bold"))
    told += [text(_("{day}: {words}").format(day=short_date(note.on), words=note.text), small) for note in action.notes]
    place = [text(action.kind, theme.style("cell")), text(short_date(action.on), small)]
    who: list[Content] = [] if content.owner else [action.owner or "–"]
    return [told, *who, _when(action), place]


def _when(action: FollowedAction) -> str:
    if action.state == "done":
        return _("done on {day}").format(day=short_date(action.done_on)) if action.done_on else _("done")
    if action.state == "dropped":
        return _("dropped")
    return short_date(action.due_on) if action.due_on else "–"
