"""How many modules of the package run for one sentence of a note, and how many are imported.

    python tests/benchmark/modules.py [--list]

The command writes an article of a note, once without a model and once with one that a fake server plays,
each in a process of its own. A module runs for the sentence where one of its functions is called with it:
the sentence stands in an argument, or in what an argument holds. With --list the modules are named.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

__all__ = ["main"]

_PACKAGE = "articlekit"
_NOTE = """\
Panne du réseau de tramway de Valmont, mardi 4 mars
- 6 h 52 : coupure de courant sur les lignes A et C
- 14 rames immobilisées, environ 2 300 voyageurs concernés
- aucun blessé
- origine : un câble de 20 kV sectionné par une pelleteuse, chantier de la rue des Forges
- 7 h 20 : bus de remplacement mis en place
- Mme Lenoir, directrice de l'exploitation : « Le câble n'était pas signalé sur les plans. »
- 9 h 45 : trafic rétabli sur la ligne A
- ligne C : reprise prévue demain matin
"""
_SENTENCE = "14 rames immobilisées"
_TOLD = (
    ("headline", "Panne du réseau de tramway de Valmont", "title"),
    ("lede", "Le courant a été coupé à 6 h 52 sur les lignes A et C, sans faire de blessé.", "s1", "s3"),
    ("lede", "14 rames immobilisées, environ 2 300 voyageurs concernés.", "s2"),
    ("heading", "Un câble sectionné par une pelleteuse", "s4"),
    ("text", "Une pelleteuse a sectionné un câble de 20 kV sur le chantier de la rue des Forges.", "s4"),
    ("text", "« Le câble n'était pas signalé sur les plans », a dit Mme Lenoir.", "s6"),
    ("heading", "Bus de remplacement", "s5"),
    ("text", "Des bus de remplacement ont été mis en place à 7 h 20.", "s5"),
    ("text", "Le trafic a été rétabli sur la ligne A à 9 h 45.", "s7"),
    ("conclusion", "La reprise de la ligne C est prévue demain matin.", "s8"),
)
"""What the model of the fake server answers: part, text and the statements that it cites."""
_DEEPEST, _MOST = 4, 40
"""How far into an argument the sentence is looked for, and at how many of the values in each."""


def main() -> None:
    """Print the figures of both engines; with `--one` those of this process, as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--list", action="store_true", help="name the modules that the sentence crosses")
    parser.add_argument("--one", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(_crossed(options.one)))
        return
    from tests.fakes.openai_server import FakeServer, answer, sentence

    told = answer([sentence(part, text, *sources) for part, text, *sources in _TOLD])
    with tempfile.TemporaryDirectory() as folder, FakeServer(told) as server:
        note = Path(folder) / "note.txt"
        note.write_text(_NOTE, encoding="utf-8")
        plain = ["generate", str(note), "-o", str(Path(folder) / "article.html"), "--quiet"]
        model = [*plain, "--engine", "openai", "--base-url", server.url, "--no-cache"]
        print(f"{'':<16}{'imported':>10}{'run':>8}{'for one sentence':>18}")
        for name, command in (("without a model", plain), ("with a model", model)):
            figures = _measured(command)
            print(f"{name:<16}{figures['imported']:>10}{figures['run']:>8}{len(figures['crossed']):>18}")
            if options.list:
                print("\n".join(f"    {each}" for each in figures["crossed"]))


def _measured(command: list[str]) -> dict[str, Any]:
    """The figures of a command that runs in a process of its own."""
    call = [sys.executable, __file__, "--one", *command]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def _crossed(command: list[str]) -> dict[str, Any]:
    """Run a command and note the modules whose functions are called."""
    run: set[str] = set()
    crossed: set[str] = set()

    def look(frame: FrameType, event: str, _: object) -> None:
        name = frame.f_globals.get("__name__", "")
        if event != "call" or not name.startswith(_PACKAGE) or frame.f_code.co_name == "<module>":
            return
        run.add(name)
        if name not in crossed and any(map(_has, _arguments(frame))):
            crossed.add(name)

    from articlekit.app.cli import main as run_command

    sys.setprofile(look)
    try:
        run_command(command)
    except SystemExit as done:
        if done.code not in (0, 1, None):
            raise
    finally:
        sys.setprofile(None)
    imported = [name for name in sys.modules if name == _PACKAGE or name.startswith(f"{_PACKAGE}.")]
    return {"imported": len(imported), "run": len(run), "crossed": sorted(crossed)}


def _arguments(frame: FrameType) -> Iterator[object]:
    code, values = frame.f_code, frame.f_locals
    count = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & 4) + bool(code.co_flags & 8)
    return (values[name] for name in code.co_varnames[:count] if name in values)


def _has(value: object, deep: int = _DEEPEST) -> bool:
    """Whether the sentence is in a value."""
    if isinstance(value, str):
        return _SENTENCE in value
    if isinstance(value, bytes):
        return _SENTENCE.encode() in value
    if not deep or callable(value):
        return False
    if isinstance(value, dict):
        inner = [*value.values()][:_MOST]
    elif isinstance(value, list | tuple | set | frozenset):
        inner = [*value][:_MOST]
    elif type(value).__module__.startswith(_PACKAGE):
        slots = (name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ()))
        inner = [*getattr(value, "__dict__", {}).values()]
        inner += [getattr(value, name) for name in slots if name[:2] != "__" and hasattr(value, name)]
    else:
        return False
    return any(_has(each, deep - 1) for each in inner)


if __name__ == "__main__":
    main()
