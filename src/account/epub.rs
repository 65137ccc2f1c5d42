//! Books (.epub): the chapters in reading order, each as a web page is walked, with the book's own facts.
//!
//! The order is the package's spine; the table of contents and pages marked as outside the reading order are left out.
//! The package is read here rather than by a crate because nothing of it may be unpacked without a limit.

use super::archive::{Archive, tree, xml_text};
use super::builder::TextBuilder;
use super::dropped::Dropped;
use super::error::Trouble;
use super::extract::{Extract, language_code};
use super::html;
use super::{BlockKind, Fact};
use roxmltree::Node;
use std::collections::HashMap;

/// Text, blocks and facts of a book.
pub(super) fn extract(bytes: &[u8]) -> Result<Extract, Trouble> {
    let mut archive = Archive::open(bytes)?;
    if archive.xml("META-INF/encryption.xml")?.is_some_and(|said| said.contains("EncryptedKey") || said.contains("adept")) {
        return Err(Trouble::Protected);
    }
    let package = package_part(&mut archive)?;
    let text = archive.xml(&package)?.ok_or_else(|| Trouble::Damaged(format!("it has no part {package}")))?;
    let tree = tree(&text, &package)?;
    let folder = package.rsplit_once('/').map_or("", |(folder, _)| folder);

    let mut extract = Extract::default();
    for node in tree.descendants().filter(Node::is_element) {
        let Some(value) = node.text() else { continue };
        let known = |fact: &Option<String>| fact.is_some();
        match node.tag_name().name() {
            "title" if extract.facts.title.is_empty() => extract.know(Fact::Title, value, ORIGIN),
            "creator" if !known(&extract.facts.author) => extract.know(Fact::Author, value, ORIGIN),
            "publisher" if !known(&extract.facts.source) => extract.know(Fact::Source, value, ORIGIN),
            "date" if !known(&extract.facts.published) => extract.know(Fact::Published, value, ORIGIN),
            "language" if !known(&extract.facts.language) => {
                if let Some(code) = language_code(value) {
                    extract.know(Fact::Language, &code, ORIGIN);
                }
            }
            _ => {}
        }
    }

    let items: HashMap<&str, Node<'_, '_>> =
        tree.descendants().filter(|node| node.tag_name().name() == "item").filter_map(|node| Some((node.attribute("id")?, node))).collect();
    let (mut builder, mut dropped) = (TextBuilder::default(), Dropped::default());
    let mut missing = 0;
    for reference in tree.descendants().filter(|node| node.tag_name().name() == "itemref") {
        let Some(item) = reference.attribute("idref").and_then(|id| items.get(id)) else { continue };
        if item.attribute("properties").is_some_and(|said| said.split_whitespace().any(|word| word == "nav")) {
            dropped.add("table of contents", "tables of contents");
            continue;
        }
        if reference.attribute("linear") == Some("no") {
            dropped.add("page outside the reading order", "pages outside the reading order");
            continue;
        }
        let Some(href) = item.attribute("href") else { continue };
        match archive.bytes(&resolved(folder, href))? {
            Some(page) => html::walk_page(&xml_text(&page), &mut builder, &mut dropped),
            None => missing += 1,
        }
    }
    (extract.text, extract.blocks) = builder.finish(BlockKind::Paragraph);
    if extract.facts.title.is_empty() {
        extract.take_title_from_headings();
    }
    if missing > 0 {
        extract.warnings.push(format!("Chapters that the book names but does not hold: {missing}."));
    }
    extract.warnings.extend(dropped.warning());
    Ok(extract)
}

const ORIGIN: &str = "the book's own description";

/// The part that describes the book.
fn package_part(archive: &mut Archive<'_>) -> Result<String, Trouble> {
    let container = archive.xml("META-INF/container.xml")?;
    let container = container.ok_or_else(|| Trouble::Damaged("it has no part META-INF/container.xml".to_owned()))?;
    let tree = tree(&container, "META-INF/container.xml")?;
    let root = tree.descendants().find(|node| node.tag_name().name() == "rootfile").and_then(|node| node.attribute("full-path"));
    root.map(str::to_owned).ok_or_else(|| Trouble::Damaged("it does not say where its text begins".to_owned()))
}

/// The name in the package of what stands at `href` beside a part in `folder`: `("OEBPS", "../a%20b.xhtml#c")` → `a b.xhtml`.
fn resolved(folder: &str, href: &str) -> String {
    let path = href.split(['#', '?']).next().unwrap_or_default();
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let mut parts: Vec<&str> =
        if decoded.starts_with('/') { Vec::new() } else { folder.split('/').filter(|part| !part.is_empty()).collect() };
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_beside_the_package() {
        assert_eq!(resolved("OEBPS", "text/a%20b.xhtml#c"), "OEBPS/text/a b.xhtml");
        assert_eq!(resolved("a/b", "../c.xhtml"), "a/c.xhtml");
        assert_eq!(resolved("", "../../c.xhtml"), "c.xhtml");
    }
}
