"""A headless Chromium for tests: driven over a pair of pipes with the DevTools protocol, no driver or server between.

A test that uses :func:`chromium` is skipped, with the reason, where there is no browser; one that uses :func:`axe`
where axe-core is neither cached nor to be had from npm.
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""Programs that are tried, in this order; the environment variable ``CHROMIUM`` goes before all of them."""

AXE = "axe-core@4.14.1"
PATIENCE = 60.0
"""Seconds for one command of the protocol."""

_FLAGS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--hide-scrollbars",
    "--no-first-run",
    "--mute-audio",
)


_WIRING = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 16) for end in sys.argv[1:3]]
os.dup2(ends[0], 3)
os.dup2(ends[1], 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""
"""Becomes the browser, which reads commands from descriptor 3 and writes answers to 4."""


class BrowserError(RuntimeError):
    """What the browser, or a script in the page, has to complain about."""


class Browser:
    """A running Chromium, and the pages in it."""

    def __init__(self, program: str, profile: Path) -> None:
        to_browser, self._to = os.pipe()
        self._from, from_browser = os.pipe()
        flags = [*_FLAGS, f"--user-data-dir={profile}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            flags.append("--no-sandbox")  # Chromium refuses to start a sandbox as root
        self._process = subprocess.Popen(
            [sys.executable, "-c", _WIRING, str(to_browser), str(from_browser), program, *flags, "about:blank"],
            pass_fds=(to_browser, from_browser),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._numbers = itertools.count(1)
        self._rest = b""
        self.events: list[dict[str, Any]] = []

    def call(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """Send a command and wait for its answer; events on the way are kept."""
        number = next(self._numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        with open(self._to, "wb", closefd=False) as pipe:
            pipe.write(json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + PATIENCE
        while True:
            answer = self._next(deadline)
            if answer.get("id") == number:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error']['message']}")
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def _next(self, deadline: float) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._from], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise BrowserError(f"no answer in {PATIENCE:.0f} s")
            read = os.read(self._from, 2**16)
            if not read:
                raise BrowserError("the browser has ended")
            self._rest += read
        message, _, self._rest = self._rest.partition(b"\0")
        event: dict[str, Any] = json.loads(message)
        return event

    def close(self) -> None:
        """End it, and wait until it has."""
        with suppress(BrowserError, OSError):
            self.call("Browser.close")
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._to)
        os.close(self._from)

    @contextmanager
    def page(self, address: str, *, width: int = 1400, height: int = 900, scheme: str = "light") -> Iterator[Page]:
        """A page, loaded, in a window of that size."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, session)
        try:
            for domain in ("Page", "Runtime", "Log", "Network"):
                page.call(f"{domain}.enable")
            page.resize(width, height)
            page.prefer(scheme)
            page.go(address)
            yield page
        finally:
            with suppress(BrowserError):
                self.call("Target.closeTarget", targetId=target)


class Page:
    """One page in a browser."""

    def __init__(self, browser: Browser, session: str) -> None:
        self._browser = browser
        self._session = session

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """A command of the DevTools protocol, to this page."""
        return self._browser.call(method, self._session, **parameters)

    def go(self, address: str) -> None:
        """Load an address and wait until it is loaded."""
        self.call("Page.navigate", url=address)
        self.wait_for("document.readyState === 'complete'")

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression; promises are waited for."""
        answer = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True, userGesture=True
        )
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise BrowserError(details.get("exception", {}).get("description", details["text"]))
        return answer["result"].get("value")

    def wait_for(self, script: str, seconds: float = PATIENCE) -> None:
        """Until a JavaScript expression is true."""
        deadline = time.monotonic() + seconds
        while not self.run(script):
            if time.monotonic() > deadline:
                raise BrowserError(f"still not true after {seconds:g} s: {script}")
            time.sleep(0.02)

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, in CSS pixels."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def prefer(self, scheme: str, **features: str) -> None:
        """Prefer a light or dark scheme, and other media features with underscores for hyphens."""
        wanted = {"prefers-color-scheme": scheme, **{name.replace("_", "-"): value for name, value in features.items()}}
        self.call("Emulation.setEmulatedMedia", features=[{"name": n, "value": v} for n, v in wanted.items()])

    def press(self, key: str, *, shift: bool = False) -> None:
        """Press a key: ``Tab``, ``Enter``, ``Escape``, ``ArrowRight``..."""
        code = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "ArrowLeft": 37, "ArrowRight": 39}.get(key, 0)
        text = {"Enter": "\r", " ": " "}.get(key, "")
        shared = {"key": key, "code": "Space" if key == " " else key, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", type="keyDown", modifiers=8 * shift, text=text, **shared)
        self.call("Input.dispatchKeyEvent", type="keyUp", modifiers=8 * shift, **shared)

    def point(self, selector: str) -> tuple[float, float]:
        """Scroll an element into view and give its middle, in the window."""
        place = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); if (!e) return null;"
            "e.scrollIntoView({block: 'center', behavior: 'instant'});"
            "const b = e.getClientRects()[0]; return b ? [b.x + b.width / 2, b.y + b.height / 2] : null; })()"
        )
        if place is None:
            raise BrowserError(f"nothing to see of {selector}")
        return place[0], place[1]

    def hover(self, selector: str) -> None:
        """Move the mouse over an element."""
        x, y = self.point(selector)
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def click(self, selector: str) -> None:
        """Click on an element."""
        x, y = self.point(selector)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def overflow(self) -> list[str]:
        """The elements that reach beyond the window's width; what scrolls inside of itself may."""
        found: list[str] = self.run(
            """(() => {
              const wide = document.documentElement.clientWidth, out = [];
              const scrolls = (e) => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
                if (["auto", "scroll", "hidden"].includes(getComputedStyle(p).overflowX)) return true; return false; };
              const whole = document.documentElement.scrollWidth;
              if (whole > wide) out.push(`the page: ${whole} px`);
              for (const e of document.body.querySelectorAll("*")) {
                const b = e.getBoundingClientRect();
                if (!b.width || !b.height || (b.right <= wide + 1 && b.left >= -1)) continue;
                if (scrolls(e) || e.closest(".vh, .skip, [hidden]")) continue;
                out.push(`${e.tagName}.${e.className} ${b.left}..${b.right}`);
              }
              return out.slice(0, 10);
            })()"""
        )
        return found

    def complaints(self) -> list[str]:
        """What the page wrote to the console or the log as an error or warning, and every script that failed."""
        self.run("0")  # so that what is on its way has arrived
        found = []
        for event in self._browser.events:
            if event.get("sessionId") != self._session:
                continue
            method, said = event["method"], event["params"]
            if method == "Runtime.exceptionThrown":
                found.append(said["exceptionDetails"].get("exception", {}).get("description", "an exception"))
            elif method == "Runtime.consoleAPICalled" and said["type"] in {"error", "warning", "assert"}:
                found.append(" ".join(str(argument.get("value")) for argument in said["args"]))
            elif method == "Log.entryAdded" and said["entry"]["level"] in {"error", "warning"}:
                found.append(said["entry"]["text"])
        return found

    def requests(self) -> list[str]:
        """The addresses that the page asked for."""
        return [
            event["params"]["request"]["url"]
            for event in self._browser.events
            if event.get("sessionId") == self._session and event["method"] == "Network.requestWillBeSent"
        ]

    def dialogs(self) -> int:
        """How many dialogs scripts have opened."""
        opened = (e for e in self._browser.events if e["method"] == "Page.javascriptDialogOpening")
        return sum(event.get("sessionId") == self._session for event in opened)

    def violations(self, axe_source: str) -> list[str]:
        """What axe-core finds wrong for people who cannot see well, or use a keyboard."""
        self.call("Runtime.evaluate", expression=axe_source)
        found: list[str] = self.run(
            "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.flatMap(v => v.nodes.slice(0, 5)"
            ".map(n => `${v.id}: ${n.html.slice(0, 200)} ${n.failureSummary}`)))"
        )
        return found

    def screenshot(self, path: Path, *, whole: bool = False) -> None:
        """Write what is to be seen as PNG; the whole page where asked for."""
        taken = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(taken["data"]))


