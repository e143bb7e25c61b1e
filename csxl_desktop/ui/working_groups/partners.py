"""The partners of the year, derived from attendance, hosts and speakers, and what was corrected by hand."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from csxl_desktop.domain.group_work import PartnerCorrection
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.group_reads import Correction, OpenGroup
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import TextField
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.section import GroupCard


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """A partner that came as its line shows it; `id` is the organisation's."""

    id: UUID
    name: str
    sessions: int
    is_member: bool


@dataclass(frozen=True, slots=True)
class AddedLine:
    """A partner added by hand; `id` is the correction's."""

    id: UUID
    correction: Correction
    is_member: bool

    @property
    def note(self) -> str:
        return self.correction.note


class PartnersCard(GroupCard):
    """Nothing is typed here that attendance already says: one leaves out, puts back, adds."""

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__(_("Partners of the year"))
        self._desk = desk
        self.add_field = ReferenceField(
            _("Add a partner by hand"), desk.organisations, placeholder=_("Organisation…"), pick_and_clear=True
        )
        self.lines: Lines[PartnerLine] = Lines(
            self._partner, empty=_("Nobody yet: partners appear with the attendance of the sessions.")
        )
        self._added_label = label(_("Added by hand"), "small")
        self.added: Lines[AddedLine] = Lines(self._added, self._note)
        self._left_out_label = label(_("Left out by hand"), "small")
        self.left_out: Lines[Correction] = Lines(self._left_out, self._note)
        self.add_field.picked.connect(lambda key: self._correct(key, included=True))
        self.box.addWidget(self.lines)
        self.box.addWidget(self._added_label)
        self.box.addWidget(self.added)
        self.box.addWidget(self._left_out_label)
        self.box.addWidget(self.left_out)
        self.box.addWidget(self.add_field)

    def show_group(self, group: OpenGroup, *, same: bool) -> None:
        if not same:
            self.add_field.set_value(None)
        added = {each.organisation_id: each for each in group.corrections if each.included}
        left_out = [each for each in group.corrections if not each.included]
        partners = group.record.partners
        self.show_count(len(partners))
        by_hand = {each.organisation_id: each for each in partners if each.by_hand}
        self.lines.show_rows(
            [
                PartnerLine(each.organisation_id, each.organisation, each.sessions, each.is_member)
                for each in partners
                if not each.by_hand
            ]
        )
        self.added.show_rows([AddedLine(added[key].id, added[key], row.is_member) for key, row in by_hand.items()])
        self._added_label.setVisible(bool(by_hand))
        self._left_out_label.setVisible(bool(left_out))
        self.left_out.show_rows(left_out)

    def _partner(self, row: PartnerLine) -> Shown:
        seen = ngettext("{count} session", "{count} sessions", row.sessions).format(count=row.sessions)
        pills = (*_standing(row.is_member), (seen, "neutral"))
        out = partial(self._correct, row.id, included=False)
        return Shown(row.name, pills=pills, tools=(Tool("x", _("Leave out: {name}").format(name=row.name), out),))

    def _added(self, row: AddedLine) -> Shown:
        correction = row.correction
        out = Tool("x", _("Leave out: {name}").format(name=correction.organisation), partial(self._forget, correction))
        return Shown(correction.organisation, correction.note, pills=_standing(row.is_member), tools=(out,))

    def _left_out(self, row: Correction) -> Shown:
        back = Tool("undo-2", _("Put back: {name}").format(name=row.organisation), partial(self._forget, row))
        return Shown(row.organisation, row.note, tools=(back,))

    def _note(self, key: Callable[[], UUID]) -> dict[str, Field]:
        """Why the list was corrected; printed under a partner that was added."""
        field = TextField(_("Why"))
        self._desk.save(field, "note", PartnerCorrection, key)
        return {"note": field}

    def _correct(self, organisation_id: UUID, *, included: bool) -> None:
        context, group_id, year = self._desk.context, self._desk.id(), self._desk.year
        self._desk.act(
            lambda: context.services.working_groups.correct_partner(group_id, year, organisation_id, included=included)
        )

    def _forget(self, correction: Correction) -> None:
        """As attendance says, again."""
        context = self._desk.context
        self._desk.act(
            lambda: context.services.records.trash(
                PartnerCorrection, correction.id, N_("Partner of the group corrected")
            )
        )


def _standing(is_member: bool) -> tuple[tuple[str, str], ...]:
    return () if is_member else ((_("not a member"), "late"),)
