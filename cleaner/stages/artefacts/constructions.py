"""Constructions that English does not have, matched on word classes rather than on words (see ``tags``).

Each was tried on the tuning part of the clean text and kept where it is found there in hardly any sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

import re2

from cleaner.stages.artefacts.hit import Hit
from cleaner.stages.artefacts.sentence import Sentence
from cleaner.stages.artefacts.tags import expanded, tags, words_behind

CONSTRUCTIONS: Final = (
    # "The company it announced that": no other finite verb that the first noun could be the subject of.
    (
        "MT127",
        r"^(t<adjective>?<noun>(?:f[tma]?<adjective>?<noun>+)?[si])(?:<is>[nr]?[VA]|<has>[er]?[eV]|S|I|LX)[^b=hHQuSVIDEL,:\"]*(?:[TW&wc.,]|$)",
    ),
    ("MT127", r"^(t<adjective>?<noun>(?:f[tma]?<adjective>?<noun>+)?,s)(?:<aux>|V|I|L)[nr]?[^,\"]"),
    ("MT127", r"^(t<adjective>?<noun>[W&][^,\"si]{2,16},s)(?:<aux>|I)[nr]?[^,\"]"),
    ("MT127", r"(?:T|^)([tm]<adjective>?<noun>i)<aux>"),
    ("MT127", r"^(N+s)(?:[uhEZ])[^,]"),
    # "which its doors were", "the law, which it was adopted", "the film, which critics praised it".
    ("MT128", r"[xXzN]([W&]s)(?:<is>|<has>[eV])"),
    ("MT128", r"<noun>,?(&i)<is>[nr]?[Ve][pf.]"),
    ("MT128", r"<noun>,?(&m<adjective>?<noun>)[b=hHQuVIE]"),
    ("MT128", r"(g<adjective>?<noun>i)[uEV?][^.]"),
    ("MT128", r"<noun>,?([W&](?:[tm]<adjective>?<noun>|s|N+|<noun>)(?:V|I|S)[ij])(?:[pc.,;]|$)"),
    ("MT128", r"T[tm]<noun><is>?[GV](pi)[VI=bhu]"),
    ("MT128", r"[xXzZ?q](,j,)"),
    # Order.
    ("MT129", r"(<has>[pC][^b=hHQuSVIDE,\"W]{1,7}[atm1][^b=hHQuSVIDE,\"pf]{1,3}V)[.,;]"),
    ("MT129", r"(Vue),"),
    ("MT129", r"(V<has>)[.,]"),
    ("MT129", r"^T[^,\"]*([eb],S)"),
    ("MT129", r"^p[tma]?<adjective>?[xXzZM]([hH])[Aq?#1XN]"),
    ("MT129", r"^p[^b=hHQuSVIDE,]{1,12}(<is>V(?:[#1ak]|r[#1]))"),
    ("MT129", r"^p[^b=hHQuSVIDE,]{1,12}(<is>Vpt<noun>(?:[#1]|r[#1]))"),
    ("MT129", r"(?:^|[cT,])(sp[^,\"]{1,8}[VI])c"),
    ("MT129", r"(?:^|T)(st)[xXzZA?q]"),
    ("MT129", r"^(t[xz]t[Axz]*[xz])p"),
    ("MT129", r"(<is>p[tm]<noun>V)[.]$"),
    ("MT129", r"^(?:r|pC|pM|C)([SV][ta]<noun>)[TosN]"),
    ("MT129", r"([Eb]~)(?:[C1#a]|t?M)"),
    ("MT129", r"<noun>(ot?<noun>{1,2}S)T"),
    # Saying.
    ("MT119", r"(?:^|[^\"],)(c?S[tm][^,.;SsiTlj\"]{1,9}T)"),
    ("MT119", r"(S:?S)"),
    ("MT119", r"(STG)T"),
    ("MT119", r"(?:^|[^GSlj])(S,\"[^\"]+,\"sS)"),
    ("MT119", r"[xNz](LT)[tsimN]"),
    ("MT119", r"<has>(LT)"),
    # Forms.
    ("MT130", r"[^wuN\"](uE)"),
    ("MT130", r"[^p](oE)[tamdpfNk]"),
    ("MT130", r"[xXNsi](<is>n?B)[tamdpokNs]"),
    ("MT130", r"[xN](bz)[tm]"),
    ("MT130", r"[siNxX](<has>n?B)[tamdpokNs]"),
    ("MT130", r"(Dn[EVI])"),
    ("MT140", r"(?:^|[^p])(k[xz](?:[hHQ]|b))"),
    ("MT140", r"(?:^|T)([tm]X[bh])"),
    ("MT140", r"(?:^|[^p])(kx)[W&p]"),
    ("MT140", r"(?:^|[cT])(kxV)"),
    ("MT130", r"[xX](<is>[Bz])[tm]"),
    ("MT130", r"(<is>zoB)"),
    ("MT130", r"[^oul](lE)[tamdk]"),
    ("MT129", r"(o[ta]<noun>=V)[.]$"),
    ("MT129", r"T[s][^,]{2,10}(<has>V)[.]$"),
    ("MT129", r"^(cV[ta])"),
    ("MT127", r"^([tmk]<adjective>?Xs)[=HQu][^VGeB?]"),
    ("MT127", r"c(t<adjective>?[xXzZN]i)[b=hu][^G]"),
    ("MT127", r"[xX](bs)[VG]"),
    ("MT128", r"([xXN]T[sl][VI][ij])[pc.,]"),
    ("MT119", r"(St<noun>{1,3}(?:ft?<noun>{1,3})?T)"),
    ("MT119", r"(sTs)[VISb]"),
    ("MT119", r"<noun>(WTs)"),
    ("MT130", r"(bh|h=|hb|bQ|uh)[^.]"),
    ("MT140", r"(XWb)"),
    ("MT140", r"(XWh)"),
    ("MT140", r"[c,;](kX[bh])"),
    ("MT140", r"(1[xz])="),
    ("MT127", r"^([tm]<adjective>?<noun>s)[b=]r?Vp[^b=hHQuSVIDEL]*[.]$"),
    ("MT127", r"(?:[,;]c?|T)([tm][xX]s)[b=hHQ]r?(?:[VetaA])[^b=hHQuSIDEL]*[.]$"),
    ("MT127", r"(?:[,;]c?|T)([tm]N+[si])[b=hHQuVI]"),
    ("MT127", r"^(tN+,?[si])[b=hHQuI][^,]"),
)


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[tuple[str, Any], ...], Any]:
    options = re2.Options()
    options.log_errors = False
    together = re2.Set.SearchSet(options)
    alone = []
    for code, pattern in CONSTRUCTIONS:
        alone.append((code, re2.compile(expanded(pattern), options)))
        together.Add(expanded(pattern))
    together.Compile()
    return tuple(alone), together


def constructions(sentence: Sentence) -> Iterator[Hit]:
    """``The company it announced``; ``which its doors were``; ``said: said``."""
    letters = tags(sentence)
    alone, together = _compiled()
    for which in together.Match(letters) or ():
        code, pattern = alone[which]
        match = pattern.search(letters)
        words = [index for index in words_behind(sentence)[match.start(1) : match.end(1)] if index >= 0]
        if words:
            yield Hit(code, sentence.starts[words[0]], sentence.ends[words[-1]])
