"""The rules, a module for each family: pure functions of a text, or of what the dossier knows."""
