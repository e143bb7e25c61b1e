"""The small forms of a verification round: it starts, its slips are sent."""

from typing import Any
from uuid import UUID

from csxl_desktop.domain.choices import SendingChannel
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.records import Written
from csxl_desktop.ui.directory.slip_words import CHANNELS
from csxl_desktop.ui.directory.tool_acts import ToolActs
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

_ALL, _STALE = "all", "stale"


class NewRoundForm(AddForm):
    """What the round is called, who gets a slip, until when it is due."""

    def __init__(self, acts: ToolActs) -> None:
        self._acts = acts
        who = [(_ALL, _("Every member")), (_STALE, _("Members not verified for a year"))]
        fields = {
            "name": TextField(_("Name of the round")),
            "who": ChoiceField(_("Slips to"), who),
            "due_on": acts.screen(lambda: None).day_field(_("Due on")),
        }
        super().__init__(_("Start the round"), fields, 3)
        self.keep_in(acts.context.drafts, "round")
        self.submitted.connect(self._start)

    def begin(self) -> None:
        year = self._acts.context.today().year
        self.open_form(name=_("Round of {year}").format(year=year), who=_ALL)

    def _start(self, values: dict[str, Any]) -> None:
        context = self._acts.context

        def start() -> Written:
            verification = context.services.verification
            wanted = None if values["who"] == _ALL else verification.not_verified()
            return verification.start(values["name"], wanted, due_on=values["due_on"])

        said = _("“{name}” is started").format(name=values["name"])
        self._acts.act(start, said, lambda _written: self.close_form())


class SentForm(AddForm):
    """How and when the slips of a round that were still here went out."""

    def __init__(self, acts: ToolActs) -> None:
        self._acts = acts
        self._round_id: UUID | None = None
        ways = [(way.value, _(words)) for way, words in CHANNELS.items()]
        fields = {
            "channel": ChoiceField(_("Sent"), ways),
            "on": acts.screen(lambda: None).day_field(_("Sent on")),
        }
        super().__init__(_("Every slip of the round is out"), fields, 2)
        self.submitted.connect(self._send)

    def begin(self, round_id: UUID) -> None:
        self._round_id = round_id
        self.open_form(channel=SendingChannel.HAND.value, on=self._acts.context.today())

    def _send(self, values: dict[str, Any]) -> None:
        context, round_id = self._acts.context, self._round_id
        if round_id is None:
            return
        way, on = SendingChannel(values["channel"]), values["on"] or context.today()
        self._acts.act(
            lambda: context.services.verification.sent(round_id, way, on),
            _("Slips sent on {date}").format(date=short_date(on)),
            lambda _written: self.close_form(),
        )
