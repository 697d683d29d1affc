"""The whole knowledge base as one file for other tools: one module a format, named by the ending, each with `write`."""

ENDINGS = ("graphml", "parquet", "csv.zip", "akn.zip", "jsonl")
"""The endings by which a format is chosen; `csv.zip` is written by `csv_zip.py`."""
