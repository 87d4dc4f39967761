"""Names: finding them, grouping the spellings of one person, and the gazetteer of known ones."""
