#!/usr/bin/env python3
"""Writes the harbour fire in every format that Corroborate opens, with LibreOffice.

    make.py PATH-OF-CORROBORATE

needs soffice (Debian: libreoffice-writer). The accounts are taken as Corroborate reads them, so that every format holds
the same words; tests/formats.rs holds the comparison of each format against that of the originals.
"""
import html, json, os, shutil, subprocess, sys, tempfile

here = os.path.dirname(os.path.abspath(__file__))
event = os.path.join(here, "..", "harbour-fire")
names = ["agency-meridian.html", "agency-north.txt", "harbour-office.md", "letter.txt"]

with tempfile.TemporaryDirectory() as folder:
    pages = []
    for name in names:
        run = subprocess.run([sys.argv[1], "compare", os.path.join(event, name)], capture_output=True, check=True)
        account = json.loads(run.stdout)["accounts"][0]
        blocks, end = [], None
        source = open(os.path.join(event, name), "rb").read() if name.endswith(".txt") else b""
        for passage in account["passages"]:
            # Sentences of one paragraph stand a space apart, paragraphs a line break or more.
            gap = passage["start"] - (end or 0)
            if end is not None and gap <= 1 and b"\n" not in source[end:passage["start"]]:
                blocks[-1] += " " + passage["text"]
            else:
                blocks.append(passage["text"])
            end = passage["end"]
        body = "".join(f"<{tag}>{html.escape(text, quote=False)}</{tag}>\n" for tag, text in zip(["h1"] + ["p"] * len(blocks), blocks))
        stem = os.path.splitext(name)[0]
        page = os.path.join(folder, stem + ".html")
        with open(page, "w", encoding="utf8") as out:
            out.write(f'<html><head><meta charset="utf-8"><title>{html.escape(blocks[0])}</title></head><body>\n{body}</body></html>\n')
        os.makedirs(os.path.join(here, "windows-1252"), exist_ok=True)
        with open(os.path.join(here, "windows-1252", stem + ".txt"), "w", encoding="cp1252", newline="\r\n") as out:
            out.write("\n\n".join(blocks) + "\n")
        pages.append(page)
    filters = {"odt": "odt", "docx": "docx:MS Word 2007 XML", "rtf": "rtf:Rich Text Format", "epub": "epub", "pdf": "pdf"}
    profile = "-env:UserInstallation=file://" + os.path.join(folder, "profile")
    office = ["soffice", profile, "--headless", "--convert-to"]
    # A page becomes a text document first: the other formats are written from that.
    quiet = dict(check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    subprocess.run([*office, "odt:writer8", "--infilter=HTML (StarWriter)", "--outdir", folder, *pages], **quiet)
    texts = [os.path.splitext(page)[0] + ".odt" for page in pages]
    for ending, written_by in filters.items():
        target = os.path.join(here, ending)
        os.makedirs(target, exist_ok=True)
        if ending == "odt":
            for text in texts:
                shutil.copy(text, target)
        else:
            subprocess.run([*office, written_by, "--outdir", target, *texts], **quiet)
