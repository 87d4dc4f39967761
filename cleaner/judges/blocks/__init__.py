"""The block judge: which blocks of an HTML page are its main content."""
