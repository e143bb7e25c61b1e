"""CSXL Desktop: the year of a local Coordination Sociale, from its directory to its annual report."""

__version__ = "0.1.0"
