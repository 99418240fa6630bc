"""What `check --format sarif` writes is valid by the schema of OASIS, as its npm package has it."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from articlekit.app.cli import main
from tests.judges.tools import npm_packages, program

pytestmark = pytest.mark.judge

_VALIDATE = """
const { createRequire } = require("module");
const [schema, log] = process.argv.slice(2);
const there = createRequire(schema);
const Ajv = there("ajv");
const ajv = new Ajv({ schemaId: "auto", allErrors: true, unknownFormats: "ignore" });
ajv.addMetaSchema(there("ajv/lib/refs/json-schema-draft-04.json"));
const validate = ajv.compile(there(schema));
if (!validate(there(log))) { console.log(ajv.errorsText(validate.errors)); process.exit(1); }
"""


def test_a_log_with_findings_and_an_unreadable_file_is_valid(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><h2>A</h2><h4>B</h4>", encoding="utf-8")
    (tmp_path / "b.html").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    article = '{"language": "en", "headline": {"text": "A.", "sources": []}, "note": "n"}'
    (tmp_path / "c.json").write_text(article, encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(tmp_path), str(tmp_path / "c.json"), "--format", "sarif"])
    log, script = tmp_path / "log.json", tmp_path / "validate.js"
    log.write_text(result.stdout, encoding="utf-8")
    script.write_text(_VALIDATE, encoding="utf-8")
    node = program("node", "apt-get install nodejs, or brew install node")
    schema = npm_packages()["@microsoft/jest-sarif"]
    done = subprocess.run(
        [node, str(script), str(schema), str(log)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "page-heading-skip" in result.stdout
    assert "logicalLocations" in result.stdout
