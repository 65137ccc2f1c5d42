//! Word documents (.docx): paragraphs, headings, lists, quotations, table cells, text boxes, and notes at the end.
//!
//! Text that is tracked as inserted or moved here is kept, what is tracked as deleted is not: the document as it would
//! read with every change accepted. Hidden text, comments, tables of contents, page headers and pictures are left out
//! and counted. Fields and links keep the text they show.

use super::archive::{Archive, tree};
use super::builder::TextBuilder;
use super::dropped::Dropped;
use super::error::Trouble;
use super::extract::{Extract, language_code};
use super::limits::DEPTH;
use super::{BlockKind, Fact};
use roxmltree::{Document, Node};
use std::collections::{HashMap, HashSet};

/// Text, blocks and facts of a Word document.
pub(super) fn extract(bytes: &[u8]) -> Result<Extract, Trouble> {
    let mut archive = Archive::open(bytes)?;
    let main = main_part(&mut archive)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let text = archive.xml(&main)?.ok_or_else(|| Trouble::Damaged(format!("it has no part {main}")))?;
    let styles = archive.xml(&beside("styles.xml"))?;
    let footnotes = archive.xml(&beside("footnotes.xml"))?;
    let endnotes = archive.xml(&beside("endnotes.xml"))?;
    let core = archive.xml("docProps/core.xml")?;
    let mut walk = Walk { styles: styles.as_deref().map(read_styles).unwrap_or_default(), ..Walk::default() };

    let document = tree(&text, &main)?;
    let body = document.descendants().find(|node| is(*node, "body")).unwrap_or_else(|| document.root_element());
    walk.blocks(body, BlockKind::Paragraph, 0);
    let notes = std::mem::take(&mut walk.notes);
    for (part, reference) in [(&footnotes, "footnoteReference"), (&endnotes, "endnoteReference")] {
        let Some(text) = part else { continue };
        let Ok(tree) = tree(text, "notes") else { continue };
        let by_id: HashMap<&str, Node<'_, '_>> =
            tree.root_element().children().filter_map(|note| attribute(note, "id").map(|id| (id, note))).collect();
        // A note stands once in the text, however often it is referred to.
        let mut told: HashSet<&str> = HashSet::new();
        for (_, id) in notes.iter().filter(|(name, _)| name == reference) {
            if let Some(note) = by_id.get(id.as_str()).filter(|_| told.insert(id)) {
                walk.blocks(*note, BlockKind::Note, 0);
            }
        }
    }
    for number in 1..20 {
        for kind in ["header", "footer"] {
            if let Some(text) = archive.xml(&beside(&format!("{kind}{number}.xml")))?
                && tree(&text, kind).is_ok_and(|tree| tree.descendants().any(|node| is(node, "t")))
            {
                walk.dropped.add("page header or footer", "page headers and footers");
            }
        }
    }

    let mut extract = Extract::default();
    (extract.text, extract.blocks) = walk.builder.finish(BlockKind::Paragraph);
    if let Some(core) = core
        && let Ok(core) = tree(&core, "docProps/core.xml")
    {
        read_properties(&core, &mut extract);
    }
    extract.take_title_from_headings();
    extract.warnings.extend(walk.dropped.warning());
    Ok(extract)
}

/// The part that holds the running text: `word/document.xml`, unless the package says otherwise.
fn main_part(archive: &mut Archive<'_>) -> Result<String, Trouble> {
    if let Some(text) = archive.xml("_rels/.rels")?
        && let Ok(relations) = tree(&text, "_rels/.rels")
    {
        let main = relations.descendants().find(|node| attribute(*node, "Type").is_some_and(|kind| kind.ends_with("/officeDocument")));
        if let Some(target) = main.and_then(|node| attribute(node, "Target")) {
            return Ok(target.trim_start_matches('/').to_owned());
        }
    }
    Ok("word/document.xml".to_owned())
}

fn read_properties(core: &Document<'_>, extract: &mut Extract) {
    for node in core.root_element().children().filter(Node::is_element) {
        let Some(value) = node.text().map(str::trim).filter(|value| !value.is_empty()) else { continue };
        match node.tag_name().name() {
            "title" => extract.know(Fact::Title, value, "the document's properties"),
            "creator" => extract.know(Fact::Author, value, "the document's properties"),
            "language" => {
                if let Some(code) = language_code(value) {
                    extract.know(Fact::Language, &code, "the document's properties");
                }
            }
            _ => {}
        }
    }
}

