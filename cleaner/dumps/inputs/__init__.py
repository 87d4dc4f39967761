"""What there is to read, one record at a time, whatever container it comes in."""
