"""Files that come into the dossier: pictures cleaned first, everything stored once by content."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from csxl_desktop.domain.enclosures import Picture
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.exchange.errors import DamagedFileError
from csxl_desktop.exchange.pictures import bare_picture
from csxl_desktop.i18n import N_
from csxl_desktop.services.kept_files import kept_file
from csxl_desktop.services.records import Written, written
from csxl_desktop.storage.database import Database

_LONGEST_SIDE = 2000  # pixels: the width of the text, and a little more, at 300 dpi


class UnreadablePictureError(DomainError):
    template = N_("“{name}” is not a picture that can be read (JPEG or PNG).")


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture ready to be kept: upright, of a sensible size, without place nor camera."""

    content: bytes
    name: str
    media_type: str


def clean_picture(content: bytes, name: str) -> CleanPicture:
    """Turn the picture upright as its EXIF says, make it smaller where it is huge, drop everything but its pixels.

    Needs no database. Raises `UnreadablePictureError`, or an `ExchangeError` where it is out of measure.
    """
    try:
        bare = bare_picture(content, _LONGEST_SIDE)
    except DamagedFileError:
        raise UnreadablePictureError(name=name) from None
    return CleanPicture(bare.content, name, bare.media_type)


class FileService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, content: bytes, name: str, media_type: str) -> UUID:
        """Keep a file and return the key of its attachment."""
        with self._database.begin(N_("File added")) as session:
            return kept_file(self._database, session, content, name, media_type).id

    def add_picture(
        self,
        picture: CleanPicture,
        *,
        meeting_id: UUID | None = None,
        working_group_id: UUID | None = None,
        action_sheet_id: UUID | None = None,
        year: int | None = None,
    ) -> Written:
        """Keep a picture at the end of those of a meeting, or of a group or an action in a year."""
        with self._database.begin(N_("Picture added")) as session:
            file = kept_file(self._database, session, picture.content, picture.name, picture.media_type)
            owner = {
                "meeting_id": meeting_id,
                "working_group_id": working_group_id,
                "action_sheet_id": action_sheet_id,
            }
            last = session.scalar(select(func.max(Picture.position)).filter_by(**owner)) or 0
            made = Picture(
                attachment_id=file.id,
                meeting_id=meeting_id,
                working_group_id=working_group_id,
                action_sheet_id=action_sheet_id,
                year=year,
                position=last + 1,
            )
            session.add(made)
            return written(self._database, session, made.id)
