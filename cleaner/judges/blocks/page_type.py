"""What kind of page it is: features of a page as a whole, in the page types of WCXB."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np

from cleaner.judges.blocks import signs as sign
from cleaner.judges.blocks.features import FIXED
from cleaner.judges.blocks.tree import FAR, SIGNS, TAG_NUMBER
from cleaner.judges.blocks.vocabulary import CONCEPTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cleaner.document import Document
    from cleaner.judges.blocks.features import Page

PAGE_TYPES = ("article", "forum", "product", "collection", "listing", "documentation", "service")

_ADDRESSES = {
    "forum": "forum forums thread threads topic topics viewtopic showthread community discuss discussion t questions"
    " question board boards comments",
    "documentation": "docs doc documentation manual reference api guide guides wiki help learn tutorial tutorials"
    " readthedocs developer developers support latest stable en html",
    "product": "product products p dp item shop store buy sku pd itm prod",
    "article": "blog news article articles story stories post posts magazine opinion politics world sport sports press"
    " archives review reviews entertainment",
    "collection": "category categories collections collection c cat shop browse departments b catalog catalogue",
    "listing": "tag tags search best top list lists directory jobs events listing listings results find author page"
    " archive",
    "service": "services service solutions about pricing features platform company enterprise contact industries home",
}
_SCHEMAS = {
    "article": "newsarticle article blogposting reportagenewsarticle analysisnewsarticle opinionnewsarticle"
    " liveblogposting",
    "forum": "discussionforumposting qapage question answer comment",
    "product": "product offer aggregateoffer productgroup",
    "collection": "collectionpage itemlist searchresultspage offercatalog",
    "documentation": "techarticle howto apireference softwareapplication softwaresourcecode course",
    "service": "service organization localbusiness faqpage professionalservice",
    "recipe": "recipe",
}
_OG_TYPES = {"article": 1, "website": 2, "product": 3, "og:product": 3, "product.group": 4, "product.item": 3,
             "blog": 5, "object": 5, "profile": 5, "video.other": 5}  # fmt: skip
_ADDRESS_WORDS = [frozenset(words.split()) for words in _ADDRESSES.values()]
_SCHEMA_WORDS = [frozenset(words.split()) for words in _SCHEMAS.values()]
_WHOLE_NAMES = [name for name in FIXED if name.startswith("page_")]
_PLACES = np.array(
    [SIGNS.index(f"up_{concept}_name") for concept in CONCEPTS]
    + [SIGNS.index(f"up_{section}") for section in ("article", "main", "table", "form", "aside")]
)
_PART = re.compile(r"[a-z]+")
_YEAR = re.compile(r"(?:^|[/_-])(?:19|20)\d\d(?:[/_-]|$)")


def page_features(document: Document, page: Page) -> NDArray[np.float32]:
    """One row for the page."""
    values: list[float] = []
    address = urlsplit(document.url or "") if _is_address(document.url) else urlsplit("")
    host, path = (address.netloc.lower(), address.path.lower())
    steps = [step for step in path.split("/") if step]
    words = set(_PART.findall(path))
    host_words = set(_PART.findall(host))
    for known in _ADDRESS_WORDS:
        values += [float(bool(words & known)), float(bool(host_words & known))]
    last = steps[-1] if steps else ""
    values += [len(steps), last.count("-") + last.count("_"), sum(map(str.isdigit, path)), len(address.query) > 0,
               bool(_YEAR.search(path)), len(last), float(not document.url)]  # fmt: skip
    types = document.schema_types
    values += [float(bool(types & kinds)) for kinds in _SCHEMA_WORDS]
    values += [float(len(types)), float(_OG_TYPES.get(document.og_type or "", 0))]
    values += [float(document.author is not None), float(document.date is not None)]
    return np.array([*values, *_shape(document, page)], dtype=np.float32)


def _is_address(url: str | None) -> bool:
    try:
        return bool(url) and bool(urlsplit(url or "").netloc)
    except ValueError:
        return False


def _shape(document: Document, page: Page) -> list[float]:
    """Shares of the page's text by what it is and where it stands."""
    chars, prose, feature = page.chars, page.prose, page.feature
    total = max(float(chars.sum()), 1.0)
    weights = np.stack([chars / np.float32(total), prose / np.float32(max(float(prose.sum()), 1.0))])
    values = [float(feature(name)[0]) for name in _WHOLE_NAMES]
    values += np.bincount(feature("kind").astype(np.int64), weights=weights[0], minlength=7).tolist()
    values += np.bincount(feature("level").astype(np.int64), minlength=4)[1:4].tolist()
    values += [float(np.median(page.words)), float(np.quantile(page.words, 0.9)), float(page.words.max())]
    # Every concept, then some sections: the share of all text that is in one, and of the prose.
    near = (page.tree.distance.take(_PLACES, axis=1) < FAR).astype(np.float32)
    values += (weights @ near).T.reshape(-1).tolist()
    shares = np.stack([feature(name) for name in ("share_digit", "share_other", "share_upper", "share_separator")])
    values += (shares @ weights[0]).tolist()
    source = document.source
    values += [sum(source.count(money) for money in "$€£¥₹") / total * 1000, source.count("?") / total * 1000]
    values += [float((feature("last") == sign.STOP).mean())]
    values += [float(feature("siblings_1").max()), float(feature("siblings_2").max())]
    values.append(float((page.tree.tag == TAG_NUMBER["a"]).sum()))
    values.append(float(page.tree.images.sum()))
    big = int(np.argmax(prose))
    values += [
        float(feature(name)[big]) for name in ("path_count", "path_share", "siblings_1", "siblings_2", "group_share_1")
    ]
    return values
