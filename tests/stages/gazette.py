"""A page with an article and everything that stands around one, for the tests of the main-content stage."""

from __future__ import annotations

SENTENCES = [
    "Rain and wind kept the ferry in the port of Dover for most of Friday, the harbour master said.",
    "No ship had left since the morning, and none would before night, he told passengers in the hall.",
    "Some two hundred people slept on the benches and waited for the storm over the strait to end.",
    "A spokeswoman of the company said that tickets would stay valid until the end of the month.",
    "The lifeboat of the town went out twice, once for a yacht and once for a boy on a raft.",
    "By Saturday noon the wind had dropped, and the first ferry left for Calais with an hour's delay.",
]
ARTICLE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
PAGE = f"""<html lang="en"><head><title>Ferry stays in port | Harbour Gazette</title></head><body>
<header><div class="logo">Harbour Gazette</div></header>
<nav><ul><li><a href="/">Home</a><li><a href="/news">News</a></ul></nav>
<main><article><h1>Ferry stays in port</h1>{ARTICLE}</article></main>
<aside><h3>Most read</h3><ul><li><a href="/1">Bridge closes for repairs</a></ul></aside>
<div id="comments"><p>Anna: What a night that was!</p></div>
<form><button>Subscribe</button></form>
<footer><p>© Harbour Gazette</p><a href="/terms">Terms</a></footer></body></html>"""
