"""What is wrong with a file as YAML and what to do about it, in English; `fault_words_fr` has the same keys.

Keys: what is wrong (`no_text`), what to do (`help.no_text`); with a dot where one fault is said in several ways.
"""

from __future__ import annotations

from collections.abc import Mapping

EN: Mapping[str, str] = {
    # the file
    "unopened": "the file cannot be opened",
    "help.unopened": "Check that you may read it, and that no other program has locked it.",
    "unopened.missing": "there is no such file",
    "help.unopened.missing": "Check the path for typing errors.",
    "unopened.folder": "this is a folder, not a file",
    "help.unopened.folder": "Give the path of a file inside it.",
    "unopened.refused": "you may not read this file",
    "help.unopened.refused": "Ask its owner, or copy it to a folder of your own.",
    "large": "the file is larger than {most} megabytes and was not read",
    "help.large": "Check that this is the file you meant. A pack can be split into several files.",
    "empty": "there is nothing in this file",
    "empty.comments": "there is nothing in this file but comments",
    "help.empty": "Check that this is the right file, and that it was saved.",
    "faults": "more than {most} faults so far; the rest of the file was not read",
    "help.faults": "Correct the faults shown first, then check again.",
    "deep": "more than {most} blocks or lists stand inside one another here",
    "help.deep": "Divide the rule: name a part of it as a concept, and use the name.",
    "values": "the file has more than {most} values",
    "help.values": "Split it into several files of the same pack.",
    # letters
    "utf16": "the file is UTF-16 or UTF-32 text, not UTF-8",
    "help.utf16": "Save it again with the encoding UTF-8. Windows Notepad: 'Save as', then 'Encoding: UTF-8'.",
    "no_text": "this is not a text file, or it is damaged: it is full of characters that no text has",
    "help.no_text": "Check that this is the file you meant. A table or a document must first be saved as plain text.",
    "utf8": "the byte {byte} here is not UTF-8 text{would_be}{further}",
    "utf8.would_be": " (in the Windows encoding it would be '{guess}')",
    "utf8.further": "; there are {n} such places in the file",
    "help.utf8": "Open the file in your editor and save it again with the encoding UTF-8; then check letters with "
    "accents.",
    "unseen": "an unseen character stands here: {character}{further}",
    "unseen.further": "; there are {n} of them in the file",
    "help.unseen": "Delete it; where it is hard to find, delete the line and type it again.",
    "character.form_feed": "a page break",
    "character.vertical_tab": "a vertical tab",
    "character.escape": "an escape character",
    "character.nel": "a line end of old mainframes (NEL)",
    "character.line": "a line separator, as some word processors write it",
    "character.paragraph": "a paragraph separator, as some word processors write it",
    "character.mark": "a byte order mark, in the middle of the text",
    # what is not used here
    "directive": "a line that begins with '%' is an instruction to YAML, which is not used here",
    "help.directive": "Delete the line. A text that begins with '%' goes into quotes, on the line of its key.",
    "merge": "'<<' copies another block into this one, which is not used here",
    "help.merge": "Write the entries out.",
    "tag": "'{tag}' is a tag of YAML, which is not used here",
    "help.tag": "Delete the word that begins with '!'. A text that begins with '!' goes into quotes; so does a number "
    "that is meant as text.",
    "tag.word": "a word that begins with '!' is a tag, which is not used here",
    "help.tag.word": "Delete it. If the value is a text that begins with '!', put all of it into quotes.",
    "anchor": "'{name}' names a value for use elsewhere in the file; pocarms does not use that",
    "alias": "'{name}' stands for a value written elsewhere in the file; pocarms does not use that",
    "help.alias": "Write the value out at each place. A text that begins with '{sign}' goes into quotes.",
    "aliases": "'&' and '*' at the beginning of a value make anchors and aliases, which are not used here",
    "document": "a second document begins here; nothing after it was read",
    "help.document": "Keep one document per file: delete the line of dashes or dots, or move the rest into another "
    "file.",
    # indentation and lines
    "tab": "a tab stands in the indentation of this line, where only spaces are allowed{further}",
    "tab.further": "; {n} lines of the file begin with tabs",
    "tab.further.many": "; more than {n} lines of the file begin with tabs",
    "help.tab": "Replace each tab with spaces, two for each step. Most editors can do it for the whole file.",
    "tab.here": "a tab stands here, where only spaces are allowed",
    "help.tab.here": "Replace the tab with spaces.",
    "indented": "this line is indented by {n}, and no block above it begins there",
    "help.indented": "Give it the same indentation as the lines it belongs to.",
    "not_lined_up": "this does not line up with the block that begins on line {line}, column {column}",
    "help.not_lined_up": "Keys of the same block begin in the same column. A text that goes on after quotes or "
    "brackets needs quotes around all of it.",
    "no_dash": "this line stands among the items of the list that begins on line {line}, but has no dash",
    "help.no_dash": "Begin the line with '- ', or move it out of the list by its indentation.",
    "item_among_keys": "a list item stands among the keys of the block that begins on line {line}",
    "help.item_among_keys": "Indent the item under the key it belongs to; that key has nothing after its colon.",
    "item": "a list item cannot begin here",
    "help.item": "Put '- item' on the next line, indented more than the key, or write the list as [a, b]. If the "
    "value is a text that begins with a dash, put all of it into quotes.",
    "block_text": "after '|' or '>' the text begins on the next line",
    "help.block_text": "Put a line break after it and indent the text. If the value is a text, put all of it into "
    "quotes.",
    # keys and colons
    "key.list": "a list stands where a key should be",
    "help.key.list": "Write one word before the colon. A text that begins with a bracket goes into quotes.",
    "key.block": "a block in braces stands where a key should be",
    "help.key.block": "Write one word before the colon. A text that begins with a brace goes into quotes.",
    "no_key": "there is no key before this colon",
    "help.no_key": "Write the key before the colon.",
    "key_twice.line": "'{key}' stands twice in this block: here, and first on line {line}",
    "key_twice.column": "'{key}' stands twice in this block: here, and first in column {column} of this line",
    "help.key_twice": "Keep one of the two and delete or rename the other.",
    "no_colon": "this line has no key and colon, and does not go on with the text above it",
    "help.no_colon": "Write 'key: value', with a space after the colon. A text that goes on over several lines is "
    "indented more than its key.",
    "second_colon": "a second colon on this line: where does the value begin?",
    "help.second_colon": "Put the whole value into quotes, or leave out the space after the colon.",
    "no_space": "there is no space after this colon, so the line below is read as going on with this text",
    "help.no_space": "Write a space after the colon.",
    "key_under_text": "a key cannot begin on this line: it is indented as if it went on with the text above",
    "help.key_under_text": "Line the key up with the keys it belongs to. If the line above is a text of several "
    "lines, put it into quotes.",
    # quotes and brackets
    "quotes_open": "the quotation mark opened here is never closed",
    "help.quotes_open": "Add the closing quotation mark at the end of the text. A text that begins with an apostrophe "
    "goes into double quotes.",
    "escape": "inside double quotes a backslash begins an escape, and this one does not exist",
    "help.escape": "Use single quotes around the text ('C:\\maps'), or write the backslash twice.",
    "list_open": "the list opened with '{bracket}' here is not closed",
    "block_open": "the block in braces opened with '{bracket}' here is not closed",
    "help.open": "Add '{closing}' at its end, and a comma between its items. A text that contains a bracket, a comma "
    "or a colon goes into quotes.",
    "no_comma": "a comma or '{closing}' is missing before this place",
    "help.no_comma": "Divide items with commas. A text that contains a bracket, a comma or a colon goes into quotes.",
    "not_open": "'{character}' closes something that is not open",
    "help.not_open": "Delete it, or add the opening bracket.",
    "not_opened": "'{character}' stands here without an opening bracket",
    "help.not_opened": "Delete it, or put the text into quotes.",
    "after_bracket": "the bracket before this place closed the list or block, and more text follows",
    "help.after_bracket": "Put the whole text into quotes, or delete what follows the bracket.",
    "after_quotes": "the quotation mark before this place closed the text, and more text follows",
    "help.after_quotes": "Put the whole text into quotes. For a quotation mark inside, use the other kind of quotes "
    "around the text, or write it twice inside single quotes.",
    # values
    "no_value": "a value is missing here",
    "no_value.before": "a value is missing before '{character}'",
    "help.no_value": "Write the value. A text that begins with a comma or a bracket goes into quotes.",
    "start": "a value cannot begin with '{character}'",
    "help.start": "Put the text into quotes.",
    "no_day": "there is no such day as {text}",
    "help.no_day": "Dates are written year-month-day, as in 2020-12-18.",
    "no_number": "'{text}' is not a number",
    "no_number.long": "'{text}' is too long a number to compare",
    "help.no_number": "Write a number of at most 15 digits; put it into quotes if it is a name and no number.",
    "doubtful.number": "'{text}' is read here as the number {value}; other programs may read another number",
    "doubtful.text": "'{text}' is read here as text; other programs may read another number",
    "help.doubtful": "Write {plainly} if that is meant; put it into quotes if it is a name and no number.",
    # the rest
    "ended": "the content of the file ended before this place, and more text follows",
    "help.ended": "Write the whole file as one block: 'key: value' lines that begin in the same column.",
    "no_yaml": "the file cannot be read as YAML from here on",
    "help.no_yaml": "Compare the line, and the one before it, with the examples in the reference. If the value is a "
    "text, put all of it into quotes.",
    "help.quote_it": "If the value is a text, put all of it into quotes.",
}
