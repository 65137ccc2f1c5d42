"""Collates the accounts of a folder with CollateX: collate.py FOLDER. Prints how many rows the alignment table has."""
import pathlib, sys
from collatex import Collation, collate

collation = Collation()
for file in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
    collation.add_plain_witness(file.stem, file.read_text(encoding="utf-8"))
table = collate(collation, output="table", layout="vertical", segmentation=False)
print(len(table.columns))
