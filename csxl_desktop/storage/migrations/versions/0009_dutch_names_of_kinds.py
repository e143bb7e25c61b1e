"""What a kind of meeting is called in Dutch, one and several; nothing said, as until now."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    for column in ("label_nl", "label_plural_nl"):
        op.execute(f"ALTER TABLE meeting_kinds ADD COLUMN {column} VARCHAR(300) DEFAULT '' NOT NULL")
