"""What Accueil says of the verification round that runs."""

from collections.abc import Iterator

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.home.board import BoardLine


def verification_lines(services: Workspace) -> Iterator[BoardLine]:
    """Runs in the database lane; the line opens the tool."""
    held = services.verification.running()
    if held is None or not held.missing:
        return
    missing, late = len(held.missing), len(held.reminders)
    words = ngettext("{name}: {count} slip missing", "{name}: {count} slips missing", missing)
    detail = _("{back} of {total} back").format(back=held.returned, total=len(held.slips))
    if held.due_on is not None:
        detail = _("{back}, due on {date}").format(back=detail, date=short_date(held.due_on))
    again = ngettext("{count} to ask again", "{count} to ask again", late).format(count=late)
    yield BoardLine(
        words.format(name=held.name, count=missing),
        detail,
        pills=((again, "late"),) if late else (),
        kind="directory_tool",
        key="verification",
    )
