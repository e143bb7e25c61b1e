"""Lines that decorate pages."""

from reportlab.platypus import Flowable

from csxl_desktop.documents.theme import Theme


class AccentRule(Flowable):
    """A short thick line in the accent colour, under a title."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.width, self.height = 34.0, 3.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height + 15

    def draw(self) -> None:
        self.canv.setFillColor(self._theme.accent_ink)
        self.canv.rect(0, 15, self.width, self.height, stroke=0, fill=1)
