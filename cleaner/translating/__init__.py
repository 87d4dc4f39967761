"""Translation of clean articles by packages that are installed, and the round trip there and back.

Nothing in here goes online; the only thing that can is ``cleaner models install PAIR --from-index``.
"""
