"""The answer workbook: one row a question, sent round by e-mail, filled in with Excel or LibreOffice, and read back."""
