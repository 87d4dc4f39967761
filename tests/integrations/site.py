"""A small site on the loopback address: a front page, stories with what sites put around them, a page that is gone."""

from __future__ import annotations

import contextlib
import html
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml

ARTICLES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "articles.yaml").read_text(encoding="utf-8"))
GONE = "gone"
PATHS = tuple(article["path"] for article in ARTICLES)

FIRST = {article["path"]: article["paragraphs"][0][:40] for article in ARTICLES}
"""How the text of each story begins: it has to survive."""

AROUND = ("See also", "Sign up for our newsletter", "Leave a Reply", "Your email address will not be published")
"""What stands around each story: it has to go."""


def page(path: str) -> str | None:
    """The HTML of a page; ``None`` if the site has none there."""
    if path == "":
        return _front()
    if path == GONE:
        return _framed("Page not found", "<h1>404</h1><p>Sorry, the page you requested could not be found.</p>")
    return next((_story(article) for article in ARTICLES if article["path"] == path), None)


def pages() -> dict[str, str]:
    """All pages but the front page, by path."""
    return {path: page(path) or "" for path in (*PATHS, GONE)}


@contextlib.contextmanager
def serving() -> Iterator[str]:
    """The address of the site while it is served, with a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = page(self.path.strip("/"))
        content = (body or "nothing here").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def _front() -> str:
    links = "".join(f'<li class="story"><a href="/{a["path"]}">{html.escape(a["title"])}</a></li>' for a in ARTICLES)
    return _framed("The Tarnwick Post", f'<h1>The Tarnwick Post</h1><ul>{links}</ul><a href="/{GONE}">Archive 1997</a>')


def _story(article: dict[str, Any]) -> str:
    other = next(a for a in ARTICLES if a is not article)
    paragraphs = [f"<p>{html.escape(text)}</p>" for text in article["paragraphs"]]
    paragraphs.insert(3, f'<p><a href="/{other["path"]}">See also: {html.escape(other["title"])}</a></p>')
    title = html.escape(article["title"])
    return _framed(
        title,
        f'<article><h1>{title}</h1><p class="byline">By <span class="author">{article["author"]}</span> '
        f'<time datetime="{article["date"]}">{article["date"]}</time></p>{"".join(paragraphs)}'
        "<p>Sign up for our newsletter and never miss a story.</p></article>"
        '<section id="respond"><h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are '
        "marked *</p></section>",
        f'<meta name="author" content="{article["author"]}">'
        f'<meta property="article:published_time" content="{article["date"]}T08:00:00Z">',
    )


def _framed(title: str, body: str, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} - The Tarnwick Post</title>{head}'
        '</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/weather">Weather</a></nav>'
        f"<main>{body}</main><footer>© 2025 The Tarnwick Post. All rights reserved.</footer></body></html>"
    )
