"""The axes of a group: a fixed number, a title, closed when their work is done; and its links."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from csxl_desktop.domain.enclosures import Link
from csxl_desktop.domain.meeting_rows import LinkRow
from csxl_desktop.domain.working_groups import Axis
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.group_reads import AxisLine, OpenGroup
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.text_fields import MultilineField, TextField
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.section import LinesCard


class AxesCard(LinesCard[AxisLine]):
    """A new axis takes the number after the last; no number is ever given twice among the axes of the group."""

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__(_("Axes"))
        self._desk = desk
        self.form = AddForm(_("Add"), {"title": TextField(_("Title of the axis"), required=True)}, columns=1).keep_in(
            desk.context.drafts, "group-axis"
        )
        self.lines = Lines(
            self._shown, self._fields, empty=_("No axis: a group may work without, or by numbered axes.")
        )
        self._hold(_("New axis"), "plus", self.form.open_form)

    def show_group(self, group: OpenGroup, *, same: bool) -> None:  # noqa: ARG002 - what is half filled waits by itself
        self.show_rows(group.axes, group)

    def _shown(self, row: AxisLine) -> Shown:
        desk = self._desk
        if row.closed_on is None:
            closing = {"closed_on": desk.context.today()}
            name = _("Close: {name}").format(name=row.title)
            tool = Tool("archive", name, partial(desk.change, Axis, row.id, closing, N_("Axis closed")))
        else:
            name = _("Open again: {name}").format(name=row.title)
            opening = {"closed_on": None}
            tool = Tool("archive-restore", name, partial(desk.change, Axis, row.id, opening, N_("Axis opened again")))
        pill = (_("closed on {day}").format(day=short_date(row.closed_on)), "neutral") if row.closed_on else None
        remove = Tool("trash-2", _("Remove: {name}").format(name=row.title), partial(self._remove, row))
        people = {each.id: each.label for each in desk.choices.people}
        held = ngettext("{count} session this year", "{count} sessions this year", row.held).format(count=row.held)
        told = (held if row.held else "", people.get(row.pilot_id, "") if row.pilot_id else "", first_line(row.aims))
        return Shown(
            row.title,
            " · ".join(part for part in told if part),
            badge=(str(row.number), "grey" if row.closed_on else "teal"),
            pills=(pill,) if pill else (),
            tools=(tool, remove),
        )

    def _fields(self, key: Callable[[], UUID]) -> dict[str, Field]:
        fields: dict[str, Field] = {
            "title": TextField(_("Title of the axis"), required=True),
            "pilot_id": ReferenceField(_("Pilot"), self._desk.people),
            "aims": MultilineField(_("Aims"), lines=3),
            "opened_on": self._desk.day_field(_("Opened on")),
            "closed_on": self._desk.day_field(_("Closed on")),
        }
        for column, field in fields.items():
            self._desk.save(field, column, Axis, key)
        return fields

    def _remove(self, row: AxisLine) -> None:
        self._desk.remove(Axis, row.id, row.title)

    def _add(self, values: dict[str, Any]) -> None:
        if not values["title"]:
            self.form.refuse(_("Give the axis a title."))
            return
        group = self._desk.group
        number = max((axis.number for axis in group.axes), default=0) + 1 if group else 1
        self.form.hide()
        self._desk.add(Axis, {"number": number, "title": values["title"]})


def first_line(words: str) -> str:
    return next((line.strip() for line in words.splitlines() if line.strip()), "")


class LinksCard(LinesCard[LinkRow]):
    """Labelled addresses; the report prints them with their code."""

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__(_("Links"))
        self._desk = desk
        self.form = AddForm(
            _("Add"), {"label": TextField(_("Label")), "url": TextField(_("Address"), limit=2000)}
        ).keep_in(desk.context.drafts, "group-link")
        self.lines = Lines(self._shown, self._fields, empty=_("No link. The report prints them with their QR code."))
        self._hold(_("New link"), "plus", self.form.open_form)

    def show_group(self, group: OpenGroup, *, same: bool) -> None:  # noqa: ARG002 - what is half filled waits by itself
        self.show_rows(group.record.links, group)

    def _shown(self, row: LinkRow) -> Shown:
        url = QUrl(row.url)
        name = row.label or row.url
        follow = Tool("external-link", _("Open: {name}").format(name=name), partial(QDesktopServices.openUrl, url))
        remove = Tool("trash-2", _("Remove: {name}").format(name=name), partial(self._remove, row))
        tools = (follow, remove) if url.scheme() in {"http", "https"} else (remove,)
        return Shown(name, row.url if row.label else "", tools=tools)

    def _fields(self, key: Callable[[], UUID]) -> dict[str, Field]:
        fields: dict[str, Field] = {"label": TextField(_("Label")), "url": TextField(_("Address"), limit=2000)}
        for column, field in fields.items():
            self._desk.save(field, column, Link, key)
        return fields

    def _remove(self, row: LinkRow) -> None:
        self._desk.remove(Link, row.id, row.label or row.url)

    def _add(self, values: dict[str, Any]) -> None:
        if not values["url"]:
            self.form.refuse(_("Give the address of the link."))
            return
        group = self._desk.group
        url = values["url"] if ":" in values["url"] else f"https://{values['url']}"
        self.form.hide()
        self._desk.add(Link, {**values, "url": url, "position": len(group.record.links) + 1 if group else 1})
