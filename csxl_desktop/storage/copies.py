"""A copy of the dossier that is not the dossier: written past any history, and left without what was deleted."""

import os
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, update
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from csxl_desktop.domain.base import Base
from csxl_desktop.storage import driver, entities, history, search
from csxl_desktop.storage.database import engine_of, teach


def write_to_copy(path: Path, entity: type[Base], values: Mapping[str, Any]) -> None:
    """Set `values` in every row of `entity` in the file at `path`."""
    key = driver.key_of(path)
    engine = create_engine(
        "sqlite://",
        creator=lambda: driver.connect(path, "rw", key),
        poolclass=NullPool,
        hide_parameters=True,
        module=driver.module_of(key),
    )
    with engine.begin() as connection:
        connection.execute(update(entity).values(**values))
    engine.dispose()


@contextmanager
def written_copy(path: Path) -> Iterator[Session]:
    """One transaction in the copy at `path`, of today's version and nobody else's; then it is written anew."""
    entities.configure()
    key = driver.key_of(path)
    with closing(driver.connect(path, "rw", key)) as connection:
        teach(connection)
        for setting in ("trusted_schema=OFF", "secure_delete=ON", "temp_store=MEMORY", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {setting}").fetchone()
        engine = engine_of(connection, path.parent, key)
        with Session(engine, expire_on_commit=False) as session, session.begin():
            yield session
            session.flush()
            history.redact(session)
            search.rebuild(session)
        connection.execute("INSERT INTO search_index(search_index) VALUES('optimize')")
        connection.execute("VACUUM")
        engine.dispose()
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
