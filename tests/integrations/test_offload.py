from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from pathlib import Path

import cleaner
from cleaner.integrations.offload import Offload
from cleaner.running.many import Failure
from cleaner.running.records import Request
from cleaner.running.worker import Limits
from tests.integrations import site
from tests.integrations.light import LIGHT

ROOT = Path(__file__).parents[2]


def test_a_loop_goes_on_while_a_thread_cleans() -> None:
    async def clean() -> tuple[list[object], int]:
        turns = 0

        async def turn() -> None:
            nonlocal turns
            while True:
                await asyncio.sleep(0.001)
                turns += 1

        turning = asyncio.create_task(turn())
        with Offload(LIGHT) as beside:
            futures = [asyncio.wrap_future(beside.submit(Request(page))) for page in site.pages().values()]
            articles: list[object] = list(await asyncio.gather(*futures))
        turning.cancel()
        return articles, turns

    articles, turns = asyncio.run(clean())
    tool = cleaner.Cleaner(LIGHT)
    assert articles == [tool.clean(page) for page in site.pages().values()]
    assert turns > 3
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("cleaner")]


def test_failures_are_handed_through() -> None:
    with Offload(LIGHT) as beside:
        assert beside.submit(Failure("is null")).result() == Failure("is null")


def test_a_page_that_takes_too_long_is_ended() -> None:
    slow = LIGHT.model_copy(update={"time_limit": 60.0})
    with Offload(slow, processes=1, limits=Limits(seconds=1)) as beside:
        ended = beside.submit(Request("<p>" + "word " * 3_000_000))
        next_one = beside.submit(Request(site.page("orchard") or ""))
        assert ended.result() == Failure("took more than 1 s")
        assert site.FIRST["orchard"] in next_one.result().text  # type: ignore[union-attr]


def test_a_script_without_a_guard_is_told(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from cleaner.config import Config\n"
        "from cleaner.integrations.offload import Offload\n"
        "from cleaner.running.records import Request\n"
        "with Offload(Config(select=['BP']), processes=1) as beside:\n"
        "    print(beside.submit(Request('It rained.')).result())\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert "below `if __name__ == '__main__':`?" in done.stderr
