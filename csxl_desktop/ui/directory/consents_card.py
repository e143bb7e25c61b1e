"""What a person agreed to, and what may be printed today."""

import mimetypes
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from csxl_desktop.domain.choices import ConsentScope
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.phones import phone
from csxl_desktop.services.privacy import ConsentRow, PrintedChannel, Privacy
from csxl_desktop.ui.directory.lines import LineKind, Lines
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.directory.words import choices
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

SCOPES: Mapping[ConsentScope, str] = {
    ConsentScope.CONTACT_PRINTED: N_("Phones and addresses printed"),
    ConsentScope.PHOTO: N_("Photographs"),
    ConsentScope.QUOTATION: N_("Being quoted"),
    ConsentScope.NEWSLETTER: N_("Newsletter"),
    ConsentScope.EXPERT_LISTED: N_("Listed as an expert by experience"),
}


class ConsentsCard(Section):
    """Giving is a line, withdrawing a click; the words below say what the next print shows."""

    def __init__(self, screen: OnScreen) -> None:
        super().__init__(_("Consents and printing"), ("plus", _("Agreement"), self._add))
        self._screen = screen
        self.form = AddForm(
            _("Note the agreement"),
            {
                "scope": ChoiceField(_("Agrees to"), choices(SCOPES)),
                "given_on": screen.day_field(_("Given on")),
                "until_on": screen.day_field(_("Until"), _("Empty: until it is withdrawn.")),
                "source": TextField(_("How it was given"), placeholder=_("form, mail…")),
            },
        ).keep_in(screen.context.drafts, "consent")
        self.form.submitted.connect(self._give)
        self.lines = Lines(self._kind(), screen, _("No agreement noted."))
        self.printed = label("", "secondary", wrap=True)
        for each in (self.form, self.lines, self.printed):
            self.box.addWidget(each)

    def show_privacy(self, privacy: Privacy) -> None:
        self.form.turn_to(self._screen.key())
        self.lines.show_rows(privacy.consents)
        self.printed.setText(printed_words(privacy))

    def file_paper(self, row: ConsentRow, path: Path) -> None:
        """Keep the scan of what was signed."""
        context, media_type = self._screen.context, mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self._screen.act(lambda: context.services.privacy.file(row.id, path.read_bytes(), path.name, media_type))

    def _add(self) -> None:
        if self.form.isHidden():
            self.form.open_form(scope=ConsentScope.CONTACT_PRINTED, given_on=self._screen.today())
        else:
            self.form.give_up()

    def _give(self, values: dict[str, Any]) -> None:
        context, key = self._screen.context, self._screen.key()
        self.form.close_form()
        scope, given_on = values["scope"], values["given_on"]
        until_on, source = values["until_on"], values["source"]
        self._screen.act(lambda: context.services.privacy.give(key, scope, given_on, until_on=until_on, source=source))

    def _kind(self) -> LineKind[ConsentRow]:
        def fields() -> dict[str, Field]:
            day = self._screen.day_field
            return {
                "scope": ChoiceField(_("Agrees to"), choices(SCOPES)),
                "given_on": day(_("Given on")),
                "until_on": day(_("Until")),
                "withdrawn_on": day(_("Withdrawn on")),
                "source": TextField(_("How it was given")),
                "note": TextField(_("Note")),
            }

        def tools(row: ConsentRow) -> list[tuple[str, str, Any]]:
            if row.withdrawn_on is not None:
                return []
            return [("x", _("Withdraw: {name}").format(name=_(SCOPES[row.scope])), lambda: self._withdraw(row))]

        return LineKind(
            entity=Consent,
            words=lambda row: _(SCOPES[row.scope]),
            secondary=_secondary,
            state=lambda row: (_("holds"), "good") if row.holds else (_("no longer"), "neutral"),
            icon=lambda _row: "signature",
            fields=fields,
            tools=tools,
            inner_tools=lambda row: [("paperclip", _("File the paper…"), lambda: self._choose_file(row))],
        )

    def _withdraw(self, row: ConsentRow) -> None:
        context = self._screen.context
        self._screen.act(lambda: context.services.privacy.withdraw(row.id))

    def _choose_file(self, row: ConsentRow) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("The signed agreement"))
        if name:
            self.file_paper(row, Path(name))


def printed_words(privacy: Privacy) -> str:
    """What the next print says of the person."""
    name = _("The directory prints the name.") if privacy.name_printed else _("The directory does not print the name.")
    shown = [_value(each) for each in privacy.channels if each.printed]
    held = [_value(each) for each in privacy.channels if not each.printed]
    parts = [name]
    if shown:
        parts.append(_("Printed: {values}.").format(values=", ".join(shown)))
    if held:
        parts.append(_("Not printed: {values}.").format(values=", ".join(held)))
    return " ".join(parts)


def _value(channel: PrintedChannel) -> str:
    return phone(channel.value) if channel.value[:1] in {"0", "+"} else channel.value


def _secondary(row: ConsentRow) -> str:
    parts = [_("given on {day}").format(day=short_date(row.given_on))] if row.given_on else []
    if row.until_on:
        parts.append(_("until {day}").format(day=short_date(row.until_on)))
    if row.withdrawn_on:
        parts.append(_("withdrawn on {day}").format(day=short_date(row.withdrawn_on)))
    return " · ".join(part for part in (*parts, row.source, row.file, row.note) if part)
