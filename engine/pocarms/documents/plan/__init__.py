"""The action plan: from findings to actions, sent round as a workbook, read back into the profile, in calendars."""
