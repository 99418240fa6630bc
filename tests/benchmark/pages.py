"""Pages of any length for the benchmarks of `check`."""

__all__ = ["page"]

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Water main bursts {number}</title>
<meta name="description" content="A water main burst in Harbour Street on Monday; crews were at work.">
<link rel="stylesheet" href="style.css">
</head>
<body>
<header><a href="/">The Valley Herald</a></header>
<nav aria-label="Main"><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main>
<h1>Water main bursts in Harbour Street {number}</h1>
"""
_SECTION = """<section>
<h2>Repairs under way in part {part}</h2>
<p>Crews of the water board were at work <em>day and night</em>, and <a href="/board?id={part}">the board</a>
said on Monday that “all homes” would have water again by 14:30 on {part} May 2026.</p>
<ul><li>Two streets were closed.</li><li>About 1,200 homes had no water.</li></ul>
<h3>What the mayor said about part {part}</h3>
<blockquote><p>Nobody was hurt, and we thank the crews &amp; the neighbours.</p></blockquote>
<figure><img src="{part}.jpg" alt="A flooded street"><figcaption>Harbour Street.</figcaption></figure>
<p lang="fr">Le maire a remercié les équipes qui ont travaillé toute la nuit dans la rue du port.</p>
</section>
"""
_TAIL = "</main>\n<footer><p>The Valley Herald</p></footer>\n</body>\n</html>\n"


def page(kilobytes: int, number: int = 0, *, fault: str = "") -> str:
    """A page of about so many KB; a fault is put into each of its sections."""
    parts = [_HEAD.format(number=number)]
    length, part = len(parts[0]), 0
    while length < kilobytes * 1_000:
        part += 1
        parts.append(_SECTION.format(part=part) + fault)
        length += len(parts[-1])
    return "".join((*parts, _TAIL))
