"""How shards are written: rows as JSON Lines or Parquet, findings as a table of their own."""
