"""Near-duplicates: the same story on several pages (``DQ401``, ``DQ402``).

``signature`` makes a MinHash signature of a clean text; ``index`` holds the signatures of a crawl and answers at once;
``files`` keeps the signatures of a run's shards beside them, and ``groups`` finds the duplicates among all of them when
the shards are done; ``flag`` says it as a finding.
"""

from cleaner.duplicates.files import SignatureError, read_signatures, write_signatures
from cleaner.duplicates.flag import RULES, DuplicateRule, duplicate_finding
from cleaner.duplicates.groups import Duplicate, find_groups
from cleaner.duplicates.index import Duplicates
from cleaner.duplicates.signature import THRESHOLD, same_words, signature, similarity

__all__ = [
    "RULES",
    "THRESHOLD",
    "Duplicate",
    "DuplicateRule",
    "Duplicates",
    "SignatureError",
    "duplicate_finding",
    "find_groups",
    "read_signatures",
    "same_words",
    "signature",
    "similarity",
    "write_signatures",
]
