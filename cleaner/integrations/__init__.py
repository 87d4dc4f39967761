"""Cleaner inside other people's pipelines: Scrapy, datatrove, Hugging Face datasets, pandas, Polars, scikit-learn, Ray
Data, PySpark.

Each module is thin. ``record_cleaner`` knows how a record becomes an article, ``tables`` how articles become columns,
and ``offload`` how they are cleaned beside the caller; an adapter only speaks its library's language. Each needs its
library, which an extra brings: ``pip install 'cleaner[scrapy]'``.
"""
