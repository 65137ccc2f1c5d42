"""Sentence vectors with onnxruntime, as sentence-transformers makes them: vectors.py MODEL.onnx VOCABULARY SENTENCES.json TOGETHER.

The graph has no padding and no mask, so that sentences of one length are computed together, TOGETHER at a time. One thread, without
spinning: processor time is what is compared. Prints seconds of it, without loading, and how many sentences there were.
"""
import json, sys, time
import numpy as np, onnxruntime
from tokenizers import BertWordPieceTokenizer

model, vocabulary, sentences, together = sys.argv[1:]
together = int(together)
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
options.add_session_config_entry("session.intra_op.allow_spinning", "0")
session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
tokenizer = BertWordPieceTokenizer(vocabulary, lowercase=True)
tokenizer.enable_truncation(128)
sentences = json.load(open(sentences, encoding="utf-8"))

start = time.process_time()
rows = {}
for encoding in tokenizer.encode_batch(sentences):
    rows.setdefault(len(encoding.ids), []).append(encoding.ids)
vectors = []
for same in rows.values():
    for at in range(0, len(same), together):
        tokens = session.run(None, {"ids": np.array(same[at:at + together], dtype=np.int32)})[0]
        mean = tokens.mean(axis=1)
        vectors.extend(mean / np.linalg.norm(mean, axis=1, keepdims=True))
print(f"{time.process_time() - start:.3f} {len(vectors)}")
