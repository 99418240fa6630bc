"""What becomes of articles when the model's server does everything wrong:  faults.py [SEQUENCES]

Runs random sequences of faults, the same for the same seed, against the fake server and counts how
they end. A traceback, an article with errors, or a budget that was not kept ends the run; where the server
itself went beyond what it was allowed, it has to be said.
"""

import sys
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from articlekit.app.engine import EngineOptions, engine
from articlekit.drafting.attempts import write
from articlekit.drafting.drafter import Brief, Drafter
from articlekit.errors import ArticlekitError
from articlekit.model.article import sentences
from articlekit.model.provenance import BY_NOTE
from articlekit.settings import Settings
from tests.fakes.faults import script
from tests.fakes.notes import read
from tests.fakes.openai_server import FakeServer

__all__ = ["BUDGET", "End", "run"]

BUDGET = 12_000
"""Tokens that an article may use."""
_NOTE = read()


@dataclass(frozen=True, kw_only=True)
class End:
    """How a sequence ended."""

    kind: str
    tokens: int
    requests: int
    overrun: bool = False
    """Whether the server went beyond what it was allowed."""
    faults: tuple[str, ...] = ()
    """What is wrong with that end."""


def run(seed: int) -> End:
    """Have an article written by a server that follows the sequence of a seed."""
    language = "fr" if seed % 5 == 0 else "en"
    with FakeServer(*script(seed)) as server:
        options = EngineOptions(
            name="openai",
            model="fake",
            base_url=server.url,
            timeout=0.2,
            max_tokens=BUDGET,
            cache=False,
            pause=lambda _: None,
        )
        with closing(engine(options, Settings())) as chosen:
            brief = Brief(note=_NOTE, language=language, budget=chosen.budget())
            kind, faults = _written(brief, chosen.drafter)
    account = brief.budget
    if account.tokens > BUDGET and account.overrun is None:
        faults = (*faults, f"{account.tokens} tokens, {BUDGET} were allowed")
    return End(
        kind=kind,
        tokens=account.tokens,
        requests=len(server.requests),
        overrun=account.overrun is not None,
        faults=faults,
    )


def _written(brief: Brief, drafter: Drafter) -> tuple[str, tuple[str, ...]]:
    try:
        outcome = write(brief, drafter, attempts=3)
    except ArticlekitError as error:
        clean = error.exit_status == 3 and "\n" not in str(error)
        return "clean error", () if clean else (f"no clean error: {error}",)
    article = outcome.article
    told = any(finding.rule == "model-budget" for finding in outcome.findings)
    errors = (finding for finding in outcome.findings if finding.severity == "error")
    faults = [each.message for each in errors if each.rule != "model-cut"]  # a translation tells what it lost
    if article.language != brief.language or not article.lede:
        faults.append("no lede, or another language")
    if told != (brief.budget.overrun is not None):
        faults.append("that the server took more than it was allowed is not said")
    is_cut = any(finding.rule == "model-cut" for finding in outcome.findings)
    is_mended = is_cut or any(sentence.by == BY_NOTE for _, sentence in sentences(article))
    kind = "from the note" if article.engine == "extractive" else "mended" if is_mended else "as written"
    return kind, tuple(faults)


def main() -> int:
    """Run the sequences and print how they ended."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    ends = {seed: run(seed) for seed in range(count)}
    for kind, number in Counter(end.kind for end in ends.values()).most_common():
        print(f"{kind:<14} {number:>5}")
    print(f"most tokens {max(end.tokens for end in ends.values() if not end.overrun):,} of {BUDGET:,}")
    print(f"{sum(end.overrun for end in ends.values())} servers went beyond what they were allowed")
    print(f"most requests {max(end.requests for end in ends.values())}")
    bad = {seed: end.faults for seed, end in ends.items() if end.faults}
    for seed, faults in bad.items():
        print(f"seed {seed}: {'; '.join(faults)}")
    return int(bool(bad))


if __name__ == "__main__":
    raise SystemExit(main())
