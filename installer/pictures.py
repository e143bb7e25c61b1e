"""The mark of the program, drawn from its SVG in the sizes that desktops want."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer import places

_SIDES_OF_ICO = (16, 24, 32, 48, 64, 256)


def draw(targets: Mapping[int, Path]) -> None:
    """A square PNG of each side."""
    renderer = QSvgRenderer(QByteArray(places.PICTURE.read_bytes()))
    for side, path in targets.items():
        image = QImage(side, side, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        path.parent.mkdir(parents=True, exist_ok=True)
        if not image.save(str(path)):
            raise OSError(path)


def icon(target: Path) -> None:
    """All sides in one .ico."""
    from PIL import Image  # only Windows wants it

    files = {side: target.with_name(f"{side}.png") for side in _SIDES_OF_ICO}
    draw(files)
    pictures = [Image.open(path) for path in files.values()]
    pictures[-1].save(target, sizes=[(side, side) for side in _SIDES_OF_ICO], append_images=pictures[:-1])
    for path in files.values():
        path.unlink()
