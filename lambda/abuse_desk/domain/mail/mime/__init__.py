"""MIME on raw bytes: headers, parts as offsets, transfer encodings and charsets."""
