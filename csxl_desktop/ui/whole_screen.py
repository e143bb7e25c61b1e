"""The pages of a panel over the whole screen and back, to the place where one was."""

from csxl_desktop.ui.widgets.full_screen import FullScreen
from csxl_desktop.ui.widgets.pdf_preview import PdfPreview


class WholeScreen:
    """Over the whole screen while `window` is there; what is requested there is requested of `preview`."""

    def __init__(self, preview: PdfPreview, *, sent: bool) -> None:
        self._preview, self._sent = preview, sent
        self.window: FullScreen | None = None

    def show(self, title: str, key: object) -> None:
        """Nothing without pages."""
        preview = self._preview
        if not preview.pdf() or self.window is not None:
            return
        self.window = whole = FullScreen(preview.window(), title, sent=self._sent)
        whole.preview.print_requested.connect(preview.print_requested)
        whole.preview.save_requested.connect(preview.save_requested)
        whole.preview.send_requested.connect(self._send)
        whole.left.connect(self._leave)
        whole.preview.show_pdf(preview.pdf(), key)
        whole.showFullScreen()
        whole.preview.go_to_page(preview.page())

    def follow(self, pdf: bytes, key: object) -> None:
        """The pages were laid out anew."""
        if self.window is not None:
            self.window.preview.show_pdf(pdf, key)

    def _send(self) -> None:
        """The mail opens in a window of its own: this one makes room."""
        if self.window is not None:
            self.window.close()
        self._preview.send_requested.emit()

    def _leave(self) -> None:
        if self.window is not None:
            page = self.window.preview.page()
            self.window.deleteLater()
            self.window = None
            self._preview.go_to_page(page)
