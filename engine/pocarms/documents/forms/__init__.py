"""Forms for phones and tablets (XLSForm): written from a profile or a pack, and the answers that come back, read."""
