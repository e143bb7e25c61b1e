"""What every page is given: the open dossier, the lanes to work in, the presenter of errors, the memory of places."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs, NoDossierError
from csxl_desktop.ui.window_state import WindowState

if TYPE_CHECKING:  # the database lane imports the services, SQLAlchemy with them, while the window is painted
    from csxl_desktop.services.workspace import Workspace
    from csxl_desktop.storage.database import Author


class Dossier:
    """The dossier being shown. It is opened in the database lane: only work given to `Jobs.ask` may use it."""

    def __init__(self) -> None:
        self._workspace: Workspace | None = None

    def hold(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def release(self) -> "Workspace | None":
        workspace, self._workspace = self._workspace, None
        return workspace

    @property
    def is_open(self) -> bool:
        return self._workspace is not None

    @property
    def workspace(self) -> "Workspace":
        if self._workspace is None:
            raise NoDossierError("no dossier is open")
        return self._workspace


Closed = Callable[["Callable[[Path, Author], object]", str], None]


@dataclass(frozen=True)
class Rescuing:
    """What only `app` can do: both close the dossier, and are given the name of a backup. `made` hears of a new one."""

    restore: Callable[[str], None] = field(default=lambda _name: None)
    look: Callable[[str], None] = field(default=lambda _name: None)
    made: Callable[[datetime], None] = field(default=lambda _at: None)
    elsewhere: Callable[[Path], None] = field(default=lambda _parent: None)  # the open dossier goes on in this folder
    others: Callable[[], None] = field(default=lambda: None)  # the first page, to open another dossier
    remove: Callable[[], None] = field(default=lambda: None)  # the demonstration that is open
    closed: "Closed" = field(default=lambda _work, _told: None)  # what wants the dossier closed, and words for the end


@dataclass
class Exchanging:
    """What the page of the shared folder asks of the one that exchanges all day; nobody where no window stands."""

    now: Callable[[bool], None] = field(default=lambda _deletions: None)
    begun: Callable[[], None] = field(default=lambda: None)
    left: Callable[[], None] = field(default=lambda: None)
    heard: Callable[[object], None] = field(default=lambda _ended: None)  # set by the page


@dataclass(frozen=True)
class Context:
    """Handed to each page by `app`.

    Read: `context.jobs.ask(lambda: context.services.meetings.rows(year), self._show, owner=self)`.
    Write: `ui.binding.save_to` for a field, `ui.binding.act` for anything else.
    """

    dossier: Dossier
    jobs: Jobs
    errors: Errors
    state: WindowState
    today: Callable[[], date]
    show_window: Callable[[object], None] = field(default=lambda _document: None)
    drafts: Drafts = field(default_factory=Drafts)
    rescuing: Rescuing = field(default_factory=Rescuing)
    exchanging: Exchanging = field(default_factory=Exchanging)
    opening: Mapping[str, Any] | None = None  # what the first page showed when the dossier was last closed

    @property
    def services(self) -> "Workspace":
        """The services; to be called in the database lane only."""
        return self.dossier.workspace


Key = Callable[[], UUID]
