"""Tests of passports and policies."""
