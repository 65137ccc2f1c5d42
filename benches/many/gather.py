"""Gathers compared events into one table, a row an event: gather.py OUT writes OUT/events.csv of OUT/*.json and OUT/*.problem."""
import csv, json, pathlib, sys
from collections import Counter

COLUMNS = ["event", "accounts", "words", "links", "corroborated", "disputed", "repeated", "single_source", "problem"]


def row(event, text, problem):
    """One event's row: `text` is what `corroborate compare` printed, `problem` what it said on its standard error."""
    found = {"event": event, "problem": " ".join(problem.split())}
    if text.strip():
        comparison = json.loads(text)
        standings = Counter(point["standing"] for point in comparison["points"])
        found |= {"accounts": len(comparison["accounts"]), "words": sum(account["words"] for account in comparison["accounts"])}
        found |= {"links": len(comparison["links"])}
        found |= {standing: standings[standing] for standing in ("corroborated", "disputed", "repeated", "single_source")}
    return found


if __name__ == "__main__":
    out = pathlib.Path(sys.argv[1])
    with open(out / "events.csv", "w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        for problem in sorted(out.glob("*.problem")):
            table.writerow(row(problem.stem, problem.with_suffix(".json").read_text("utf-8"), problem.read_text("utf-8")))
