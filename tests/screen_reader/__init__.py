"""The window as a screen reader has it: through a real AT-SPI bus, beside the suite (`make spoken`)."""
