"""Acts of the directory: dated, with their meeting, each with the consequences that it proposes."""
