"""Make a folder to copy onto computers where nothing can be installed: `make bundle`, or

    python3 bundle.py [-o dist/bundle]      builds it, then checks that it starts without any package

In the folder: `pocarms.pyz`, one file that runs on any Python from 3.11 of this system and version, with every package
inside, durable-rules compiled; starters to double-click, which open the page; and the wheels it was made from, for
whoever may install. Compiled parts belong to one system and one version of Python: build it on a machine like those it
is for. Needs the package index once.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

import start

HERE = Path(__file__).resolve().parent
WANTED = "office,web"
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"

READ_ME = f"""pocarms

English. Double-click open-the-page (Windows: open-the-page.bat; macOS: open-the-page.command; Linux:
open-the-page.sh). A page opens in your browser; your assessments are kept in the folder "assessments" here.
Nothing leaves this computer. Python {VERSION} has to be there; nothing else is needed. With a newer Python it
starts too, but writes no Word files and uses its own evaluator alone, without durable-rules.
In a terminal: python3 pocarms.pyz --help

Français. Ouvrez open-the-page d'un double clic (Windows : open-the-page.bat ; macOS : open-the-page.command ;
Linux : open-the-page.sh). Une page s'ouvre dans votre navigateur ; vos évaluations sont gardées dans le dossier
« assessments » ici même. Rien ne quitte cet ordinateur. Python {VERSION} doit être présent ; rien d'autre. Avec
un Python plus récent, pocarms démarre aussi, mais n'écrit pas de fichiers Word et se sert de son seul moteur
d'évaluation, sans durable-rules.
Dans un terminal : python3 pocarms.pyz --help
"""
NO_PYTHON = (
    f"Python {VERSION} is needed and was not found on this computer. Ask your IT support for it.",
    f"Python {VERSION} est nécessaire et n'a pas été trouvé sur cet ordinateur. Demandez-le à l'informatique.",
)
SHELL = f"""#!/bin/sh
cd "$(dirname "$0")" && mkdir -p assessments || exit 1
for python in python{VERSION} python3; do
  command -v "$python" > /dev/null && exec "$python" pocarms.pyz serve assessments
done
echo "{NO_PYTHON[0]}"
echo "{NO_PYTHON[1]}"
read -r enter
exit 1
"""
BATCH = f"""@echo off
chcp 65001 > nul
cd /d "%~dp0"
if not exist assessments mkdir assessments
set python=
for %%p in ("py -{VERSION}" "py -3" "python") do (
  call %%~p -c "" > nul 2> nul
  if not errorlevel 1 if not defined python set python=%%~p
)
if not defined python goto none
call %python% pocarms.pyz serve assessments
if errorlevel 1 pause
exit /b
:none
echo {NO_PYTHON[0]}
echo {NO_PYTHON[1]}
pause
exit /b 1
""".replace("\n", "\r\n")


def build(target: Path) -> None:
    """Build the bundle in a new folder. Ends with a message where a step fails."""
    start.set_up("bundle")
    wheels = target / "wheels"
    wheels.mkdir(parents=True)
    python = str(start.PYTHON)
    _run(python, "-m", "pip", "--disable-pip-version-check", "wheel", "-q", "-w", str(wheels), f"{HERE}[{WANTED}]")
    made = str(target / "pocarms.pyz")
    own = next(w for w in wheels.glob("pocarms-*.whl"))
    offline = ("--no-index", "--find-links", str(wheels), f"pocarms[{WANTED}] @ {own.as_uri()}")
    _run(python, "-m", "shiv", "-q", "-c", "pocarms", "-p", "/usr/bin/env python3", "-o", made, *offline)
    (target / "READ-ME.txt").write_text(READ_ME, encoding="utf-8")
    for name, text in (("open-the-page.sh", SHELL), ("open-the-page.command", SHELL), ("open-the-page.bat", BATCH)):
        file = target / name
        file.write_bytes(text.encode("utf-8"))
        file.chmod(0o755)


def check(target: Path) -> None:
    """Start the bundle as on a computer without any package, do the main job, open the page. Ends where that fails."""
    python = sys._base_executable if hasattr(sys, "_base_executable") else sys.executable
    with tempfile.TemporaryDirectory() as home:
        alone = {"PATH": os.defpath, "HOME": home, "SHIV_ROOT": home, "POCARMS_CACHE": "off"}
        if os.name == "nt":
            alone |= {k: os.environ[k] for k in ("SYSTEMROOT", "TEMP") if k in os.environ}
        command = [python, "-I", str(target / "pocarms.pyz")]
        example = str(HERE / "examples" / "monusco-2020.yaml")
        done = subprocess.run(
            [*command, "assess", example, "--format", "json"], env=alone, cwd=home, capture_output=True
        )
        if done.returncode or b"durable+twin" not in done.stdout:
            sys.exit(f"bundle.py: the main job does not run with durable-rules:\n{done.stderr.decode()[-2000:]}")
        folder = target / "assessments"  # where the starters keep them; not part of what is copied
        folder.mkdir()
        shutil.copy(example, folder)
        opening = [*command, "serve", str(folder), "--no-browser"]
        if os.name != "nt":  # as a double click does, with the Python that is looked for, and no browser to open
            opening = [str(target / "open-the-page.sh")]
            alone |= {"PATH": os.pathsep.join((os.path.dirname(python), os.defpath)), "BROWSER": "true"}
        server = subprocess.Popen(opening, env=alone, cwd=home, stdout=subprocess.PIPE, text=True)
        try:
            address = re.search(r"http\S+", server.stdout.readline() if server.stdout else "")
            if address is None:
                sys.exit("bundle.py: the page does not start")
            window = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            if "MONUSCO" not in window.open(address[0], timeout=60).read().decode():
                sys.exit("bundle.py: the page does not show the assessments")
        finally:
            server.kill()
            server.wait()
            shutil.rmtree(folder)


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"bundle.py: {' '.join(command[2:5])} failed:\n{(done.stdout + done.stderr)[-3000:]}")


def main() -> None:
    """Build, check, say where it is."""
    parser = argparse.ArgumentParser(description="Make a folder that runs pocarms without installing anything.")
    parser.add_argument("-o", "--output", default=str(HERE / "dist" / "bundle"), help="the folder to make")
    target = Path(parser.parse_args().output).resolve()
    if target.exists():
        sys.exit(f"bundle.py: {target} is there already; delete it, or name another with -o")
    with tempfile.TemporaryDirectory() as beside:
        made = Path(beside) / "bundle"
        build(made)
        check(made)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(made, target)
    size = sum(f.stat().st_size for f in target.rglob("*") if f.is_file())
    print(f"{target}: {size / 1e6:.0f} MB, {(target / 'pocarms.pyz').stat().st_size / 1e6:.0f} MB of it pocarms.pyz")


if __name__ == "__main__":
    main()
