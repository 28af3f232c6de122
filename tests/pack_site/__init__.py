"""Tests of the site of a pack."""
