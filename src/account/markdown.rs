//! Markdown files: the text without its markup, and the facts of a YAML front matter.
//!
//! `# Fire\n\nTwo *boats* burned.` gives the heading `Fire`, which is the title, and the paragraph `Two boats burned.`

use super::builder::TextBuilder;
use super::dropped::Dropped;
use super::{BlockKind, Extract, Fact};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Text, blocks and facts of Markdown.
pub(super) fn extract(source: &str) -> Extract {
    // An editor's carriage returns would end up inside front matter values.
    let source = source.replace("\r\n", "\n");
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let (mut running, mut notes) = (TextBuilder::default(), TextBuilder::default());
    let mut in_note = false;
    let mut extract = Extract::default();
    let mut kinds = vec![BlockKind::Paragraph];
    let (mut hidden, mut front_matter, mut in_html) = (0_usize, false, false);
    let mut front = String::new();
    let mut dropped = Dropped::default();
    for event in Parser::new_ext(&source, options) {
        let kind = kinds.last().copied().unwrap_or(BlockKind::Paragraph);
        // Notes stand wherever their writer put them, and come after the running text.
        in_note |= matches!(event, Event::Start(Tag::FootnoteDefinition(_)));
        let builder = if in_note { &mut notes } else { &mut running };
        match event {
            Event::Start(Tag::MetadataBlock(_)) => front_matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => front_matter = false,
            Event::Start(Tag::Image { .. }) => {
                hidden += 1;
                dropped.picture();
            }
            Event::End(TagEnd::Image) => hidden = hidden.saturating_sub(1),
            Event::Start(Tag::HtmlBlock) => in_html = true,
            Event::Start(tag) => {
                if let Some(inner) = kind_of(&tag, kind) {
                    builder.end(kind);
                    kinds.push(inner);
                }
            }
            Event::End(end) if ends_block(end) => {
                builder.end(kind);
                if kinds.len() > 1 {
                    kinds.pop();
                }
                in_note &= end != TagEnd::FootnoteDefinition;
            }
            Event::End(_) => {}
            Event::Text(words) if front_matter => front.push_str(&words),
            Event::Text(_) | Event::Code(_) if hidden > 0 => {}
            Event::Text(words) | Event::Code(words) => builder.push(&words, kind),
            Event::SoftBreak => builder.push(" ", kind),
            Event::HardBreak => builder.line_break(),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => builder.line_break(),
            Event::Rule => builder.end(kind),
            // A comment is no part of what is read.
            Event::Html(line) if in_html && !line.trim_start().starts_with("<!--") => {
                in_html = false;
                dropped.add("stretch of raw HTML", "stretches of raw HTML");
            }
            Event::Html(_) => in_html = false,
            _ => {}
        }
    }
    running.end(BlockKind::Paragraph);
    running.append(notes);
    (extract.text, extract.blocks) = running.finish(BlockKind::Paragraph);
    read_front_matter(&front, &mut extract);
    if extract.facts.title.is_empty() {
        extract.take_title_from_headings();
    }
    extract.warnings.extend(dropped.warning());
    extract
}

/// The kind of block an element opens inside `outer`; `None` when it opens none.
fn kind_of(tag: &Tag<'_>, outer: BlockKind) -> Option<BlockKind> {
    match tag {
        Tag::Heading { .. } => Some(BlockKind::Heading),
        Tag::Item => Some(BlockKind::ListItem),
        Tag::BlockQuote(_) => Some(BlockKind::Quotation),
        Tag::TableCell => Some(BlockKind::Cell),
        Tag::FootnoteDefinition(_) => Some(BlockKind::Note),
        Tag::Paragraph | Tag::CodeBlock(_) => Some(outer),
        _ => None,
    }
}

fn ends_block(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::BlockQuote(_)
            | TagEnd::TableCell
            | TagEnd::Paragraph
            | TagEnd::CodeBlock
            | TagEnd::FootnoteDefinition
    )
}

