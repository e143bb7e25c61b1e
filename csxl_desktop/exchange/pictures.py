"""Pictures of others, read in a child process: what comes back are pixels, upright, and nothing else."""

from base64 import b64decode
from dataclasses import dataclass

from csxl_desktop.exchange.child import told_by_child
from csxl_desktop.exchange.errors import TooLargeError

_MOST_BYTES = 60_000_000


@dataclass(frozen=True, slots=True)
class BarePicture:
    """A JPEG or a PNG without place nor camera."""

    content: bytes
    media_type: str


def bare_picture(data: bytes, longest_side: int) -> BarePicture:
    """The picture in `data`, made smaller where a side is longer; raises an `ExchangeError` where there is none."""
    if len(data) > _MOST_BYTES:
        raise TooLargeError(size=len(data) // 1_000_000, limit=_MOST_BYTES // 1_000_000)
    told = told_by_child(data, "picture", str(longest_side))
    return BarePicture(b64decode(told["content"]), told["media_type"])
