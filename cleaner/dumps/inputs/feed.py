"""Reads blocks as one stream, and knows where members begin and where the stream is damaged."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.dumps.inputs.blocks import Damage, Event, Member


class Broken(Exception):  # noqa: N818 -- says what the stream is
    """The stream cannot be read here; what comes next lies behind the damage.

    Attributes:
        got: Bytes that were read before it, of those that were asked for.
    """

    got = b""


class Feed:
    """A stream of bytes with a buffer of a few blocks at most.

    Args:
        events: From :func:`cleaner.dumps.inputs.blocks.blocks`.
        at: The place of the first byte.

    Attributes:
        at: The place of the next byte, decompressed.
        member: Where in the compressed file the member begins whose first byte is the next one; ``None`` for a byte
            in the middle.
    """

    def __init__(self, events: Iterator[Event], at: int = 0) -> None:
        self._events = events
        self._buffer = b""
        self._from = 0
        self._ahead: Event | None = None
        self.at = at
        self.member: int | None = None

    def read(self, size: int, *, within: bytes = b"") -> bytes:
        """Bytes; fewer only at the end.

        Args:
            size: How many.
            within: What a member must not begin with, lest the bytes of another record be read.

        Raises:
            Broken: The stream is damaged before the last of them.
        """
        if self._from + size <= len(self._buffer) and size:
            return self._take(size)
        pieces = []
        try:
            while size > 0 and (self._from < len(self._buffer) or self._fill(within)):
                piece = self._take(min(size, len(self._buffer) - self._from))
                size -= len(piece)
                pieces.append(piece)
        except Broken as error:
            error.got = b"".join(pieces)
            raise
        return b"".join(pieces)

    def skip(self, size: int, *, within: bytes = b"") -> int:
        """Pass over bytes, see :meth:`read`; gives how many there were."""
        left = size
        while left > 0 and (self._from < len(self._buffer) or self._fill(within)):
            step = min(left, len(self._buffer) - self._from)
            self._advance(step)
            left -= step
        return size - left

    def until(self, mark: bytes, limit: int, *, within: bytes = b"") -> bytes | None:
        """Bytes up to and with a mark; ``None``, and nothing read, if it is not among the next ``limit`` bytes."""
        while True:
            found = self._buffer.find(mark, self._from, self._from + limit)
            if found >= 0:
                return self._take(found + len(mark) - self._from)
            if len(self._buffer) - self._from >= limit or not self._fill(within):
                return None

    def seek(self, mark: bytes) -> bool:
        """Go to the next place where a mark stands; ``False`` at the end. Damage on the way is passed over."""
        while True:
            found = self._buffer.find(mark, self._from)
            if found >= 0:
                self._advance(found - self._from)
                return True
            rest = self._buffer[self._from :][-len(mark) :]
            while rest and not mark.startswith(rest):
                rest = rest[1:]
            self._advance(len(self._buffer) - len(rest) - self._from)
            try:
                if not self._fill():
                    self._advance(len(rest))
                    return False
            except Broken:
                continue

    def peek(self, size: int) -> bytes:
        """The next bytes, which stay; fewer only at the end."""
        while len(self._buffer) - self._from < size and self._fill():
            pass
        return self._buffer[self._from : self._from + size]

    def ready(self, size: int) -> bytes:
        """The next bytes as far as they were read; fewer than asked for, or none, say nothing."""
        return self._buffer[self._from : self._from + size]

    def skip_blank(self) -> None:
        """Pass over line breaks, but not into the next member, which may be damaged on its own account."""
        while True:
            rest = self._buffer[self._from : self._from + 4]
            if rest.strip(b"\r\n"):
                self._advance(len(rest) - len(rest.lstrip(b"\r\n")))
                return
            if rest:
                self._advance(len(rest))
                continue
            event = self._next()
            if event is None or isinstance(event, Member):
                self._ahead = event
                return
            self._accept(event)

    def _advance(self, size: int) -> None:
        if size:
            self._from += size
            self.at += size
            self.member = None

    def _take(self, size: int) -> bytes:
        data = self._buffer[self._from : self._from + size]
        self._advance(size)
        return data

    def _next(self) -> Event | None:
        event, self._ahead = self._ahead, None
        return event if event is not None else next(self._events, None)

    def _fill(self, within: bytes = b"") -> bool:
        """Take in one more block; ``False`` at the end."""
        while True:
            event = self._next()
            if event is None:
                return False
            if isinstance(event, Member):
                other = bool(within) and self._begins(within)
                if other:
                    self._advance(len(self._buffer) - self._from)
                if self._from == len(self._buffer):
                    self.member = event.offset
                if other:
                    raise Broken("is shorter than its length says")
                continue
            self._accept(event)
            return True

    def _begins(self, start: bytes) -> bool:
        """Whether the next block, which is read ahead, begins so."""
        self._ahead = next(self._events, None)
        return isinstance(self._ahead, bytes) and self._ahead.startswith(start)

    def _accept(self, event: Event) -> None:
        if isinstance(event, Damage):
            self._buffer, self._from = b"", 0
            raise Broken(event.reason)
        if isinstance(event, bytes):
            self._buffer = self._buffer[self._from :] + event
            self._from = 0
