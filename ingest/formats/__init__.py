"""One module a format; `ingest.reading` finds it by its file name, so a new format is one new file here."""
