"""The photographs of the group in the year; those of its sessions are added in each session."""

from csxl_desktop.i18n import _
from csxl_desktop.services.group_reads import OpenGroup
from csxl_desktop.ui.pictures import PicturesEditor
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.section import GroupCard


class PicturesCard(GroupCard):
    def __init__(self, desk: GroupDesk) -> None:
        super().__init__(_("Pictures of the year"))
        self.editor = PicturesEditor(desk)
        self.box.addWidget(self.editor)

    def show_group(self, group: OpenGroup, *, same: bool) -> None:
        del same
        self.show_count(len(group.pictures))
        self.editor.show_pictures(group.pictures)