/// Simple `key: value` lines; anything deeper is passed over.
fn read_front_matter(front: &str, extract: &mut Extract) {
    for line in front.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim().trim_matches(['"', '\'']).trim();
        if value.is_empty() || value.starts_with(['[', '{', '|', '>', '&']) {
            continue;
        }
        let fact = match key.to_lowercase().as_str() {
            "title" => Fact::Title,
            "author" | "byline" => Fact::Author,
            "source" | "publisher" | "publication" => Fact::Source,
            "date" | "published" => Fact::Published,
            "lang" | "language" => Fact::Language,
            _ => continue,
        };
        match (fact, super::language_code(value)) {
            (Fact::Language, Some(code)) => extract.know(fact, &code, "its front matter"),
            (Fact::Language, None) => {}
            _ => extract.know(fact, value, "its front matter"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(source: &str) -> Vec<(BlockKind, String)> {
        let extract = extract(source);
        extract.blocks.iter().map(|block| (block.kind, extract.text[block.span.clone()].to_owned())).collect()
    }

    #[test]
    fn markup_goes_and_blocks_stay() {
        let source = "# Fire\n\nTwo **boats** [burned](http://x.example).\nNobody was hurt.\n\n- one\n- two\n  - three\n\n> \"Terrible\"\n\n\
                      | Boat | Length |\n|---|---|\n| Gull | 9 m |\n\n![a picture](p.png)\n\n***\n\nEnd";
        use BlockKind::{Cell, Heading, ListItem, Paragraph, Quotation};
        let want = [
            (Heading, "Fire"),
            (Paragraph, "Two boats burned. Nobody was hurt."),
            (ListItem, "one"),
            (ListItem, "two"),
            (ListItem, "three"),
            (Quotation, "\"Terrible\""),
            (Cell, "Boat"),
            (Cell, "Length"),
            (Cell, "Gull"),
            (Cell, "9 m"),
            (Paragraph, "End"),
        ];
        assert_eq!(blocks(source), want.map(|(kind, text)| (kind, text.to_owned())));
        assert_eq!(extract(source).facts.title, "Fire");
    }

    #[test]
    fn notes_stand_after_the_running_text_and_marks_go() {
        let source = "Two boats[^1] burned.\n\n[^1]: Gull and Tern,\n    both lost.\n\n- [x] Nobody was hurt[^2].\n\n[^9] stays.";
        let want = [
            (BlockKind::Paragraph, "Two boats burned."),
            (BlockKind::ListItem, "Nobody was hurt[^2]."),
            (BlockKind::Paragraph, "[^9] stays."),
            (BlockKind::Note, "Gull and Tern, both lost."),
        ];
        assert_eq!(blocks(source), want.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn pictures_and_raw_html_are_left_out_and_counted() {
        let source = "Two ![a](a.png) boats ![b](b.png) burned.\n\n<div>\nMenu\n</div>\n\n<!-- a comment -->\n\nNobody was <b>hurt</b>.\n";
        let extract = extract(source);
        assert_eq!(extract.text, "Two boats burned.\n\nNobody was hurt.");
        assert_eq!(extract.warnings, ["Not taken from the file: 2 pictures, 1 stretch of raw HTML."]);
    }

    #[test]
    fn front_matter_gives_the_facts() {
        let facts =
            extract("---\ntitle: \"Night fire\"\nauthor: Ann Lee\nsource: The Gazette\ndate: 2019-05-03\nlang: en-GB\n---\n\nText.").facts;
        assert_eq!(facts.title, "Night fire");
        assert_eq!(facts.author.as_deref(), Some("Ann Lee"));
        assert_eq!(facts.source.as_deref(), Some("The Gazette"));
        assert_eq!(facts.published.as_deref(), Some("2019-05-03"));
        assert_eq!(facts.language.as_deref(), Some("en"));
    }

    #[test]
    fn deep_nesting_is_no_trouble() {
        let deep = format!("{}text", "> ".repeat(5000));
        assert_eq!(extract(&deep).text, "text");
    }
}
