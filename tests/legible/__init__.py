"""Whether the window can be read and reached: words that are cut, controls without a name, keys that lead nowhere."""
