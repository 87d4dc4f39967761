"""The judge of documents that a machine translated."""
