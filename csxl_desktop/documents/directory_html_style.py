"""The look of the directory on the web, on screens of any width and on paper, in the colours of the printed pages."""

from reportlab.lib.colors import Color

from csxl_desktop.documents.theme import Theme

_SHEET = """\
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 64rem; padding: 1.5rem; font: 1rem/1.5 "Source Sans 3", "Segoe UI", sans-serif;
  color: {ink}; background: {paper}; }
a { color: {accent}; }
a:focus-visible, main:focus-visible { outline: 3px solid {accent}; outline-offset: 2px; }
.skip { position: absolute; left: -100vw; background: {paper}; padding: .5rem 1rem; }
.skip:focus { left: 1rem; top: 1rem; }
.logo { max-height: 5rem; max-width: 16rem; }
.office { font-weight: 600; margin: .5rem 0 0; }
h1 { font-size: 2.25rem; line-height: 1.15; margin: .25rem 0; }
h2 { font-size: 1.5rem; line-height: 1.25; color: {accent}; margin: 2.5rem 0 .75rem;
  border-bottom: 1px solid {line}; padding-bottom: .25rem; }
h3 { font-size: 1.125rem; margin: 1.25rem 0 .25rem; }
h4, h5, h6 { font-size: 1.0625rem; margin: 1.25rem 0 .25rem; }
.lead, .quiet, footer, caption { color: {secondary}; }
nav ul { columns: 18rem; padding-left: 0; list-style: none; }
nav li { margin: .25rem 0; break-inside: avoid; }
.level-1 { padding-left: 1rem; }
.level-2 { padding-left: 2rem; }
.level-3 { padding-left: 3rem; }
article { border-top: 1px solid {line}; padding: .25rem 0 1rem; overflow-wrap: anywhere; }
article :is(h3, h4, h5, h6) { margin-top: .5rem; }
article p { margin: 0 0 .125rem; max-width: 46rem; }
article:target { background: {soft}; outline: .5rem solid {soft}; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .375rem .5rem; border-bottom: 1px solid {line};
  overflow-wrap: anywhere; }
tbody th { font-weight: 400; }
footer { margin-top: 3rem; border-top: 1px solid {line}; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .skip { display: none; }
  a { color: inherit; text-decoration: none; }
  article, tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
}
"""


def style_sheet(theme: Theme) -> str:
    """The sheet with the colours of `theme`, which can be read on white and on the soft ground."""
    sheet = _SHEET
    colours = {
        "ink": theme.ink_colour,
        "accent": theme.accent_ink,
        "secondary": theme.secondary_ink,
        "line": theme.hairline_colour,
        "soft": theme.soft,
    }
    for name, colour in colours.items():
        sheet = sheet.replace(f"{{{name}}}", _written(colour))
    return sheet.replace("{paper}", "white")


def _written(colour: Color) -> str:
    red, green, blue = (round(255 * part) for part in colour.rgb())
    return f"#{red:02x}{green:02x}{blue:02x}"