def find_chromium() -> str | None:
    """The program, if there is one."""
    names = (os.environ.get("CHROMIUM", ""), *NAMES)
    return next((found for name in names if name and (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A headless Chromium, one for the session."""
    program = find_chromium()
    if program is None:
        pytest.skip("no Chromium: install Debian's package chromium, or name one in the environment variable CHROMIUM")
    browser = Browser(program, tmp_path_factory.mktemp("chromium"))
    try:
        browser.call("Browser.getVersion")
    except (BrowserError, OSError) as error:
        pytest.skip(f"{program} does not start: {error}")
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def axe(pytestconfig: pytest.Config) -> str:
    """The source of axe-core, from pytest's cache or from npm."""
    cache = pytestconfig.cache
    folder = cache.mkdir("axe") if cache is not None else None
    npm = shutil.which("npm")
    if folder is None or npm is None:
        pytest.skip("no axe-core: npm, which it comes from, is not there")
    source = folder / f"{AXE}.js"
    if not source.exists():
        with tempfile.TemporaryDirectory(dir=folder) as room:
            command = [npm, "install", "--no-audit", "--no-fund", "--no-save", "--prefix", room, AXE]
            try:
                subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=room)
            except (subprocess.SubprocessError, OSError) as error:
                pytest.skip(f"no axe-core: npm could not install it ({error})")
            # Under pytest-xdist several processes may be here at once; each leaves a complete file.
            Path(room, "node_modules", "axe-core", "axe.min.js").replace(source)
    return source.read_text(encoding="utf-8")
