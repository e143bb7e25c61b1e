"""What Accueil says of the backups: only what is to be worried about."""

from collections.abc import Iterator

from csxl_desktop.i18n import _
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.home.backup_places import second_alarm
from csxl_desktop.ui.home.board import BoardLine
from csxl_desktop.ui.page import BACKUPS


def safety_lines(services: Workspace) -> Iterator[BoardLine]:
    """Runs in the database lane; each line opens the backups."""
    state = services.backups.state()
    if state is None:
        return
    if state.damage_seen:
        words = _("Damage was seen: the older backups are kept. Open the backups.")
        yield BoardLine(words, pills=((_("urgent"), "wrong"),), kind=BACKUPS)
    if alarm := second_alarm(state):
        yield BoardLine(" ".join(alarm), _("What is on this computer alone is lost with it."), kind=BACKUPS)
