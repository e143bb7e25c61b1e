"""Dresses the application: palette, fonts and style sheet from the tokens, and again when the theme changes."""

from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from csxl_desktop.ui import icons
from csxl_desktop.ui.look import Look, hold, look
from csxl_desktop.ui.style_sheet import style_sheet
from csxl_desktop.ui.tokens import LIGHT, PALETTES, Sizes, Tokens

__all__ = ["FAMILY", "PALETTES", "Look", "apply", "look"]

FAMILY = "Source Sans 3"


def apply(app: QApplication, name: str, resources: Path, scale: float = 1.0) -> None:
    """Dress `app` in the palette `name` (light, dark, contrast); call again to switch while it runs."""
    holder = hold(app)
    if not holder.fonts_loaded:
        app.setStyle("Fusion")
        _load_fonts(resources / "fonts")
        icons.use_folder(app, resources / "icons")
        holder.fonts_loaded = True
    tokens = PALETTES.get(name, LIGHT)
    holder.look = Look(name if name in PALETTES else "light", tokens, Sizes(scale))
    font = QFont(FAMILY)
    font.setPixelSize(holder.look.sizes.body)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)
    app.setPalette(_palette(tokens))
    app.setStyleSheet(style_sheet(holder.look))
    icons.refresh(app)


def _load_fonts(folder: Path) -> None:
    for path in sorted(folder.glob("SourceSans3-*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colors = {
        role.Window: tokens.background,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.hover,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.wrong,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.PlaceholderText: tokens.secondary,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.Light: tokens.surface,
        role.Midlight: tokens.hover,
        role.Mid: tokens.line,
        role.Dark: tokens.line_strong,
        role.Shadow: tokens.line_strong,
        role.Accent: tokens.accent,
    }
    palette = QPalette()
    for color_role, value in colors.items():
        palette.setColor(color_role, QColor(value))
    for color_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, color_role, QColor(tokens.disabled))
    return palette
