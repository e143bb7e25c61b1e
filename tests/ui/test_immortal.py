"""Qt methods without result must not use up `None` (see `ui/immortal.py`)."""

import sys

import pytest
from PySide6.QtGui import QColor, QPainter, QPixmap

from csxl_desktop.ui.immortal import keep_shared_objects


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="shared objects never die there")
def test_more_strokes_than_none_has_references_leave_it_alive(qapp: object) -> None:
    keep_shared_objects()
    before = sys.getrefcount(None)
    picture = QPixmap(10, 10)
    painter = QPainter(picture)
    for _stroke in range(50_000):
        painter.setPen(QColor("red"))
    painter.end()
    assert sys.getrefcount(None) > 1 << 38
    assert sys.getrefcount(True) > 1 << 38

    keep_shared_objects()
    assert sys.getrefcount(None) < before + (1 << 39)
