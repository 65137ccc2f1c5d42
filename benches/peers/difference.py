"""Word differences of every two accounts of a folder with difflib: difference.py FOLDER. Prints how many changes there are."""
import difflib, itertools, pathlib, sys

texts = [file.read_text(encoding="utf-8").split() for file in sorted(pathlib.Path(sys.argv[1]).glob("*.txt"))]
changes = 0
for x, y in itertools.combinations(texts, 2):
    changes += sum(tag != "equal" for tag, *_ in difflib.SequenceMatcher(None, x, y, autojunk=False).get_opcodes())
print(changes)
