"""Where the office's records are kept: the only place that knows the engine."""
