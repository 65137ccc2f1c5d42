//! OpenDocument texts (.odt): paragraphs, headings, lists, quotations, table cells, text boxes, and notes at the end.
//!
//! Tracked deletions, hidden text, comments, tables of contents and pictures are left out and counted. Page headers
//! stand in another part of the package and are never read.

use super::archive::{Archive, tree};
use super::builder::TextBuilder;
use super::dropped::Dropped;
use super::error::Trouble;
use super::extract::{Extract, language_code};
use super::limits::DEPTH;
use super::{BlockKind, Fact};
use roxmltree::{Document, Node};
use std::collections::HashMap;

/// Text, blocks and facts of an OpenDocument text.
pub(super) fn extract(bytes: &[u8]) -> Result<Extract, Trouble> {
    let mut archive = Archive::open(bytes)?;
    if archive.xml("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Trouble::Protected);
    }
    let text = archive.xml("content.xml")?.ok_or_else(|| Trouble::Damaged("it has no part content.xml".to_owned()))?;
    let styles = archive.xml("styles.xml")?;
    let meta = archive.xml("meta.xml")?;
    let document = tree(&text, "content.xml")?;
    let mut walk = Walk::default();
    if let Some(styles) = styles
        && let Ok(styles) = tree(&styles, "styles.xml")
    {
        read_styles(&styles, &mut walk.styles);
    }
    read_styles(&document, &mut walk.styles);
    let body = document.descendants().find(|node| node.is_element() && is_text_body(*node));
    let body = body.ok_or_else(|| Trouble::Damaged("it holds no text document".to_owned()))?;
    walk.blocks(body, BlockKind::Paragraph, 0);
    while !walk.notes.is_empty() {
        for note in std::mem::take(&mut walk.notes) {
            walk.blocks(note, BlockKind::Note, 0);
        }
    }
    let mut extract = Extract::default();
    (extract.text, extract.blocks) = walk.builder.finish(BlockKind::Paragraph);
    if let Some(meta) = meta
        && let Ok(meta) = tree(&meta, "meta.xml")
    {
        read_meta(&meta, &mut extract);
    }
    extract.take_title_from_headings();
    extract.warnings.extend(walk.dropped.warning());
    Ok(extract)
}

fn is_text_body(node: Node<'_, '_>) -> bool {
    node.tag_name().name() == "text" && node.parent().is_some_and(|parent| parent.tag_name().name() == "body")
}

fn read_meta(meta: &Document<'_>, extract: &mut Extract) {
    let known = |name: &str| {
        let node = meta.descendants().find(|node| node.is_element() && node.tag_name().name() == name)?;
        node.text().map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned)
    };
    if let Some(title) = known("title") {
        extract.know(Fact::Title, &title, "the document's properties");
    }
    if let Some(author) = known("initial-creator").or_else(|| known("creator")) {
        extract.know(Fact::Author, &author, "the document's properties");
    }
    if let Some(code) = known("language").as_deref().and_then(language_code) {
        extract.know(Fact::Language, &code, "the document's properties");
    }
}

/// What is known of a style: the one it is based on, and whether it hides its text.
#[derive(Default)]
struct Style {
    parent: Option<String>,
    hidden: bool,
}

fn read_styles(document: &Document<'_>, styles: &mut HashMap<String, Style>) {
    for node in document.descendants().filter(|node| node.is_element() && node.tag_name().name() == "style") {
        let Some(name) = attribute(node, "name") else { continue };
        let hidden = node.children().any(|properties| attribute(properties, "display") == Some("none"));
        styles.insert(name.to_owned(), Style { parent: attribute(node, "parent-style-name").map(str::to_owned), hidden });
    }
}

#[derive(Default)]
struct Walk<'a, 'input> {
    styles: HashMap<String, Style>,
    builder: TextBuilder,
    notes: Vec<Node<'a, 'input>>,
    dropped: Dropped,
}

