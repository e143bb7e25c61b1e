"""Tests of what keeps the dossier safe."""
