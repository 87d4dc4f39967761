"""What every worker has in memory: imported once by the server that workers are forked from."""

from cleaner.cleaner import Cleaner

WARM = Cleaner().clean(
    "<html><body><article><h1>The ferry was late</h1><p>The ferry was late again on Monday, the port said.</p>"
    "<p>“It is the third time this month,” said its captain, Anna Berg, on the quay.</p></article></body></html>"
)
"""Judges load their tables when first asked: done here, all workers share the memory that holds them."""
