"""The stages: each reads a document and returns findings, and knows nothing of the others."""

from cleaner.stages.pipeline import Stage, build_stages

__all__ = ["Stage", "build_stages"]
