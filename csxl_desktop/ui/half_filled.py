"""A window waits to be built anew while a form in it is half filled: the new one would not hold what was typed."""

from csxl_desktop.i18n import _
from csxl_desktop.ui.main_window import MainWindow
from csxl_desktop.ui.widgets.sent_together import half_filled, lead_to


def waits_for_a_form(window: MainWindow) -> bool:
    """Whether a form is half filled: a new window would not hold it. It comes to the front, and the reason is said."""
    field = half_filled(window)
    if field is None:
        return False
    for place in range(window.stack.count()):
        page = window.stack.widget(place)
        if page is not None and page.isAncestorOf(field):
            window.show_tab(place)
    lead_to(field)
    window.toast.say_refused(_("This form is not written down yet: write it down or give it up, then choose again."))
    return True
