//! The sample event that comes with the program, for a reader who has no accounts at hand.

use crate::account::{ImportError, Imported, import_all};
use std::io;

/// The invented fire at the harbour, as it lies in `sample_docs/`.
const FILES: [(&str, &[u8]); 4] = [
    ("agency-meridian.html", include_bytes!("../../sample_docs/harbour-fire/agency-meridian.html")),
    ("agency-north.txt", include_bytes!("../../sample_docs/harbour-fire/agency-north.txt")),
    ("harbour-office.md", include_bytes!("../../sample_docs/harbour-fire/harbour-office.md")),
    ("letter.txt", include_bytes!("../../sample_docs/harbour-fire/letter.txt")),
];

/// Opens the sample event the way any folder is opened: unpacked to a folder that is gone afterwards.
pub(super) fn import() -> Imported {
    match unpacked() {
        Ok(mut imported) => {
            for account in &mut imported.accounts {
                account.facts.file = format!("harbour-fire/{}", crate::account::file_name(&account.facts.file));
            }
            imported
        }
        Err(source) => {
            let error = ImportError::Unreadable { path: std::env::temp_dir(), source };
            Imported { errors: vec![error], ..Imported::default() }
        }
    }
}

fn unpacked() -> io::Result<Imported> {
    let folder = tempfile::tempdir()?;
    for (name, bytes) in FILES {
        std::fs::write(folder.path().join(name), bytes)?;
    }
    Ok(import_all(&[folder.path()]))
}
