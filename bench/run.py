"""From the names of scenarios to what is printed about them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from bench import report
from bench.context import Context, Scenario, Skipped
from bench.databases import Databases
from bench.scenarios.allocation import allocation
from bench.scenarios.certificates import certificates
from bench.scenarios.changelists import changelists
from bench.scenarios.checking_in import checkin
from bench.scenarios.export import export
from bench.scenarios.growing import growth
from bench.scenarios.import_schools import import_schools
from bench.scenarios.reading import event_list, event_page
from bench.scenarios.registering import register
from bench.scenarios.reminding import reminders
from bench.scenarios.retention import retention
from bench.scenarios.starting import start

SCENARIOS: dict[str, Scenario] = {
    "list": event_list,
    "page": event_page,
    "register": register,
    "reminders": reminders,
    "start": start,
    "growth": growth,
    "changelists": changelists,
    "export": export,
    "import_schools": import_schools,
    "retention": retention,
    "allocation": allocation,
    "certificates": certificates,
    "checkin": checkin,
}
SEED = 1


def run(names: Iterable[str], *, scale: int, rounds: int, as_json: bool) -> bool:
    """Measure one scenario after the other and print each; True when all goals hold."""
    write = report.as_json if as_json else report.as_text
    good = True
    with Databases(SEED) as databases:
        context = Context(scale, rounds, databases, _say)
        for name in names:
            _say(f"{name}: scale {scale}, load average {_load()}")
            databases.use(scale)
            try:
                finding = SCENARIOS[name](context)
            except Skipped as reason:
                _say(f"{name} is left out: {reason}")
                continue
            finding.facts.update(rounds=rounds, load_average=_load())
            print(write(finding), flush=True)
            good = good and finding.holds
    return good


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _load() -> float:
    """How busy the machine is, ourselves included: the kernel's average of a minute."""
    return round(os.getloadavg()[0], 1)
