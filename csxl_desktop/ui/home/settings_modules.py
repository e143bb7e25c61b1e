"""Which parts of the application are wanted: ticked and saved at the click."""

from collections.abc import Callable
from typing import Any

from csxl_desktop.domain.modules import Module
from csxl_desktop.i18n import _
from csxl_desktop.services.modules import MODULE_NAMES
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import CheckField


class ModulesCard(Card):
    """A box for each module; what is not wanted is nowhere on screen or paper, and keeps what it holds."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Modules"))
        self.fields = {module: CheckField(_(name)) for module, name in MODULE_NAMES.items()}
        form = FormLayout(2)
        for module, field in self.fields.items():
            save_when_left(field, context.jobs, context.errors, _choice(context, module))
            form.add(field)
        self.box.addLayout(form)
        self.box.addWidget(label(_("What is not ticked disappears and keeps what it holds."), "secondary"))
        self.box.addStretch()

    def show_modules(self, wanted: frozenset[Module], *, same: bool) -> None:
        for module, field in self.fields.items():
            field.show_value(module in wanted, same=same)


def _choice(context: Context, module: Module) -> Callable[[Any], Callable[[], object]]:
    return lambda value: lambda: context.services.modules.choose(module, wanted=bool(value))
