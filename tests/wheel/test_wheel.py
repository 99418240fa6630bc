"""The package as people get it: from a wheel, from the sdist, editable, and as a plain clone."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import articlekit

pytestmark = pytest.mark.wheel

CHECKOUT = Path(__file__).resolve().parents[2]
SAMPLE = CHECKOUT / "samples" / "notes" / "twitter-space.fr.txt"
_LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "*.egg-info", "node_modules")


def run(*command: str | Path, folder: Path) -> str:
    """Run a command and return what it prints; the test fails with all that it said if it fails."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        list(map(str, command)), cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = f"{done.stdout}{done.stderr}"
        pytest.fail(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{said}", pytrace=False)
    return done.stdout


def environment(folder: Path, *requirements: str | Path) -> Path:
    """Make a virtual environment with something installed; returns its folder of programs."""
    venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    install = ("-m", "pip", "install", "--quiet", "--no-input", "--no-compile", *requirements)
    run(programs / "python", *install, folder=folder)
    return programs


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, so that building leaves nothing in it."""
    folder = tmp_path_factory.mktemp("clone") / "articlekit"
    shutil.copytree(CHECKOUT, folder, ignore=_LEFT_OUT)
    shutil.copytree(CHECKOUT / ".ci", folder / ".ci")
    return folder


@pytest.fixture(scope="module")
def built(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "build", "--outdir", folder, clone, folder=clone)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (path,) = built.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with the wheel in it."""
    return environment(tmp_path_factory.mktemp("installed"), wheel)


def files_of(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_the_templates_and_the_locales(wheel: Path) -> None:
    templates = CHECKOUT / "templates"
    files = (path for path in templates.rglob("*") if path.is_file())
    wanted = {f"articlekit/templates/{path.relative_to(templates).as_posix()}" for path in files}
    locales = CHECKOUT / "articlekit" / "language" / "locales"
    wanted |= {f"articlekit/{path.relative_to(locales.parents[1])}" for path in locales.rglob("*.toml")}
    wanted |= {"articlekit/py.typed"}
    assert wanted - files_of(wheel) == set()


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in files_of(wheel)}
    assert tops == {"articlekit", f"articlekit-{articlekit.__version__}.dist-info"}


def test_the_wheel_is_the_same_without_the_sdist(clone: Path, wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, clone, folder=clone)
    (direct,) = tmp_path.glob("*.whl")
    assert files_of(direct) == files_of(wheel)


def test_the_sdist_holds_what_the_tests_need(built: Path) -> None:
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = (
        "tests/run",
        "tests/test_floors.py",
        ".ci/environment",
        "samples/run",
        "docs/mkdocs.yml",
        "LICENSE",
        "CHANGELOG.md",
    )
    assert [name for name in wanted if name not in names] == []


def test_the_installed_command_tells_its_version(installed: Path, tmp_path: Path) -> None:
    assert articlekit.__version__ in run(installed / "articlekit", "--version", folder=tmp_path)


def test_the_installed_command_lists_the_built_in_templates(installed: Path, tmp_path: Path) -> None:
    listed = run(installed / "articlekit", "templates", "list", folder=tmp_path)
    assert {line.split()[0] for line in listed.splitlines()} >= {"page", "fragment", "markdown", "json"}


def test_the_installed_command_writes_an_article(installed: Path, tmp_path: Path) -> None:
    run(installed / "articlekit", "generate", SAMPLE, "-o", "article.html", folder=tmp_path)
    page = (tmp_path / "article.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "<h1" in page
    assert "</html>" in page


def test_the_installed_package_works_from_python(installed: Path, tmp_path: Path) -> None:
    program = (
        "import pathlib, sys, articlekit as kit\n"
        "[note] = kit.read_notes(pathlib.Path(sys.argv[1]).read_bytes(), name='note.txt')\n"
        "outcome = kit.write(kit.Brief(note=note, language=note.language), kit.ExtractiveDrafter())\n"
        "print(kit.render(outcome.article, template='json'))\n"
    )
    told = run(installed / "python", "-W", "error", "-c", program, SAMPLE, folder=tmp_path)
    assert json.loads(told)["language"] == "fr"


def test_a_plain_clone_runs_as_a_module(installed: Path, clone: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import articlekit; print(articlekit.__file__)", folder=clone)
    assert Path(where.strip()).is_relative_to(clone)
    page = tmp_path / "article.html"
    run(installed / "python", "-m", "articlekit", "generate", SAMPLE, "-o", page, folder=clone)
    assert "</html>" in page.read_text(encoding="utf-8")


def test_an_editable_install_finds_the_templates(clone: Path, tmp_path: Path) -> None:
    programs = environment(tmp_path / "editable", "--editable", clone)
    page = run(programs / "articlekit", "generate", SAMPLE, folder=tmp_path)
    assert page.rstrip().endswith("</html>")


def test_the_first_command_of_the_readme_writes_an_article(clone: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "articlekit"
    shutil.copytree(clone, fresh)
    run(fresh / "samples" / "run", folder=fresh)
    assert "</html>" in (fresh / "article.html").read_text(encoding="utf-8")
    assert "articlekit" in run(fresh / ".venv" / "bin" / "articlekit", "--version", folder=tmp_path)
