"""For scikit-learn: a transformer that cleans texts before they become features."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from cleaner.dumps.extras import require
from cleaner.dumps.inputs.columns import Columns
from cleaner.integrations.record_cleaner import RecordCleaner, config_of
from cleaner.running.many import Failure

if TYPE_CHECKING:
    from cleaner.config import Config

_base = require("sklearn.base", "CleanerTransformer", "sklearn")


class CleanerTransformer(_base.TransformerMixin, _base.BaseEstimator):  # type: ignore[misc, name-defined]
    """Texts or pages in, clean texts out. It learns nothing, so it need not be fitted.

    Parameters
    ----------
    config : Config, mapping of its fields or path of a ``cleaner.toml``, default=None
        What to look for and what to do about it.
    dropped : {"keep", "empty"}, default="keep"
        What becomes of texts whose verdict is ``drop``: what is left of them, or the empty text. None may go, since
        scikit-learn has a label for each.
    n_jobs : int, default=None
        Processes; ``None`` and 1 clean in this one, -1 uses all cores.

    Examples
    --------
    >>> CleanerTransformer(config={"select": ["BP"]}).transform(["It rained.\\n\\nSee also  Storm closes the port"])
    array(['It rained.'], dtype=object)
    """

    def __init__(
        self,
        config: Config | Mapping[str, Any] | str | None = None,
        dropped: Literal["keep", "empty"] = "keep",
        n_jobs: int | None = None,
    ) -> None:
        self.config = config
        self.dropped = dropped
        self.n_jobs = n_jobs

    def fit(self, X: Iterable[Any], y: Any = None) -> Self:  # noqa: N803 -- scikit-learn's name
        """Look at the parameters; nothing is learned from the texts.

        Parameters
        ----------
        X : iterable of str or bytes
        y : ignored
        """
        _texts(X)
        self._cleaner()
        return self

    def transform(self, X: Iterable[Any]) -> Any:  # noqa: N803 -- scikit-learn's name
        """The clean texts, as an array of objects; what is null becomes the empty text.

        Parameters
        ----------
        X : iterable of str or bytes
            Of one dimension: a list, a series, an array.
        """
        import numpy as np

        texts = _texts(X)
        cleaner, workers = self._cleaner()
        result = np.empty(len(texts), dtype=object)
        for place, article in enumerate(cleaner.articles(({"content": text} for text in texts), workers)):
            if isinstance(article, Failure) or (article.verdict == "drop" and self.dropped == "empty"):
                result[place] = ""
            else:
                result[place] = article.text
        return result

    def _cleaner(self) -> tuple[RecordCleaner, int]:
        from joblib import effective_n_jobs

        if self.dropped not in {"keep", "empty"}:
            raise ValueError(f"dropped is {self.dropped!r}; it should be 'keep' or 'empty'")
        return RecordCleaner(config_of(self.config), Columns(content="content")), effective_n_jobs(self.n_jobs or 1)

    def __sklearn_is_fitted__(self) -> bool:
        """It always is."""
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        tags.input_tags.allow_nan = True
        tags.target_tags.required = False
        tags.requires_fit = False
        tags.no_validation = False
        return tags


def _texts(given: Any) -> list[str | bytes | None]:
    """Texts with ``None`` for what is null.

    Raises:
        ValueError: They are no texts; the message says what they are.
    """
    if isinstance(given, str | bytes):
        raise ValueError("Iterable over texts expected, one text given; put it into a list.")  # noqa: TRY004 -- as there
    if getattr(given, "ndim", 1) != 1:
        raise ValueError(f"Expected 1D array of texts, got {given.ndim}D array instead; give one column of it.")
    texts = [None if _is_null(value) else value for value in given]
    for place, text in enumerate(texts):
        if text is not None and not isinstance(text, str | bytes):
            raise ValueError(f"texts expected; value {place} is of type {type(text).__name__}")
    return texts


def _is_null(value: Any) -> bool:
    """``None``, NaN (which is not what it is), or the NA of pandas (of which nobody can say)."""
    if value is None:
        return True
    try:
        return bool(value != value)  # noqa: PLR0124 -- NaN
    except TypeError:
        return True
    except ValueError:  # an array
        return False
