"""Compares many events with Dask, an event a task: with_dask.py EVENTS OUT.parquet [SCHEDULER]. EVENTS holds a folder an event.

    pip install "dask[distributed]" pyarrow

Without SCHEDULER (tcp://host:8786) the workers are threads of this process: the work itself is in a process of its own for each event.
On a cluster every worker needs the program and the folders. OPTIONS and PROGRAM are read from the environment.
"""
import os, pathlib, subprocess, sys
import dask.bag, pyarrow, pyarrow.parquet
from gather import COLUMNS, row

PROGRAM, OPTIONS = os.environ.get("PROGRAM", "corroborate"), os.environ.get("OPTIONS", "").split()


def compare(folder):
    done = subprocess.run([PROGRAM, "compare", folder, *OPTIONS], capture_output=True, text=True, env={**os.environ, "RAYON_NUM_THREADS": "1"})
    found = row(pathlib.Path(folder).name, done.stdout, done.stderr)
    return {column: found.get(column) for column in COLUMNS}


if __name__ == "__main__":
    events, out, *scheduler = sys.argv[1:]
    folders = sorted(str(folder) for folder in pathlib.Path(events).iterdir() if folder.is_dir())
    if scheduler:
        from dask.distributed import Client
        client = Client(*scheduler)
        client.upload_file(str(pathlib.Path(__file__).with_name("gather.py")))
    bag = dask.bag.from_sequence(folders, npartitions=max(1, len(folders) // 20)).map(compare)
    rows = bag.compute() if scheduler else bag.compute(scheduler="threads", num_workers=int(os.environ.get("JOBS", os.cpu_count())))
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), out)
    print(len(rows), "events,", sum(bool(found["problem"]) for found in rows), "with a problem")
