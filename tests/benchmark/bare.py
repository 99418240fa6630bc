"""The least that a script of this trade does: detect a note's language, render once, parse once."""

import sys
from pathlib import Path

import bs4
import click
import jinja2
import langdetect

_TEMPLATE = """<!doctype html>
<html lang="{{ language }}"><head><title>{{ lines[0] }}</title></head>
<body><h1>{{ lines[0] }}</h1>{% for line in lines[1:] %}<p>{{ line }}</p>{% endfor %}</body></html>
"""

text = Path(sys.argv[1]).read_text(encoding="utf-8")
language = langdetect.detect(text)
lines = [line for line in text.splitlines() if line.strip()]
page = jinja2.Environment(autoescape=True).from_string(_TEMPLATE).render(language=language, lines=lines)
headings = bs4.BeautifulSoup(page, "lxml").find_all("h1")
Path(sys.argv[2]).write_text(page, encoding="utf-8")
click.echo(f"{len(headings)} heading", err=True)
