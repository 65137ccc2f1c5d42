//! The report as one page: it works offline, is whole without its script, and prints well.
//!
//! The template escapes everything that comes from an account, and the page's own policy forbids anything from outside and
//! every script but one, known by its digest: it folds and filters. So nothing in an account can run or break out.

use super::content::{Content, content};
use super::{Options, ReportError, words};
use crate::comparison::Comparison;
use askama::Template;
use sha2::{Digest as _, Sha256};

/// The page.
pub(super) fn render(comparison: &Comparison, options: &Options) -> Result<String, ReportError> {
    let page = Page {
        version: env!("CARGO_PKG_VERSION"),
        signs: &words::SIGNS,
        // The signs have a line of their own.
        how_to_read: &words::HOW_TO_READ[1..],
        script: SCRIPT,
        script_digest: digest(SCRIPT),
        content: content(comparison, options),
    };
    Ok(page.render()?)
}

/// Folding and filters: the only script that the page's policy lets run, known by its digest.
const SCRIPT: &str = include_str!("../../templates/report.js");

/// `sha256-…`, as a content security policy names a script. The digest is in Base64 (RFC 4648), which is not worth a crate here.
fn digest(script: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = "sha256-".to_owned();
    for three in Sha256::digest(script.as_bytes()).chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - three.len()));
        let letter = |at: usize| if at <= three.len() { char::from(LETTERS[(bits >> (18 - 6 * at)) as usize % 64]) } else { '=' };
        text.extend((0..4).map(letter));
    }
    text
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    version: &'static str,
    signs: &'a [(&'static str, &'static str)],
    how_to_read: &'a [&'static str],
    script: &'static str,
    script_digest: String,
    content: Content,
}

impl Page<'_> {
    /// Links of the table of contents: where to, and what it is called.
    fn contents(&self) -> Vec<(String, String)> {
        let content = &self.content;
        let mut links = vec![("findings".to_owned(), "Findings".to_owned())];
        links.extend(
            content.sections.iter().map(|section| (self.anchor(section.heading), format!("{} ({})", section.heading, section.count()))),
        );
        for (there, name) in [
            (content.omissions.is_some(), "Omissions"),
            (content.matrix.is_some(), "All points"),
            (content.timeline.is_some(), "Timeline"),
            (content.has_full_texts, "Full texts"),
        ] {
            links.extend(there.then(|| (self.anchor(name), name.to_owned())));
        }
        if content.rulings.is_some() {
            links.push(("rulings".to_owned(), "The reader’s rulings".to_owned()));
        }
        links.push(("accounts".to_owned(), "Accounts".to_owned()));
        links.push(("settings".to_owned(), "Settings and how to read this".to_owned()));
        links
    }

    /// `Same matter, not decided` → `same-matter-not-decided`.
    fn anchor(&self, heading: &str) -> String {
        heading.to_lowercase().replace(',', "").replace(' ', "-")
    }
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn a_script_is_known_by_its_digest() {
        // As RFC 4648 writes the SHA-256 of no bytes and of "abc" (FIPS 180-2).
        assert_eq!(digest(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(digest("abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }
}
