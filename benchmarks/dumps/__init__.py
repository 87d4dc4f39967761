"""Runs over dumps, measured: how fast, how much memory, what survives kills, what survives hostile input.

``build_dump`` makes the input; ``throughput``, ``memory``, ``kills`` and ``hostile`` each print a table.
"""
