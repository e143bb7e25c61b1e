"""What is new: a word at the bottom of the window after an update, there to be clicked once."""

from csxl_desktop import __version__
from csxl_desktop.i18n import _
from csxl_desktop.ui.manual.opening import open_chapter
from csxl_desktop.ui.widgets.status_strip import StatusStrip
from csxl_desktop.ui.window_state import WindowState

_KEY = "news/read"  # the last version whose news were opened; of the first start, its own


def offer_news(status: StatusStrip, state: WindowState) -> None:
    """Nothing where this version was started first on this computer, or its news were read."""
    read = state.text(_KEY)
    if not read:
        state.set_text(_KEY, __version__)
    elif read != __version__:
        status.offer(_("New in version {version}").format(version=__version__), lambda: _open(status, state))


def _open(status: StatusStrip, state: WindowState) -> None:
    from csxl_desktop.domain.manual import NEWS  # loaded with the manual

    state.set_text(_KEY, __version__)
    open_chapter(status, NEWS)
