"""What the window hands to other programs, kept instead of opened."""

from PySide6.QtCore import QUrl


class HandedOver(list[QUrl]):
    """Stands for `QDesktopServices.openUrl`; another program answers."""

    def __call__(self, url: QUrl) -> bool:
        self.append(url)
        return True
