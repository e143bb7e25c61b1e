"""Phones, e-mail addresses and web sites of a record, in the office's order."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from csxl_desktop.domain.choices import ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.directory_rows import ChannelRow
from csxl_desktop.domain.mail_addresses import NotAnAddressError, check_mail_address, near_domain
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.phones import phone
from csxl_desktop.ui.directory.lines import LineKind, Lines, Tool
from csxl_desktop.ui.directory.near_warning import NearWarning
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.directory.words import CHANNEL_ICONS, CHANNELS, choices
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, TextField

_PHONES = frozenset({ChannelKind.PHONE, ChannelKind.MOBILE})


class ContactsCard(Section):
    """The contact channels; `owner` is the column that points to the record shown."""

    def __init__(self, screen: OnScreen, owner: str) -> None:
        super().__init__(_("Contact details"), ("plus", _("Add"), lambda: self.add_form.toggle()))
        self._screen, self._owner = screen, owner
        self._rows: tuple[ChannelRow, ...] = ()
        self.lines = Lines(self._kind(), screen, _("No phone, no address yet."))
        self.add_form = AddForm(
            _("Add"),
            {
                "value": TextField(_("Number or address"), placeholder=_("02 641 56 21, name@example.org…")),
                "label": TextField(_("Label"), placeholder=_("reception, direct…")),
            },
        ).keep_in(screen.context.drafts, "channel")
        self.add_form.submitted.connect(self._add)
        self.near = NearWarning(screen.context)
        self.near.known.connect(screen.page.record_requested)
        value = self.add_form.fields["value"]
        if isinstance(value, TextField):
            value.edit.textChanged.connect(lambda text: value.set_hint(_slip_words(text.strip()), "late"))
            value.edit.textEdited.connect(self._look_for_holders)
        self.box.addWidget(self.add_form)
        self.box.addWidget(self.near)
        self.box.addWidget(self.lines)

    def show_channels(self, rows: Sequence[ChannelRow], *, other: bool) -> None:
        """`other` says that another record is shown than before."""
        self.add_form.turn_to(self._screen.key())
        if other:
            self.near.say([])
        self._rows = tuple(rows)
        self.lines.show_rows(rows)

    def _kind(self) -> LineKind[ChannelRow]:
        return LineKind(
            entity=ContactChannel,
            words=lambda row: row.value,
            secondary=_secondary,
            icon=lambda row: CHANNEL_ICONS[row.kind],
            state=_state,
            fields=_fields,
            tools=self._tools,
            inner_tools=self._inner_tools,
            tools_below=True,
        )

    def _add(self, values: dict[str, Any]) -> None:
        value = values["value"]
        if not value:
            self.add_form.fields["value"].show_refusal(_("Type a number or an address."))
            return
        kind = guessed_kind(value)
        if reason := refusal(kind, value):
            self.add_form.fields["value"].show_refusal(reason)
            return
        context, owner, key, position = self._screen.context, self._owner, self._screen.key(), len(self._rows) + 1

        def work() -> None:
            # The numbering plans are heavy: they are read in this lane, not in the window's thread.
            kept = phone(value) if kind in _PHONES else value
            given = {owner: key, "kind": kind, "value": kept, "label": values["label"], "position": position}
            context.services.records.create(ContactChannel, given, N_("Contact details added"))

        self.add_form.close_form()
        self.near.say([])
        self._screen.act(work)

    def _tools(self, row: ChannelRow) -> list[Tool]:
        words = _("{name} is right again") if row.returned_on else _("{name} came back: no longer right")
        mark = (
            "undo-2" if row.returned_on else "circle-alert",
            words.format(name=row.value),
            lambda: self.mark_returned(row),
        )
        return [*_opening_tools(row), mark]

    def mark_returned(self, row: ChannelRow) -> None:
        """A mail or a letter came back, or nobody answers there any more; once more takes the mark away."""
        day = None if row.returned_on else self._screen.today()
        self._screen.change(ContactChannel, row.id, {"returned_on": day}, N_("Contact details marked"))

    def _look_for_holders(self, typed: str) -> None:
        """Say, while one types, who has this number or address already."""
        context, key = self._screen.context, self._screen.key()
        context.jobs.ask(
            lambda: context.services.duplicates.holders(typed, key),
            lambda found: self.near.say(found, _("Already known there:")),
            context.errors.show,
            owner=self,
            latest="directory.holders",
        )

    def _inner_tools(self, row: ChannelRow) -> list[Tool]:
        return [("arrow-up", _("Move up"), lambda: self._move_up(row.id))] if row.id != self._rows[0].id else []

    def _move_up(self, key: object) -> None:
        order = [row.id for row in self._rows]
        place = next((n for n, each in enumerate(order) if each == key), 0)
        if place:
            order[place - 1 : place + 1] = [order[place], order[place - 1]]
            context = self._screen.context
            self._screen.act(lambda: context.services.records.reorder(ContactChannel, order))


def guessed_kind(value: str) -> ChannelKind:
    """What was typed: an address with @, a Belgian mobile number, a number, else a web site."""
    if "@" in value:
        return ChannelKind.EMAIL
    figures = "".join(char for char in value if char.isdigit() or char == "+")
    if len(figures) >= 6 and not any(char.isalpha() for char in value):
        national = figures.removeprefix("+32").removeprefix("0032").removeprefix("0")
        return ChannelKind.MOBILE if national.startswith("4") and len(national) == 9 else ChannelKind.PHONE
    return ChannelKind.WEB


def target(row: ChannelRow) -> QUrl | None:
    """What a click may open: a mail draft, a web page; nothing else, whatever the value says."""
    if row.kind is ChannelKind.EMAIL and "@" in row.value:
        return QUrl(f"mailto:{row.value}")
    if row.kind is ChannelKind.WEB:
        typed = row.value if "://" in row.value else f"https://{row.value}"
        url = QUrl(typed, QUrl.ParsingMode.StrictMode)
        return url if url.isValid() and url.scheme() in {"http", "https"} else None
    return None


def _fields() -> dict[str, Field]:
    return {
        "value": TextField(_("Number or address")),
        "kind": ChoiceField(_("Type"), choices(CHANNELS)),
        "label": TextField(_("Label")),
        "printable": CheckField(_("May be printed")),
    }


def refusal(kind: ChannelKind, value: str) -> str:
    """Why `value` is none of what one is reached by; empty where it is."""
    if kind is ChannelKind.EMAIL:
        try:
            check_mail_address(value)
        except NotAnAddressError as error:
            return error.user_message
    if kind is ChannelKind.WEB and ("." not in value or len(value.split()) > 1):
        return _("“{value}” is neither a number, nor an e-mail address, nor a web site.").format(value=value)
    return ""


def _slip_words(value: str) -> str:
    """The domain that was meant, perhaps."""
    domain = near_domain(value) if guessed_kind(value) is ChannelKind.EMAIL else ""
    return _("Did you mean {domain}?").format(domain=domain) if domain else ""


def _state(row: ChannelRow) -> tuple[str, str] | None:
    return None if row.returned_on is None else (_("came back"), "wrong")


def _secondary(row: ChannelRow) -> str:
    slip = _slip_words(row.value) if row.kind is ChannelKind.EMAIL else ""
    returned = short_date(row.returned_on) if row.returned_on else ""
    return " · ".join(part for part in (row.label, "" if row.printable else _("never printed"), slip, returned) if part)


def _opening_tools(row: ChannelRow) -> list[Tool]:
    url = target(row)
    if url is None:
        return []
    icon = "mail" if row.kind is ChannelKind.EMAIL else "external-link"
    words = _("Write to {name}") if row.kind is ChannelKind.EMAIL else _("Open {name}")
    return [(icon, words.format(name=row.value), lambda: QDesktopServices.openUrl(url))]
