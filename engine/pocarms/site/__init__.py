"""A static site from a rule pack: every question, concept, finding and rule, with its reasons both ways."""
