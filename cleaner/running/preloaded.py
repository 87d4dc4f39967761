"""What every worker has in memory: imported once by the server that workers are forked from.

Judges load their tables when first asked. That is done here, so that all workers share the memory that holds them.
"""

from contextlib import suppress

from cleaner.running.processes import serve

serve()

PARAGRAPHS = (
    "The ferry was late again on Monday, the port said, and nobody on the quay was surprised to hear it.",
    "“It is the third time this month,” said its captain, Anna Berg, who has sailed it for eleven years.",
    "The company that owns it has promised a second engine before the winter, when the crossing is at its worst.",
    "Ana Berg, as the company spells her name, was not asked; Anna Berg says that she would have had an answer.",
    "Until then the council will pay for buses, which take the long way around the bay and need two hours.",
)
PAGE = "<html><body><article><h1>The ferry was late</h1><p>" + "</p><p>".join(PARAGRAPHS * 4) + "</p></article></html>"
"""Long enough for every judge to have a look."""

with suppress(Exception):  # what is wrong is said by the worker that meets it; here it would end the server unheard
    from cleaner.cleaner import Cleaner
    from cleaner.reading.language import detect_text

    Cleaner().clean(PAGE)
    Cleaner().clean("Читайте также")  # rules in other alphabets are compiled when a line asks for them
    detect_text("Prom znowu się spóźnił, powiedział kapitan na nabrzeżu.")
