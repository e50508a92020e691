#!/usr/bin/env python3
"""scores.py READOUT SHARED: export the annotated dossiers, score them, hold the floors.

Prints every score of each dossier under SHARED/eval and their mean, and exits with 1 where
a mean has fallen under its floor in .ci/floors.txt (one "name value" a line; violations
must be 0). The first dossier's articles are the embedded ones.
"""
import json
import pathlib
import subprocess
import sys
import tempfile


def main():
    readout, shared = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    here = pathlib.Path(__file__).resolve().parent
    floors = dict((name.strip(), float(value)) for name, _, value in
                  (line.rpartition(" ") for line in (here / "floors.txt").read_text().splitlines() if line.strip() and line[0] != "#"))
    table, dossiers, violations = {}, [], 0
    with tempfile.TemporaryDirectory() as work:
        for gold in sorted((shared / "eval").glob("*/gold.json")):
            articles = gold.parent / "articles"
            folder = [articles] if articles.is_dir() else []
            out = pathlib.Path(work) / "out.json"
            with out.open("wb") as f:
                subprocess.run([readout, "export", "--format", "json", *folder], stdout=f, check=True)
            got = json.loads(subprocess.run([sys.executable, shared / "eval/score.py", gold, out, "--json"],
                                            capture_output=True, check=True).stdout)
            dossiers.append(gold.parent.name)
            violations += len(got["violations"])
            part = ""
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
                    table.setdefault(name, {}).setdefault(gold.parent.name, []).append(value)
    width = max(map(len, dossiers), default=8)
    print(f"{'mean of each dossier':28}", *(f"{d:>{width}}" for d in dossiers), "   mean  floor")
    low = ["violations"] if violations else []
    for name, by in table.items():
        each = [sum(by[d]) / len(by[d]) if d in by else None for d in dossiers]
        known = [v for v in each if v is not None]
        mean = sum(known) / len(known)
        floor = floors.get(name)
        mark = ""
        if floor is not None and mean < floor - 5e-4:
            low.append(name)
            mark = " LOW"
        print(f"{name:28}", *(f"{'-' if v is None else format(v, '.3f'):>{width}}" for v in each), f"  {mean:.3f}",
              "" if floor is None else f" {floor:.2f}{mark}")
    print(f"violations {violations}")
    if low:
        sys.exit("under the floor: " + ", ".join(low))


if __name__ == "__main__":
    main()
