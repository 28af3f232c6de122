"""Word documents: real styles, numbered paragraphs, the marking on every page; they open in Word and LibreOffice."""
