#!/usr/bin/env bash
# The same texts through this program and through what people use for them, in one run, one after the other. Machines differ, so it is
# the ratios that count; what is compared is processor time, so that other work on the machine does not.
#
#   benches/peers.sh [FOLDER]        FOLDER keeps the texts and the Python environment; a temporary one else
#   LIMIT=300 benches/peers.sh       peers are stopped after so many seconds of processor time (120): then the ratio is "more than"
#   CASES='4 500 near-copies'        other sizes than these, a line each; none for the sentence model alone
#   PROGRAM=... MAKE=...             a built corroborate and make_accounts, instead of building them
#
# Needs cargo, python3 with venv, wdiff, and PyPI for collatex (and Levenshtein, which it wants), onnxruntime, tokenizers and numpy.
set -euo pipefail
cd "$(dirname "$0")/.."
limit="${LIMIT:-120}"
folder="${1:-$(mktemp -d)}"; mkdir -p "$folder"
if [ -z "${PROGRAM:-}" ]; then
  cargo build --release --no-default-features --bin corroborate
  cargo build --example make_accounts
  target="${CARGO_TARGET_DIR:-target}"
  PROGRAM="$target/release/corroborate" MAKE="$target/debug/examples/make_accounts"
fi
python="$folder/venv/bin/python"
if [ ! -x "$python" ]; then
  python3 -m venv "$folder/venv"
  "$folder/venv/bin/pip" install -q collatex Levenshtein onnxruntime tokenizers numpy
fi
"$folder/venv/bin/pip" list 2>/dev/null | grep -iE '^(collatex|onnxruntime|tokenizers|numpy) '

cost() { "$python" benches/peers/cost.py "$@"; }
show() { # name, "seconds kilobytes how", our seconds
  "$python" - "$1" "$3" $2 <<'END'
import sys
name, ours, seconds, memory, how = sys.argv[1:]
more = "more than " if how == "stopped" else ""
ratio = float(seconds) / max(float(ours), 0.001)
print(f"| {name} | {more}{float(seconds):.2f} s | {int(memory) // 1000} MB | {more}{ratio:.1f} times |" if how != "failed" else f"| {name} | failed | | |")
END
}
wdiff_all() { # every two files of a folder
  printf '%s\n' 'for a in "$1"/*.txt; do for b in "$1"/*.txt; do [[ "$a" < "$b" ]] && wdiff -s "$a" "$b"; done; done; exit 0'
}

while read -r accounts words kind; do
  [ -n "$accounts" ] || continue
  texts="$folder/$accounts-$words-$kind"
  "$MAKE" "$accounts" "$words" "$kind" "$texts"
  printf '\n| %s accounts × %s words, %s | processor time | memory | against this program |\n|---|---|---|---|\n' "$accounts" "$words" "$kind"
  own="$(cost 600 "$PROGRAM" compare "$texts" --no-model)"
  ours="${own%% *}"
  show "corroborate compare --no-model" "$own" "$ours"
  show "CollateX" "$(cost "$limit" "$python" benches/peers/collate.py "$texts")" "$ours"
  show "difflib, every two accounts" "$(cost "$limit" "$python" benches/peers/difference.py "$texts")" "$ours"
  show "wdiff, every two accounts" "$(cost "$limit" bash -c "$(wdiff_all)" wdiff "$texts")" "$ours"
done <<< "${CASES-$'4 500 near-copies\n4 1000 near-copies\n8 2000 near-copies\n5 5000 independent'}"

# The sentence model on the same sentences: what one account costs more with it than one sentence does.
texts="$folder/sentences"; one="$folder/one-sentence"
"$MAKE" 1 5000 independent "$texts"
mkdir -p "$one"; echo "The fire in the harbour killed twelve people." > "$one/one.txt"
"$PROGRAM" compare "$texts" --no-model | "$python" -c '
import json, sys
print(json.dumps([passage["text"] for account in json.load(sys.stdin)["accounts"] for passage in account["passages"]]))' > "$folder/sentences.json"
seconds() { local out; out="$(cost 600 "$@")"; echo "${out%% *}"; }
with="$(seconds "$PROGRAM" compare "$texts")"; without="$(seconds "$PROGRAM" compare "$texts" --no-model)"
loading="$(seconds "$PROGRAM" compare "$one")"; bare="$(seconds "$PROGRAM" compare "$one" --no-model)"
read -r peer count < <("$python" benches/peers/vectors.py assets/model/minilm.onnx assets/model/vocab.txt "$folder/sentences.json")
"$python" - "$with" "$without" "$loading" "$bare" "$peer" "$count" <<'END'
import sys
whole, without, loading, bare, peer, count = map(float, sys.argv[1:])
ours = (whole - without) - (loading - bare)
print(f"\n| {int(count)} sentences through all-MiniLM-L6-v2, the same file | processor time | a sentence | against this program |\n|---|---|---|---|")
print(f"| corroborate | {ours:.2f} s | {1000 * ours / count:.1f} ms | 1.0 times |")
print(f"| onnxruntime | {peer:.2f} s | {1000 * peer / count:.1f} ms | {peer / ours:.2f} times |")
END
