"""Processes that do not fork a process with threads, that leave Ctrl-C to the one who started them, and that do not
outlive it.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import signal
import sys
import threading
from multiprocessing.context import ForkServerContext, SpawnContext

PRELOADED = "cleaner.running.preloaded"
"""What servers of processes that clean have loaded."""


def process_context(preload: str) -> ForkServerContext | SpawnContext:
    """How processes are started: by a server that has a module loaded and forks, so that another is there in some
    milliseconds and all share the memory of what was loaded; where there is no such server, afresh.

    The first call in a process decides what its server loads.
    """
    methods = multiprocessing.get_all_start_methods()
    if "forkserver" not in methods:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([preload])
    if threading.current_thread() is threading.main_thread():
        _start_deaf()
    return context


def _start_deaf() -> None:
    """Start the server deaf to Ctrl-C, which what it forks inherits: a process that is just starting would answer with
    a traceback.
    """
    from multiprocessing import forkserver

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, before)


def serve() -> None:
    """For modules that are preloaded: the server that loads them ends with the process that started it.

    On its own it would go on as long as any process that it forked. Anywhere else this does nothing.
    """
    if any("multiprocessing.forkserver" in argument for argument in sys.orig_argv):
        die_with_parent()


def die_with_parent() -> None:
    """Have the kernel end this process with the one that forked it (Linux); elsewhere it ends at its next message."""
    if sys.platform == "linux":
        set_parent_death_signal = 1  # PR_SET_PDEATHSIG
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)
