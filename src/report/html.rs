//! The report as one page: it works offline, needs no script and prints well.
//!
//! The template escapes everything that comes from an account, and the page's own policy forbids scripts and anything from
//! outside, so nothing in an account can run or break out.

use super::content::{Content, content};
use super::{Options, ReportError, words};
use crate::comparison::Comparison;
use askama::Template;

/// The page.
pub(super) fn render(comparison: &Comparison, options: &Options) -> Result<String, ReportError> {
    let page = Page { version: env!("CARGO_PKG_VERSION"), how_to_read: &words::HOW_TO_READ, content: content(comparison, options) };
    Ok(page.render()?)
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    version: &'static str,
    how_to_read: &'a [&'static str],
    content: Content,
}

impl Page<'_> {
    /// Links of the table of contents: where to, and what it is called.
    fn contents(&self) -> Vec<(String, String)> {
        let content = &self.content;
        let mut links = vec![("accounts".to_owned(), "Accounts".to_owned()), ("findings".to_owned(), "Findings".to_owned())];
        links.extend(
            content.sections.iter().map(|section| (self.anchor(section.heading), format!("{} ({})", section.heading, section.count()))),
        );
        for (there, name) in [
            (content.omissions.is_some(), "Left out"),
            (content.matrix.is_some(), "All points"),
            (content.timeline.is_some(), "Timeline"),
            (content.has_full_texts, "Full texts"),
        ] {
            links.extend(there.then(|| (self.anchor(name), name.to_owned())));
        }
        if content.rulings.is_some() {
            links.push(("rulings".to_owned(), "The reader’s rulings".to_owned()));
        }
        links.push(("settings".to_owned(), "Settings and how to read this".to_owned()));
        links
    }

    /// `Left out` → `left-out`.
    fn anchor(&self, heading: &str) -> String {
        heading.to_lowercase().replace(' ', "-")
    }
}
