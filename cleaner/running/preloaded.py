"""What every worker has in memory: imported once by the server that workers are forked from.

Judges load their tables when first asked. That is done here, so that all workers share the memory that holds them.
"""

from contextlib import suppress

PAGE = (
    "<html><body><article><h1>The ferry was late</h1><p>The ferry was late again on Monday, the port said.</p>"
    "<p>“It is the third time this month,” said its captain, Anna Berg, on the quay.</p></article></body></html>"
)

with suppress(Exception):  # what is wrong is said by the worker that meets it; here it would end the server unheard
    from cleaner.cleaner import Cleaner

    Cleaner().clean(PAGE)
