"""Relevance of articles to a topic: weights of the two measures, and how well they tell.

    python -m benchmarks.topic WCXB --cache FOLDER

``FOLDER`` is the one that ``train_offtopic`` keeps its backgrounds in. A topic is a headline, five keywords of the
first half of an article, or that half as an example; the article (for the last two its other half) is about it, three
articles of other sites are not, nor is the most similar one, which is reported apart. The background of each topic has
not seen the sites of its fold; the weights that score a fold are fitted on the others.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from benchmarks.folds import FOLDS
from benchmarks.offtopic_background import stems_of
from benchmarks.offtopic_damage import headline
from benchmarks.offtopic_texts import Source, wcxb
from benchmarks.train_offtopic import most_similar
from cleaner.judges.offtopic.topic import Topic
from cleaner.judges.offtopic.words import Background

SORTS = ("headline", "keywords", "example")
KEYWORDS = 5
OTHERS = 3

Row = tuple[int, str, float, float, str]
"""Fold, sort of topic, the two measures, and what the article is to it: ``own``, ``other`` or ``similar``."""


def rows_of(articles: Sequence[Source], background: Background, fold: int) -> list[Row]:
    """Topics of a fold against articles of it."""
    similar = most_similar(articles)
    rows: list[Row] = []
    for article in articles:
        draw = random.Random(f"topic {article.id}")
        middle = len(article.lines) // 2
        first, second = "\n".join(article.lines[:middle]), "\n".join(article.lines[middle:])
        counts = Counter(stems_of(first))
        other = len(background.idf) - 1
        weights = {
            word: n * float(background.idf[background.rows.get(word, other)]) for word, n in counts.items() if n > 1
        }
        keywords = sorted(weights, key=lambda word: (-weights[word], word))[:KEYWORDS]
        topics = {"headline": headline(article, draw), "keywords": " ".join(keywords), "example": first}
        outsiders = draw.sample([one for one in articles if one.site != article.site], OTHERS)
        for sort, words in topics.items():
            try:
                topic = Topic.of([words] if words else [], background)
            except ValueError:
                continue
            own = "\n".join(article.lines) if sort == "headline" else second
            texts = [("own", own), *(("other", "\n".join(one.lines)) for one in outsiders)]
            texts.append(("similar", "\n".join(similar[article.id][0].lines)))
            for role, text in texts:
                if (found := topic.measures(text)) is not None:
                    rows.append((fold, sort, *found, role))
    return rows


def main() -> None:
    """Fit and measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("wcxb", type=Path)
    options.add_argument("--cache", type=Path, required=True)
    arguments = options.parse_args()
    articles = [text for text in wcxb(arguments.wcxb) if text.kind == "article" and text.is_english]
    rows: list[Row] = []
    for fold in range(FOLDS):
        background: Background = pickle.loads((arguments.cache / f"background-{fold}.pickle").read_bytes())
        rows += rows_of([article for article in articles if article.fold == fold], background, fold)
    folds = np.array([row[0] for row in rows])
    measures = np.array([row[2:4] for row in rows])
    roles = np.array([row[4] for row in rows])
    sorts = np.array([row[1] for row in rows])
    learned = roles != "similar"
    scores = np.zeros(len(rows))
    for fold in range(FOLDS):
        use = learned & (folds != fold)
        model = LogisticRegression(class_weight="balanced", C=100).fit(measures[use], roles[use] == "own")
        scores[folds == fold] = model.predict_proba(measures[folds == fold])[:, 1]
    for sort in SORTS:
        own, other, similar = (scores[(sorts == sort) & (roles == role)] for role in ("own", "other", "similar"))
        truth = np.concatenate([np.ones(len(own)), np.zeros(len(other))])
        auroc = roc_auc_score(truth, np.concatenate([own, other]))
        print(
            f"{sort:<10} AUROC {auroc:.4f}, of {len(own)} own {np.mean(own >= 0.5):.3f} reach 0.5, "
            f"of {len(other)} others {np.mean(other >= 0.5):.3f}, of the most similar {np.mean(similar >= 0.5):.3f}"
        )
    model = LogisticRegression(class_weight="balanced", C=100).fit(measures[learned], roles[learned] == "own")
    print(f"COVERED, NEAR, OFFSET = {model.coef_[0, 0]:.2f}, {model.coef_[0, 1]:.2f}, {model.intercept_[0]:.2f}")


if __name__ == "__main__":
    main()
