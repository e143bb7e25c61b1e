"""QR codes: the address on paper that a telephone can open."""

from functools import lru_cache
from itertools import groupby

from reportlab.platypus import Flowable

from csxl_desktop.documents.theme import Theme

LONGEST = 1_000


class QrCode(Flowable):
    """The QR code of `value`, `size` points wide, drawn as one path; nothing where the value is too long."""

    def __init__(self, value: str, theme: Theme, size: float) -> None:
        super().__init__()
        self._value, self._theme = value, theme
        self.width = self.height = size

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        if len(self._value.encode()) > LONGEST:
            return
        modules = _modules(self._value)
        side = self.width / len(modules)
        path = self.canv.beginPath()
        for number, row in enumerate(modules):
            place = 0
            for dark, run in groupby(row):
                count = len(list(run))
                if dark:
                    path.rect(place * side, self.height - (number + 1) * side, count * side, side)
                place += count
        self.canv.setFillColor(self._theme.ink_colour)
        self.canv.drawPath(path, stroke=0, fill=1)


@lru_cache(maxsize=256)
def _modules(value: str) -> list[list[bool]]:
    # Only a document with links pays for the encoder.
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(value)
    code.make()
    return [[bool(module) for module in row] for row in code.modules]
