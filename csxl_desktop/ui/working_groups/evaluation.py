"""The evaluation of a group in the year shown."""

from csxl_desktop.i18n import _
from csxl_desktop.services.group_reads import OpenGroup
from csxl_desktop.ui.evaluation_card import EvaluationCard
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.section import GroupCard


class GroupEvaluationCard(GroupCard):
    def __init__(self, desk: GroupDesk) -> None:
        super().__init__(_("Evaluation of the year"))
        self._desk = desk
        self.evaluation = EvaluationCard(desk.context, desk.page, "working_group", of_year=True)
        self.box.addWidget(self.evaluation)

    def show_group(self, group: OpenGroup, *, same: bool) -> None:  # noqa: ARG002 - the card tells by itself
        self.evaluation.show_owner(group.record.id, self._desk.year)
