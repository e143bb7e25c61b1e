"""The manual in a window of its own, and which page of it tells of the place where one stands."""
