"""What every process that does tasks has in memory: little, since its worker is the one that cleans."""

from contextlib import suppress

from cleaner.running.processes import serve

serve()

with suppress(Exception):  # what is wrong is said by the process that meets it
    import cleaner.dumps.shard  # noqa: F401 -- imported to be there
