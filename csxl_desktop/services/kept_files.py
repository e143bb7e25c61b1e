"""Files that the office keeps beside its records: a scan, a signed paper."""

import mimetypes

from sqlalchemy.orm import Session

from csxl_desktop.domain.office import Attachment
from csxl_desktop.storage import attachments
from csxl_desktop.storage.database import Database


def kept_file(database: Database, session: Session, content: bytes, name: str, media_type: str = "") -> Attachment:
    """The file as it came, in the annexes; where nothing is said of its kind, its name tells it."""
    digest = attachments.store(database.folder / "annexes", content)
    media = media_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
    file = Attachment(sha256=digest, file_name=name, media_type=media, size=len(content))
    session.add(file)
    session.flush()
    return file
