"""What one dossier said in SQL is known to the next one that the process opens."""

from collections.abc import Callable

from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.database import STATEMENTS, LentDialect
from tests import factories


def test_a_second_opening_puts_nothing_into_sql_anew(open_it: Callable[[], Workspace]) -> None:
    for name in ("Les Tilleuls", "Un Toit"):
        workspace = open_it()
        factories.organisation(workspace, name)
        before = len(STATEMENTS) if name == "Un Toit" else 0
        workspace.office.kinds()
        known = len(STATEMENTS)
        workspace.close()

    assert known == before > 0


def test_statements_are_shared_by_one_library_only() -> None:
    ours, same, other = LentDialect(), LentDialect(), LentDialect()
    other.dbapi = object()  # type: ignore[assignment]

    assert ours == same
    assert hash(ours) == hash(same)
    assert ours != other
