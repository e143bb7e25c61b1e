"""A copy of the dossier that is not yet a dossier: a value written into it, past any history."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, update
from sqlalchemy.pool import NullPool

from csxl_desktop.domain.base import Base


def write_to_copy(path: Path, entity: type[Base], values: Mapping[str, Any]) -> None:
    """Set `values` in every row of `entity` in the file at `path`."""
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path), poolclass=NullPool, hide_parameters=True)
    with engine.begin() as connection:
        connection.execute(update(entity).values(**values))
    engine.dispose()
