"""How firm a result is: what one missing answer could move, which weak answers carry most of it."""