/// What a paragraph style makes of its paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Block(BlockKind),
    Contents,
}

/// Roles of styles by their id.
type Styles = HashMap<String, Role>;

fn read_styles(text: &str) -> Styles {
    let Ok(document) = tree(text, "styles.xml") else { return Styles::new() };
    let styles: HashMap<&str, Node<'_, '_>> =
        document.descendants().filter(|node| is(*node, "style")).filter_map(|node| Some((attribute(node, "styleId")?, node))).collect();
    styles.iter().filter_map(|(id, style)| Some(((*id).to_owned(), role(*style, &styles)?))).collect()
}

/// What a style, or the one it is based on, makes of its paragraphs.
fn role<'a, 'input>(mut style: Node<'a, 'input>, styles: &HashMap<&'a str, Node<'a, 'input>>) -> Option<Role> {
    // The chain of a damaged file may be a ring.
    for _ in 0..20 {
        let name = child(style, "name").and_then(|name| attribute(name, "val")).unwrap_or_default().to_lowercase();
        let properties = child(style, "pPr");
        let outlined = properties.and_then(|node| child(node, "outlineLvl")).and_then(|level| attribute(level, "val"));
        if name.starts_with("toc ") || name.starts_with("contents ") {
            return Some(Role::Contents);
        } else if name.starts_with("heading") || name == "title" || name == "subtitle" || outlined.is_some_and(|level| level != "9") {
            return Some(Role::Block(BlockKind::Heading));
        } else if name.contains("quot") {
            return Some(Role::Block(BlockKind::Quotation));
        } else if name.starts_with("list") || properties.is_some_and(is_numbered) {
            return Some(Role::Block(BlockKind::ListItem));
        }
        style = *child(style, "basedOn").and_then(|base| attribute(base, "val")).and_then(|base| styles.get(base))?;
    }
    None
}

/// Whether paragraph properties put the paragraph into a numbered or bulleted list.
fn is_numbered(properties: Node<'_, '_>) -> bool {
    let list = child(properties, "numPr").and_then(|numbering| child(numbering, "numId"));
    list.and_then(|list| attribute(list, "val")).is_some_and(|list| list != "0")
}

#[derive(Default)]
struct Walk {
    styles: Styles,
    builder: TextBuilder,
    /// The notes referred to, in order: the element that refers, and the note's id.
    notes: Vec<(String, String)>,
    dropped: Dropped,
}

