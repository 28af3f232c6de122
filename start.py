"""Set up everything the tool needs in `.venv` beside this file, then run it.

    python3 start.py assess examples/monusco-2020.yaml     run any command of the tool
    python3 start.py --test                                run every check: format, lint, types, tests, packs
    python3 start.py --test -k worker                      the same, with options for pytest

Needs Python 3.11 or newer and, the first time, the package index that pip is set up with. Can be repeated: what is
there already is not installed again. Uses the standard library only.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
ENGINE = "durable-rules"  # has no wheels: where it cannot be built, the tool runs on its own evaluator and says so


def requirements(extras: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return what pyproject.toml asks for: everything but the C engine, and the C engine's own line."""
    import tomllib  # from 3.11: an older Python must get as far as the message in `main`

    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(w for extra in extras for w in project["optional-dependencies"][extra])]
    engine = [w for w in wanted if w.startswith(ENGINE)]
    return [w for w in wanted if w not in engine], engine


def pip(*arguments: str, environment: dict[str, str] | None = None, quiet_failure: bool = False) -> bool:
    """Run pip in the environment; return whether it went well. Its output is shown where it did not."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "-q", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **(environment or {})})
    if done.returncode and not quiet_failure:
        print(done.stdout + done.stderr, file=sys.stderr)
    return done.returncode == 0


def set_up(*extras: str) -> None:
    """Bring `.venv` to what pyproject.toml asks for. A mark in it says what has been done."""
    digest = hashlib.sha256((HERE / "pyproject.toml").read_bytes() + sys.version.encode()).hexdigest()
    mark = VENV / f"ready-{'-'.join(extras) or 'core'}"
    if PYTHON.exists() and mark.exists() and mark.read_text(encoding="utf-8") == digest:
        return
    print(f"Setting up {VENV.name} (once; a minute or so) ...", file=sys.stderr)
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True, clear=VENV.exists())
    packages, engine = requirements(extras)
    if not pip("install", *packages):
        sys.exit("start.py: the packages above could not be installed; is the package index reachable?")
    if not pip("install", "--no-deps", "-e", str(HERE)):
        sys.exit("start.py: pocarms itself could not be installed")
    if not pip("install", *engine, quiet_failure=True):
        print(
            f"note: {ENGINE} could not be built here (it needs a C compiler); pocarms runs on its own evaluator.",
            file=sys.stderr,
        )
    # a folder that one may only read, or PYTHONDONTWRITEBYTECODE, would have every run compile the tool again
    subprocess.run([str(PYTHON), "-m", "compileall", "-q", str(HERE / "engine")], capture_output=True)
    mark.write_text(digest, encoding="utf-8")


def run(*command: str) -> int:
    """Run a command of the environment from the checkout; return its exit code."""
    return subprocess.run([str(PYTHON), *command], cwd=HERE).returncode


def check(pytest_options: list[str]) -> int:
    """Run every check; stop at the first that fails."""
    packs = sorted(str(p.parent.relative_to(HERE)) for p in (HERE / "rules").glob("*/pack.yaml"))
    checks = [
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "ruff", "check", "."),
        ("-m", "mypy"),
        *(("cli.py", "pack", "check", pack) for pack in packs),
        *(("cli.py", "pack", "test", pack) for pack in packs),
        # a process a core; a file's tests stay together, for what they share is made once a file
        ("-m", "pytest", "-n", "auto", "--dist", "loadfile", *pytest_options),
    ]
    for command in checks:
        print("$ " + " ".join(c for c in command if c != "-m"), flush=True)
        code = run(*command)
        if code:
            return code
    return 0


def main(arguments: list[str]) -> int:
    """Set up, then run the checks or the tool."""
    if sys.version_info < (3, 11):  # noqa: UP036 (an older one is what people may have)
        sys.exit("start.py: Python 3.11 or newer is needed")
    if arguments[:1] == ["--test"]:
        set_up("dev")
        return check(arguments[1:])
    set_up("office", "web")
    return subprocess.run([str(PYTHON), str(HERE / "cli.py"), *arguments]).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
