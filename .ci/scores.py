#!/usr/bin/env python3
"""scores.py READOUT SHARED: export the annotated dossiers, score them, hold the floors.

Two groups: those under SHARED/eval, and those of this repository under testdata/dossiers,
on which fewer rules were read. Prints every score of each dossier and the mean of its group,
and exits with 1 where a mean has fallen under its floor in .ci/floors.txt (lines of "name
floor floor", one floor a group) or a briefing breaks the contract. A dossier without articles
of its own is the embedded one.
"""
import json
import pathlib
import subprocess
import sys
import tempfile


def score(readout, shared, gold, work):
    """The scores of one dossier by name, and its violations."""
    articles = gold.parent / "articles"
    out = pathlib.Path(work) / "out.json"
    with out.open("wb") as f:
        subprocess.run([readout, "export", "--format", "json", *([articles] if articles.is_dir() else [])],
                       stdout=f, check=True)
    got = json.loads(subprocess.run([sys.executable, shared / "eval/score.py", gold, out, "--json"],
                                    capture_output=True, check=True).stdout)
    scores, part = {}, ""
    for row in got["scores"]:
        name = row["score"]
        if name.startswith("issue "):
            name, part = "issues", "issues"
        elif name.startswith("  "):
            name = f"{part} {name.strip()}"
        else:
            part = name.split()[0]
        value = row.get("f1", row.get("value"))
        if value is not None:
            scores.setdefault(name, []).append(value)
    return {name: sum(v) / len(v) for name, v in scores.items()}, got["violations"]


def table(title, dossiers, floors, column):
    """Print a group; return what is under its floor."""
    low = []
    width = max(len(title), 28)
    print(f"\n{title:{width}}", *(f"{d[:12]:>13}" for d in dossiers), "    mean  floor")
    for name in dict.fromkeys(n for scores in dossiers.values() for n in scores):
        known = [scores[name] for scores in dossiers.values() if name in scores]
        mean = sum(known) / len(known)
        floor = floors.get(name, [0, 0])[column]
        mark = "  LOW" if mean < floor - 5e-4 else ""
        low += [f"{name} ({title})"] if mark else []
        print(f"{name:{width}}", *(f"{scores[name]:13.3f}" if name in scores else f"{'-':>13}" for scores in dossiers.values()),
              f"   {mean:.3f}", f"  {floor:.2f}{mark}" if floor else "")
    return low


def main():
    readout, shared = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    here = pathlib.Path(__file__).resolve().parent
    floors = {}
    for line in (here / "floors.txt").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            *name, a, b = line.split()
            floors[" ".join(name)] = [float(a), float(b)]
    groups = {"the shared dossiers": shared / "eval", "the repository's own": here.parent / "testdata/dossiers"}
    low, violations = [], []
    with tempfile.TemporaryDirectory() as work:
        for column, (title, folder) in enumerate(groups.items()):
            dossiers = {}
            for gold in sorted(folder.glob("*/gold.json")):
                dossiers[gold.parent.name], bad = score(readout, shared, gold, work)
                violations += [f"{gold.parent.name}: {b}" for b in bad]
            low += table(title, dossiers, floors, column)
    print(f"\nviolations of the contract: {len(violations)}", *violations, sep="\n  ")
    if low or violations:
        sys.exit("under the floor: " + ", ".join(low or ["violations"]))


if __name__ == "__main__":
    main()
