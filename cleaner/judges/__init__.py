"""Trained judges: arrays with a manifest, and the features that they look at.

Each judge is two files: ``NAME.npz`` holds arrays, ``NAME.json`` says what they were trained on, which features they
expect, what they reach and where their thresholds come from. The commands that make both are in ``benchmarks/``.
"""
