#!/usr/bin/env bash
# Compares many events with GNU parallel, an event a job: with_parallel.sh EVENTS OUT. EVENTS holds a folder an event.
# Options for corroborate in OPTIONS (--no-model), for parallel in PARALLEL: --sshlogin and --transferfile take it past one machine.
set -euo pipefail
events="$1"; out="$2"; mkdir -p "$out"
export PROGRAM="${PROGRAM:-corroborate}" OPTIONS="${OPTIONS:-}" OUT="$out" RAYON_NUM_THREADS=1
one() { "$PROGRAM" compare "$1" $OPTIONS > "$OUT/$(basename "$1").json" 2> "$OUT/$(basename "$1").problem"; }
export -f one
# An event that comes to grief is one line of the log; the others go on.
parallel --will-cite --jobs "${JOBS:-100%}" --joblog "$out/jobs.tsv" ${PARALLEL:-} one ::: "$events"/*/ || true
python3 "$(dirname "$0")/gather.py" "$out"
