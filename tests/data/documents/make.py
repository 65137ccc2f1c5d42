#!/usr/bin/env python3
"""Writes flood.fodt in the formats that LibreOffice writes: needs soffice (Debian: libreoffice-writer-nogui).

tests/formats.rs says what of it must be taken, and what left out, in each.
"""
import os, subprocess, tempfile

here = os.path.dirname(os.path.abspath(__file__))
formats = {"odt": "odt", "docx": "docx:MS Word 2007 XML", "rtf": "rtf:Rich Text Format", "epub": "epub", "pdf": "pdf"}
with tempfile.TemporaryDirectory() as folder:
    for written in formats.values():
        command = ["soffice", f"-env:UserInstallation=file://{folder}", "--headless", "--convert-to", written, "--outdir", here]
        subprocess.run([*command, os.path.join(here, "flood.fodt")], check=True, stdout=subprocess.DEVNULL)
