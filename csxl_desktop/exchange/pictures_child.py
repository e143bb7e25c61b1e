"""In the reading process: a picture turned upright, made smaller where it is huge, all but its pixels dropped."""

import json
from base64 import b64encode
from io import BytesIO

from PIL import Image, ImageOps

from csxl_desktop.exchange.errors import TooManyPixelsError

_MOST_PIXELS = 80_000_000
_JPEG_QUALITY = 88


def picture_json(data: bytes, longest_side: int) -> bytes:
    """The picture as it is kept; anything but a JPEG or a PNG that can be read raises."""
    with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise TooManyPixelsError(million=opened.width * opened.height // 1_000_000, limit=_MOST_PIXELS // 1_000_000)
        kind = opened.format or "JPEG"
        part = min(1.0, longest_side / max(opened.size))
        # A JPEG twice as large, or more, is never unpacked whole.
        opened.draft(opened.mode, (round(opened.width * part), round(opened.height * part)))
        opened.load()
        picture = ImageOps.exif_transpose(opened)
    picture.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
    bare = picture.convert("RGB") if kind == "JPEG" else picture.convert("RGBA" if _is_transparent(picture) else "RGB")
    bare.info = {}
    kept = BytesIO()
    if kind == "JPEG":
        bare.save(kept, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    else:
        bare.save(kept, "PNG", optimize=True)
    told = {"content": b64encode(kept.getvalue()).decode(), "media_type": f"image/{kind.lower()}"}
    return json.dumps(told).encode()


def _is_transparent(picture: Image.Image) -> bool:
    return picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
