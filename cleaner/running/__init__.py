"""Everything that runs over many documents: files, folders, records."""
