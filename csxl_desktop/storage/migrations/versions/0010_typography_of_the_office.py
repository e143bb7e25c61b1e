"""How the office sets its documents: spaces inside guillemets, justified lines, size of the text; as until now."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    for column in ("narrow_guillemets", "text_justified"):
        op.execute(f"ALTER TABLE offices ADD COLUMN {column} BOOLEAN DEFAULT 0 NOT NULL")
    op.execute(
        "ALTER TABLE offices ADD COLUMN text_size VARCHAR(30) DEFAULT 'normal' NOT NULL "
        "CONSTRAINT ck_offices_textsize CHECK (text_size IN ('small', 'normal', 'large', 'larger'))"
    )
