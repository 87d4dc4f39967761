"""What the Scrapy pipeline costs beside cleaning itself.

A spider crawls pages served on the loopback address, once with ``CleanerPipeline`` and once without; and the same pages
are cleaned by calls of ``Cleaner.clean``. Everything in processes of their own, in turn, several rounds; what counts is
their CPU time, and the median over rounds. Overhead is what a crawl with the pipeline takes beyond a crawl without and
the calls, in parts of the calls. What is done once is left out everywhere: the clock starts when the
first pages are through.

    python -m benchmarks.scrapy_overhead [PATH] [--pages 200] [--rounds 5]

PATH is a folder with ``*.html`` files; the authored pages of ``corpora/pages`` if left out.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle, islice
from pathlib import Path
from typing import Any

AUTHORED = Path(__file__).parent.parent / "corpora" / "pages"
WARM_UP = 20
"""Pages before the clock starts: rules and models are loaded, Scrapy has imported what it needs."""

WAYS = ("crawl with pipeline", "crawl without", "calls")


def pages_of(folder: Path, count: int) -> list[bytes]:
    """So many pages in UTF-8, the same ones again where there are not enough."""
    return list(islice(cycle(filter(_is_utf8, (path.read_bytes() for path in sorted(folder.glob("*.html"))))), count))


def _is_utf8(page: bytes) -> bool:
    try:
        page.decode()
    except UnicodeDecodeError:
        return False
    return True


def serve(pages: list[bytes]) -> ThreadingHTTPServer:
    """The pages as ``/0``, ``/1``, …, served by a thread of this process, whose CPU time is not counted."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = pages[int(self.path.strip("/"))]
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def calls(folder: Path, count: int) -> float:
    """Seconds of CPU time that the calls take."""
    import cleaner

    pages = [page.decode() for page in pages_of(folder, count)]
    tool = cleaner.Cleaner()
    for number, page in enumerate([*pages[:WARM_UP], *pages]):
        if number == WARM_UP:
            began = time.process_time()
        tool.clean(page, url=f"http://127.0.0.1/{number}")
    return time.process_time() - began


def crawl(address: str, count: int, *, piped: bool) -> float:
    """Seconds of CPU time that a crawl takes."""
    import scrapy
    from scrapy import signals
    from scrapy.crawler import CrawlerProcess

    began = 0.0
    scraped = 0

    class Pages(scrapy.Spider):
        name = "pages"

        async def start(self) -> Any:
            nonlocal began
            for number in range(WARM_UP):
                yield scrapy.Request(f"{address}/{number}", dont_filter=True)
            while scraped < WARM_UP:
                await asyncio.sleep(0.02)
            began = time.process_time()
            for number in range(count):
                yield scrapy.Request(f"{address}/{number}", dont_filter=True)

        def parse(self, response: Any) -> Any:
            yield {"url": response.url, "html": response.text}

    def count_item() -> None:
        nonlocal scraped
        scraped += 1

    process = CrawlerProcess(
        {
            "ITEM_PIPELINES": {"cleaner.integrations.scrapy.CleanerPipeline": 300} if piped else {},
            "LOG_LEVEL": "CRITICAL",
            "TELNETCONSOLE_ENABLED": False,
            "CLEANER_FILTERS": {"verdict": ["keep", "review", "drop"]},
        }
    )
    crawler = process.create_crawler(Pages)
    crawler.signals.connect(count_item, signals.item_scraped)
    process.crawl(crawler)
    process.start()
    if scraped != WARM_UP + count:
        raise SystemExit(f"{scraped - WARM_UP} of {count} pages came through")
    return time.process_time() - began


def main() -> None:
    """Run one way, or all of them in turn."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("path", nargs="?", type=Path, default=AUTHORED, help="folder with .html files")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--way", choices=WAYS, help="this one, once, and print its seconds")
    parser.add_argument("--address", help="where the pages are served")
    given = parser.parse_args()
    if given.way:
        piped = given.way == WAYS[0]
        print(
            calls(given.path, given.pages) if given.way == "calls" else crawl(given.address, given.pages, piped=piped)
        )
        return
    server = serve(pages_of(given.path, given.pages))
    address = f"http://127.0.0.1:{server.server_address[1]}"
    spent: dict[str, list[float]] = {way: [] for way in WAYS}
    for _ in range(given.rounds):
        for way in WAYS:
            command = [sys.executable, "-m", "benchmarks.scrapy_overhead", str(given.path), "--pages", str(given.pages)]
            command += ["--way", way, "--address", address]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            spent[way].append(float(json.loads(done.stdout.split()[-1])))
            print(f"{way:20} {spent[way][-1]:8.2f} s", file=sys.stderr, flush=True)
    piped, bare, called = (statistics.median(spent[way]) for way in WAYS)
    overheads = sorted((p - b - c) / c for p, b, c in zip(*spent.values(), strict=True))
    print(f"{given.pages} pages, {given.rounds} rounds, seconds of CPU time, medians")
    print(f"calls of Cleaner.clean      {called:8.2f}  {1000 * called / given.pages:6.1f} ms a page")
    print(f"crawl without the pipeline  {bare:8.2f}")
    print(f"crawl with the pipeline     {piped:8.2f}")
    overhead = (piped - bare - called) / called
    print(f"overhead of the pipeline    {overhead:8.1%}  rounds {overheads[0]:.1%} to {overheads[-1]:.1%}")


if __name__ == "__main__":
    main()
