"""What this computer does with the dossier: the guide on Accueil, and the way to another dossier."""

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.i18n import _
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.home.guide import Guide
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.text import Card
from csxl_desktop.ui.widgets.text_fields import CheckField


class DossierCard(Card):
    """Nothing of it is kept in the dossier."""

    def __init__(self, context: Context, guide: Guide) -> None:
        super().__init__(_("This dossier"))
        self._guide = guide
        self.guide_field = CheckField(_("First steps on Home"))
        self.guide_field.committed.connect(lambda shown: guide.want(shown=bool(shown)))
        self.others_button = button(_("Another dossier…"), "folder-open", lambda: context.rescuing.others())
        row = QHBoxLayout()
        row.addWidget(self.guide_field, 1)
        row.addWidget(self.others_button)
        self.box.addLayout(row)
        self.box.addStretch()

    def reload(self) -> None:
        """Whether the guide stands there."""
        self.guide_field.set_value(value=not self._guide.isHidden())
