"""The stages: each reads a document and returns findings, and knows nothing of the others."""

from cleaner.stages.pipeline import Stage, Stages, build_stages

__all__ = ["Stage", "Stages", "build_stages"]
