"""Pictures come in upright, without the place where they were taken, and are kept once."""

import io
from datetime import date
from uuid import UUID

import pytest
from PIL import Image

from csxl_desktop.domain.office import Attachment
from csxl_desktop.exchange.errors import TooManyPixelsError
from csxl_desktop.services.agenda_reads import AgendaReads
from csxl_desktop.services.files import FileService, UnreadablePictureError, clean_picture
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.workspace import Workspace

_ORIENTATION, _GPS, _CAMERA = 0x0112, 0x8825, 0x010F


def picture(kind: str = "JPEG", mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> bytes:
    """A picture with everything that a telephone adds to it."""
    exif = Image.Exif()
    exif[_ORIENTATION] = 6  # the camera was held upright
    exif[_CAMERA] = "Appareil"
    exif.get_ifd(_GPS)[1] = "N"
    content = io.BytesIO()
    Image.new(mode, size, "green").save(content, kind, exif=exif)
    return content.getvalue()


@pytest.fixture
def meeting_id(workspace: Workspace) -> UUID:
    kind = workspace.office.kinds()[0].id
    return workspace.meetings.plan(NewMeeting(kind_id=kind, first_on=date(2026, 4, 2))).record_id


def test_a_picture_is_turned_and_forgets_where_it_was_taken() -> None:
    clean = clean_picture(picture(), "parc.jpg")

    with Image.open(io.BytesIO(clean.content)) as kept:
        assert kept.size == (40, 60)
        assert dict(kept.getexif()) == {}
    assert (clean.name, clean.media_type) == ("parc.jpg", "image/jpeg")
    assert b"Appareil" not in clean.content


@pytest.mark.parametrize(("mode", "kept_mode"), [("RGBA", "RGBA"), ("L", "RGB"), ("P", "RGB")])
def test_a_png_keeps_what_is_transparent(mode: str, kept_mode: str) -> None:
    clean = clean_picture(picture("PNG", mode), "logo.png")

    with Image.open(io.BytesIO(clean.content)) as kept:
        assert (kept.format, kept.mode) == ("PNG", kept_mode)
        assert dict(kept.getexif()) == {}
    assert clean.media_type == "image/png"


def test_a_huge_picture_becomes_reasonable() -> None:
    clean = clean_picture(picture(size=(4000, 1000)), "vue.jpg")

    with Image.open(io.BytesIO(clean.content)) as kept:
        assert kept.size == (500, 2000)


@pytest.mark.parametrize("content", [b"", b"pas une image", picture()[:200], b"GIF89a\x01\x00\x01\x00"])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadablePictureError, match="note"):
        clean_picture(content, "note.jpg")


def test_a_picture_with_more_pixels_than_a_page_can_use_is_refused() -> None:
    content = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(content, "PNG")

    with pytest.raises(TooManyPixelsError, match="81 million points, at most 80"):
        clean_picture(content.getvalue(), "plan.png")


def test_pictures_of_a_meeting_stand_in_the_order_they_came(workspace: Workspace, meeting_id: UUID) -> None:
    files = FileService(workspace.database)
    for name in ("un.jpg", "deux.jpg"):
        files.add_picture(clean_picture(picture(size=(60, 40 + len(name))), name), meeting_id=meeting_id)

    pictures = workspace.meetings.record(meeting_id).pictures

    assert len({each.sha256 for each in pictures}) == 2
    content = AgendaReads(workspace.database).file(pictures[0].sha256)
    assert content is not None
    with Image.open(io.BytesIO(content)) as first:
        assert first.size == (46, 60)
    assert AgendaReads(workspace.database).file("0" * 64) is None


def test_a_file_is_kept_by_its_content(workspace: Workspace) -> None:
    key = FileService(workspace.database).add(b"texte", "note.txt", "text/plain")

    kept = workspace.records.values(Attachment, key)

    assert (kept["file_name"], kept["media_type"], kept["size"]) == ("note.txt", "text/plain", 5)
    assert AgendaReads(workspace.database).file(kept["sha256"]) == b"texte"
