"""What a dossier is asked: each statement given to SQLite, to show that there are no more of them for more records."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from csxl_desktop.services.workspace import Workspace


@contextmanager
def statements(workspace: Workspace) -> Iterator[list[str]]:
    """The words of those given inside."""
    said: list[str] = []

    def note(_connection: object, _cursor: object, words: str, *_context: object) -> None:
        said.append(words)

    engine = workspace.database._engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", note)
