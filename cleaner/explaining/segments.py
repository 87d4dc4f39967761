"""Cut a text where notes begin and end, so that notes which lie on each other can all be drawn.

One pass from left to right. The output is linear in the number of notes, however many of them lie on one place: a
segment names all layers (there are few) but only the first few notes.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cleaner.explaining.notes import NAME, SENTENCE, Note

MOST_NAMED = 8
"""Notes that a segment names; a mark that more of them share says how many more there are."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the source, with what lies on it. One of no length carries what stands between two characters.

    Attributes:
        start, end: Half-open span.
        layers: The layers that lie on it, outermost first: what shades a whole sentence lies below all others,
            and names on top of them; the rest is in the order in which it began.
        notes: The first notes that lie on it.
        more: How many more there are.
        ending: The notes that end where it ends; points stand there, too.
    """

    start: int
    end: int
    layers: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    more: int = 0
    ending: tuple[Note, ...] = ()


def segments(length: int, notes: Iterable[Note], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """The segments of a text of this length, in order; together they are all of it.

    Args:
        length: Of the text, in code points.
        notes: What lies on it, in any order.
        cuts: Further places to cut at.

    Example:
        >>> a, b = Note("a", 0, 4, "BP"), Note("b", 2, 6, "MT")
        >>> [(s.start, s.end, s.layers, [n.id for n in s.ending]) for s in segments(6, [a, b])]
        [(0, 2, ('BP',), []), (2, 4, ('BP', 'MT'), ['a']), (4, 6, ('MT',), ['b'])]
    """
    starting: defaultdict[int, list[Note]] = defaultdict(list)
    ending: defaultdict[int, list[Note]] = defaultdict(list)
    points: defaultdict[int, list[Note]] = defaultdict(list)
    for note in notes:
        if note.start >= note.end:
            points[min(note.start, length)].append(note)
        else:
            starting[note.start].append(note)
            ending[min(note.end, length)].append(note)
    places = sorted({0, length, *starting, *ending, *points, *(cut for cut in cuts if 0 <= cut <= length)})
    lying = _Lying()
    for index, place in enumerate(places):
        for point in points[place]:
            yield Segment(place, place, lying.layers, (point,), 0, (point,))
        for note in starting[place]:
            lying.begin(note)
        if place == length:
            return
        end = places[index + 1]
        named = lying.first()
        leaving = tuple(ending[end])
        yield Segment(place, end, lying.layers, named, lying.count - len(named), leaving)
        for note in leaving:
            lying.stop(note)


def _ground(layer: str) -> int:
    """A sentence lies below findings, or its colour would hide theirs; a name has none, and lies on top."""
    return 0 if layer.startswith(SENTENCE) else 2 if layer == NAME else 1


class _Lying:
    """The notes that lie on the place where the pass is, with the first few at hand in constant time.

    A note that begins takes a free seat, or waits for one; what ended while it waited is passed over.
    """

    def __init__(self) -> None:
        self._seats: list[Note | None] = [None] * MOST_NAMED
        self._seat_of: dict[str, int] = {}
        self._waiting: deque[Note] = deque()
        self._open: set[str] = set()
        self._layers: Counter[str] = Counter()

    @property
    def count(self) -> int:
        return len(self._open)

    @property
    def layers(self) -> tuple[str, ...]:
        return tuple(sorted(self._layers, key=_ground))

    def first(self) -> tuple[Note, ...]:
        return tuple(note for note in self._seats if note is not None)

    def begin(self, note: Note) -> None:
        self._open.add(note.id)
        self._layers[note.layer] += 1
        if None in self._seats:
            self._sit(note)
        else:
            self._waiting.append(note)

    def stop(self, note: Note) -> None:
        self._open.discard(note.id)
        self._layers[note.layer] -= 1
        if not self._layers[note.layer]:
            del self._layers[note.layer]
        seat = self._seat_of.pop(note.id, None)
        if seat is None:
            return
        self._seats[seat] = None
        while self._waiting:
            waited = self._waiting.popleft()
            if waited.id in self._open:
                self._sit(waited)
                return

    def _sit(self, note: Note) -> None:
        seat = self._seats.index(None)
        self._seats[seat] = note
        self._seat_of[note.id] = seat
