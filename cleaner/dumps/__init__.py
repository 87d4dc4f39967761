"""Dumps: inputs of any size, cleaned by every core, killed and resumed, every record accounted for.

The flow, one room each: ``inputs`` finds and reads records; ``plan`` cuts them into shards and writes the manifest;
``shard`` has one shard cleaned by a watched worker and written (``outputs``); ``engines`` run shards
side by side; ``run`` puts it together and makes the accounts add up.
"""
