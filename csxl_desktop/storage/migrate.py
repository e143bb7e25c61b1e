"""From no file to an empty dossier, and from an older dossier to today's: always on a copy, then one rename."""

import os
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from csxl_desktop.i18n import _
from csxl_desktop.storage import driver, schema
from csxl_desktop.storage.errors import DamagedDossierError, DamagedSourceError, NotUpgradedError, reason
from csxl_desktop.storage.replacing import put_in_place
from csxl_desktop.system.clock import now_utc


def create(path: Path) -> None:
    """Write an empty dossier file at `path`, in one rename."""
    work = path.with_name(path.name + ".new")
    work.unlink(missing_ok=True)
    try:
        _run(work, None)
        put_in_place(work, path)
    finally:
        work.unlink(missing_ok=True)


def upgrade(path: Path) -> None:
    """Bring the file at `path` to today's version; it stays as it was where anything goes wrong.

    It is backed up first, as it was: who goes back to an older program finds what that one reads.
    """
    key = driver.key_of(path)
    _back_up(path, key)
    work = path.with_name(path.name + ".upgrade")
    try:
        work.unlink(missing_ok=True)
        with (
            closing(driver.connect(path, "ro", key)) as source,
            closing(driver.connect(work, "rwc", key)) as target,
        ):
            source.backup(target)
        _run(work, key)
        put_in_place(work, path)
    except driver.operational(OSError, OperationalError) as error:
        cause = error.orig if isinstance(error, OperationalError) and error.orig else error
        raise NotUpgradedError(path=path.parent, detail=reason(cause)) from None
    finally:
        with suppress(OSError):  # the next attempt sweeps it away
            work.unlink(missing_ok=True)


def _back_up(path: Path, key: driver.Key) -> None:
    from csxl_desktop.storage.backups import making  # wanted once for each new version
    from csxl_desktop.storage.backups.kept import Why

    if path.name != schema.FILE_NAME:
        return  # the copy of a backup that one looks at
    with closing(driver.connect(path, "ro", key)) as source:
        draft = making.draw(source, path.parent, Why.MIGRATE, now_utc(), key)
    try:
        making.finish(draft)
    except DamagedSourceError:
        raise DamagedDossierError(path=path, detail=_("its content does not hold together")) from None


def _run(path: Path, key: driver.Key) -> None:
    # Alembic is slow to import and wanted only here: not when a healthy dossier opens.
    from alembic import command
    from alembic.config import Config

    # Not by URL: a folder's name may hold what a URL reads otherwise.
    engine = create_engine(
        "sqlite://",
        creator=lambda: driver.connect(path, "rwc", key),
        poolclass=NullPool,
        hide_parameters=True,
        module=driver.module_of(key),
    )

    @event.listens_for(engine, "connect")
    def _connect(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=OFF")  # batch mode drops tables: no cascade
        cursor.execute("PRAGMA synchronous=EXTRA")

    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            raise DamagedDossierError(path=path, detail=f"foreign keys: {len(broken)}")
        connection.exec_driver_sql(f"PRAGMA application_id={schema.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={schema.SCHEMA_VERSION}")
    engine.dispose()
    if os.name == "posix":
        path.chmod(0o600)
