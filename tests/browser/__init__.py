"""A real browser for tests of pages: Chromium without a window, cut off from the network."""
