"""Documents that people work in: Word, Excel, PDF, calendars, forms; out of an assessment, and back into a profile."""