impl Walk {
    /// The paragraphs, tables and containers in `parent`.
    fn blocks(&mut self, parent: Node<'_, '_>, kind: BlockKind, depth: usize) {
        if depth > DEPTH {
            return self.dropped.add("part that is nested too deeply", "parts that are nested too deeply");
        }
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(node, kind, depth + 1),
                "tc" => self.blocks(node, BlockKind::Cell, depth + 1),
                "tbl" | "tr" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" | "Choice" => {
                    self.blocks(node, kind, depth + 1);
                }
                "sdt" if is_contents(node) => self.dropped.add("table of contents", "tables of contents"),
                "sdt" => self.blocks(node, kind, depth + 1),
                "AlternateContent" => self.blocks(choice(node), kind, depth + 1),
                "del" | "moveFrom" => self.dropped.add("tracked deletion", "tracked deletions"),
                "altChunk" => self.dropped.add("inserted document", "inserted documents"),
                "oMathPara" => {
                    self.inline(node, kind, depth + 1, &mut Vec::new());
                    self.builder.end(kind);
                }
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>, outer: BlockKind, depth: usize) {
        let properties = child(node, "pPr");
        let style = properties.and_then(|node| child(node, "pStyle")).and_then(|style| attribute(style, "val"));
        let level = properties.and_then(|node| child(node, "outlineLvl")).and_then(|level| attribute(level, "val"));
        let role = match style.and_then(|style| self.styles.get(style)).copied() {
            Some(role @ (Role::Contents | Role::Block(BlockKind::Heading))) => role,
            _ if level.is_some_and(|level| level != "9") => Role::Block(BlockKind::Heading),
            _ if properties.is_some_and(is_numbered) => Role::Block(BlockKind::ListItem),
            Some(role) => role,
            None => Role::Block(outer),
        };
        let kind = match role {
            Role::Contents => return self.dropped.add("line of a table of contents", "lines of a table of contents"),
            Role::Block(_) if matches!(outer, BlockKind::Cell | BlockKind::Note) => outer,
            Role::Block(kind) => kind,
        };
        let mut boxes = Vec::new();
        self.inline(node, kind, depth, &mut boxes);
        self.builder.end(kind);
        for text_box in boxes {
            self.blocks(text_box, outer, depth + 1);
        }
    }

    /// The runs in `parent`; text boxes anchored there are put into `boxes`, to follow the paragraph.
    fn inline<'a, 'input>(&mut self, parent: Node<'a, 'input>, kind: BlockKind, depth: usize, boxes: &mut Vec<Node<'a, 'input>>) {
        if depth > DEPTH {
            return self.dropped.add("part that is nested too deeply", "parts that are nested too deeply");
        }
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "t" => self.builder.push(node.text().unwrap_or_default(), kind),
                "r" if is_hidden(node) => self.dropped.add("hidden passage", "hidden passages"),
                "tab" | "ptab" if is(parent, "r") => self.builder.push(" ", kind),
                "br" if matches!(attribute(node, "type"), Some("page" | "column")) => self.builder.push(" ", kind),
                "br" | "cr" => self.builder.line_break(),
                "noBreakHyphen" => self.builder.push("-", kind),
                "sym" => {
                    let code = attribute(node, "char").and_then(|code| u32::from_str_radix(code, 16).ok());
                    // The private letters of symbol fonts say nothing outside them.
                    if let Some(letter) = code.and_then(char::from_u32).filter(|letter| !('\u{E000}'..='\u{F8FF}').contains(letter)) {
                        self.builder.push(letter.encode_utf8(&mut [0; 4]), kind);
                    }
                }
                name @ ("footnoteReference" | "endnoteReference") => {
                    self.notes.extend(attribute(node, "id").map(|id| (name.to_owned(), id.to_owned())));
                }
                "commentReference" => self.dropped.add("comment", "comments"),
                "del" | "moveFrom" => self.dropped.add("tracked deletion", "tracked deletions"),
                "drawing" | "pict" | "object" => self.drawing(node, boxes),
                "AlternateContent" => self.inline(choice(node), kind, depth + 1, boxes),
                // A picture's or a phonetic guide's own words are no part of the line.
                "rt" | "pPr" | "rPr" | "sdtPr" | "instrText" | "delText" | "rubyPr" | "fldChar" => {}
                _ => self.inline(node, kind, depth + 1, boxes),
            }
        }
    }

    fn drawing<'a, 'input>(&mut self, drawing: Node<'a, 'input>, boxes: &mut Vec<Node<'a, 'input>>) {
        let mut steps = vec![drawing];
        while let Some(node) = steps.pop() {
            match node.tag_name().name() {
                "txbxContent" => {
                    boxes.push(node);
                    continue;
                }
                "pic" | "imagedata" => self.dropped.picture(),
                "chart" => self.dropped.add("chart", "charts"),
                "relIds" => self.dropped.add("diagram", "diagrams"),
                "OLEObject" => self.dropped.add("embedded object", "embedded objects"),
                "Fallback" => continue,
                _ => {}
            }
            steps.extend(node.children().filter(Node::is_element));
        }
    }
}

/// What is shown of alternatives: the first choice, as programs of today do.
fn choice<'a, 'input>(alternatives: Node<'a, 'input>) -> Node<'a, 'input> {
    child(alternatives, "Choice").or_else(|| child(alternatives, "Fallback")).unwrap_or(alternatives)
}

/// Whether a content control holds a table of contents.
fn is_contents(control: Node<'_, '_>) -> bool {
    let gallery = child(control, "sdtPr").and_then(|node| child(node, "docPartObj")).and_then(|node| child(node, "docPartGallery"));
    gallery.and_then(|gallery| attribute(gallery, "val")).is_some_and(|gallery| gallery == "Table of Contents")
}

fn is_hidden(run: Node<'_, '_>) -> bool {
    let vanish = child(run, "rPr").and_then(|properties| child(properties, "vanish"));
    vanish.is_some_and(|vanish| !matches!(attribute(vanish, "val"), Some("0" | "false" | "off")))
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn child<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|child| is(*child, name))
}

/// An attribute by its local name, whatever its namespace: the strict and the usual dialect differ in that alone.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}
