#!/usr/bin/env python3
"""Makes model.onnx and vocab.txt: a judging model so small that a test can say what it must answer.

    pip install onnx==1.23.2 numpy && python3 make_model.py

It adds up three numbers for each piece of two texts, in the order of config.json: contradiction, entailment, neutral. A piece
counts anywhere, or only in the second text, which makes the answer depend on the order of the texts. All other pieces count
nothing, and then neither follows.
"""
import pathlib
import numpy as np, onnx
from onnx import TensorProto as T, helper as h, numpy_helper as nh

CONTRADICTION, ENTAILMENT, NEUTRAL = range(3)
ANYWHERE = {"scolded": CONTRADICTION}
SECOND = {"grudgingly": CONTRADICTION, "evening": ENTAILMENT}
SURE = 12.0

here = pathlib.Path(__file__).parent
pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "lantern", "##s", *ANYWHERE, *SECOND]

def table(name, words):
    values = np.zeros((len(pieces), 3), np.float32)
    for word, meaning in words.items():
        values[pieces.index(word), meaning] = SURE
    return nh.from_array(values, name)

constants = [
    table("anywhere", ANYWHERE),
    table("second", SECOND),
    nh.from_array(np.array([[0.0, 0.0, 6.0]], np.float32), "bias"),
    nh.from_array(np.array([2], np.int64), "last"),
    nh.from_array(np.array([1], np.int64), "along"),
]
nodes = [
    h.make_node("Gather", ["anywhere", "input_ids"], ["x"]),
    h.make_node("Gather", ["second", "input_ids"], ["y"]),
    h.make_node("Cast", ["token_type_ids"], ["kinds"], to=T.FLOAT),
    h.make_node("Unsqueeze", ["kinds", "last"], ["kinds3"]),
    h.make_node("Mul", ["y", "kinds3"], ["y2"]),
    h.make_node("Add", ["x", "y2"], ["all"]),
    h.make_node("Cast", ["attention_mask"], ["mask"], to=T.FLOAT),
    h.make_node("Unsqueeze", ["mask", "last"], ["mask3"]),
    h.make_node("Mul", ["all", "mask3"], ["counted"]),
    h.make_node("ReduceSum", ["counted", "along"], ["sum"], keepdims=0),
    h.make_node("Add", ["sum", "bias"], ["logits"]),
]
inputs = [h.make_tensor_value_info(name, T.INT64, ["batch", "length"]) for name in ("input_ids", "attention_mask", "token_type_ids")]
outputs = [h.make_tensor_value_info("logits", T.FLOAT, ["batch", 3])]
model = h.make_model(h.make_graph(nodes, "pairs", inputs, outputs, constants), opset_imports=[h.make_opsetid("", 17)], ir_version=8)
onnx.checker.check_model(model)
onnx.save(model, here / "model.onnx")
(here / "vocab.txt").write_text("\n".join(pieces) + "\n")