impl<'a, 'input> Walk<'a, 'input> {
    fn blocks(&mut self, parent: Node<'a, 'input>, kind: BlockKind, depth: usize) {
        if depth > DEPTH {
            return self.dropped.add("part that is nested too deeply", "parts that are nested too deeply");
        }
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "tracked-changes" => {
                    let is_deletion = |change: &Node<'_, '_>| change.children().any(|part| part.tag_name().name() == "deletion");
                    (0..node.children().filter(is_deletion).count())
                        .for_each(|_| self.dropped.add("tracked deletion", "tracked deletions"));
                }
                "h" => self.paragraph(node, if stays(kind) { kind } else { BlockKind::Heading }, depth),
                "p" => {
                    let own = if !stays(kind) && self.is_based_on(node, "Quotations") {
                        BlockKind::Quotation
                    } else if !stays(kind) && (self.is_based_on(node, "Title") || self.is_based_on(node, "Subtitle")) {
                        BlockKind::Heading
                    } else {
                        kind
                    };
                    self.paragraph(node, own, depth);
                }
                "list-item" | "list-header" => self.blocks(node, if stays(kind) { kind } else { BlockKind::ListItem }, depth + 1),
                "table-cell" => self.blocks(node, BlockKind::Cell, depth + 1),
                name if name.ends_with("-index") || name == "table-of-content" || name == "bibliography" => {
                    self.dropped.add("table of contents or index", "tables of contents and indexes");
                }
                "section" if attribute(node, "display") == Some("none") => self.dropped.add("hidden passage", "hidden passages"),
                "section" | "list" | "table" | "table-row" | "table-rows" | "table-header-rows" | "table-row-group"
                | "numbered-paragraph" | "note-body" | "text-box" => self.blocks(node, kind, depth + 1),
                "frame" | "g" | "rect" | "custom-shape" | "a" => self.frame(node, kind, depth + 1),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node<'a, 'input>, kind: BlockKind, depth: usize) {
        if self.is_hidden(node) {
            return self.dropped.add("hidden passage", "hidden passages");
        }
        let mut frames = Vec::new();
        self.inline(node, kind, depth + 1, &mut frames);
        self.builder.end(kind);
        for frame in frames {
            self.frame(frame, kind, depth + 1);
        }
    }

    /// The text in `parent`; frames anchored there are put into `frames`, to follow the paragraph.
    fn inline(&mut self, parent: Node<'a, 'input>, kind: BlockKind, depth: usize, frames: &mut Vec<Node<'a, 'input>>) {
        if depth > DEPTH {
            return self.dropped.add("part that is nested too deeply", "parts that are nested too deeply");
        }
        for node in parent.children() {
            if node.is_text() {
                self.builder.push(node.text().unwrap_or_default(), kind);
                continue;
            }
            match node.tag_name().name() {
                "s" | "tab" => self.builder.push(" ", kind),
                "line-break" => self.builder.line_break(),
                "note" => self.notes.extend(node.children().filter(|part| part.tag_name().name() == "note-body")),
                "annotation" => self.dropped.add("comment", "comments"),
                "annotation-end" | "ruby-text" | "bookmark" | "soft-page-break" => {}
                "hidden-text" | "hidden-paragraph" => self.dropped.add("hidden passage", "hidden passages"),
                "span" if self.is_hidden(node) => self.dropped.add("hidden passage", "hidden passages"),
                "frame" | "g" | "rect" | "custom-shape" | "line" | "control" => frames.push(node),
                _ => self.inline(node, kind, depth + 1, frames),
            }
        }
    }

    /// A frame: the words of a text box are kept, everything else is counted.
    fn frame(&mut self, frame: Node<'a, 'input>, kind: BlockKind, depth: usize) {
        if depth > DEPTH {
            return self.dropped.add("part that is nested too deeply", "parts that are nested too deeply");
        }
        for node in frame.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "text-box" => self.blocks(node, kind, depth + 1),
                "p" | "list" if frame.tag_name().name() != "frame" => {
                    self.blocks(frame, kind, depth + 1);
                    return;
                }
                // A picture beside an object is its preview.
                "object" | "object-ole" => {
                    self.dropped.add("embedded object", "embedded objects");
                    return;
                }
                "image" => {
                    self.dropped.picture();
                    return;
                }
                "frame" | "g" | "a" => self.frame(node, kind, depth + 1),
                _ => {}
            }
        }
    }

    fn is_based_on(&self, node: Node<'_, '_>, wanted: &str) -> bool {
        let mut name = attribute(node, "style-name");
        // The chain of a damaged file may be a ring.
        for _ in 0..20 {
            match name {
                Some(name) if name == wanted => return true,
                Some(other) => name = self.styles.get(other).and_then(|style| style.parent.as_deref()),
                None => return false,
            }
        }
        false
    }

    fn is_hidden(&self, node: Node<'_, '_>) -> bool {
        attribute(node, "style-name").and_then(|name| self.styles.get(name)).is_some_and(|style| style.hidden)
    }
}

/// Whether what stands inside a block of this kind is of the same kind, be it styled as a heading or a list.
fn stays(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Cell | BlockKind::Note)
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}
