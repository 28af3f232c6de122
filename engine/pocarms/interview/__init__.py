"""Answering a profile in the terminal, question by question, every answer saved at once."""
