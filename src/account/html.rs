//! Web pages: the main text with its headline, byline and date, without navigation, advertising and scripts.
//!
//! `dom_smoothie` finds the article; its tree is walked here, because its own text glues paragraphs together.

use super::builder::TextBuilder;
use super::dropped::Dropped;
use super::extract::{Extract, language_code};
use super::shallow::shallow;
use super::short_runs::shorten;
use super::{BlockKind, Fact};
use dom_query::{Document, NodeRef};
use dom_smoothie::Readability;

/// Text, blocks and facts of a page. Where no article is found, the whole body is the text.
pub(super) fn extract(source: &str) -> Extract {
    let source = &*shallow(source);
    // The reader of articles gives up on some pages by panicking.
    match std::panic::catch_unwind(|| article(source)) {
        Ok(Some(extract)) => extract,
        _ => {
            let mut extract = whole(source);
            extract.warnings.push("No article was found on the page; all of its text was kept.".to_owned());
            extract
        }
    }
}

fn article(source: &str) -> Option<Extract> {
    let page = Document::from(source);
    shorten(&page);
    let article = Readability::with_document(page, None, None).ok()?.parse().ok()?;
    let mut dropped = Dropped::default();
    let mut builder = TextBuilder::default();
    walk(&Document::fragment(article.content.clone()), &mut builder, &mut dropped);
    let (text, blocks) = builder.finish(BlockKind::Paragraph);
    if text.split_whitespace().count() < 5 {
        return None;
    }
    let mut extract = Extract { text, blocks, ..Extract::default() };
    let source = article.site_name.as_deref().unwrap_or_default();
    extract.know(Fact::Title, without_source(&article.title, source), "the page's title and headings");
    extract.know(Fact::Author, article.byline.as_deref().unwrap_or_default(), "the page's byline");
    extract.know(Fact::Source, source, "the page's metadata");
    extract.know(Fact::Published, article.published_time.as_deref().unwrap_or_default(), "the page's metadata");
    if let Some(code) = article.lang.as_deref().and_then(language_code) {
        extract.know(Fact::Language, &code, "the page's language mark");
    }
    extract.warnings.extend(dropped.warning());
    Some(extract)
}

/// A title such as `Harbour burns | The Gull` without the name of the paper.
fn without_source<'a>(title: &'a str, source: &str) -> &'a str {
    let bare = title.trim_end().strip_suffix(source.trim()).filter(|_| !source.trim().is_empty()).map(str::trim_end);
    let bare = bare.and_then(|bare| bare.strip_suffix(['|', '-', '–', '—', '·', ':', '»', '/']));
    bare.map(str::trim).filter(|bare| bare.contains(char::is_alphanumeric)).unwrap_or(title)
}

fn whole(source: &str) -> Extract {
    let document = Document::from(source);
    let (mut builder, mut dropped) = (TextBuilder::default(), Dropped::default());
    walk(&document, &mut builder, &mut dropped);
    let mut extract = Extract::default();
    (extract.text, extract.blocks) = builder.finish(BlockKind::Paragraph);
    extract.know(Fact::Title, &document.select("title").text(), "the page's title");
    extract.warnings.extend(dropped.warning());
    extract
}

/// Adds all the text of a page that is known to be nothing but text, such as a chapter of a book.
pub(super) fn walk_page(source: &str, builder: &mut TextBuilder, dropped: &mut Dropped) {
    walk(&Document::from(&*shallow(source)), builder, dropped);
    builder.end(BlockKind::Paragraph);
}

/// What is still to be done while walking the tree: without recursion, so that depth is no danger.
enum Step<'a> {
    Enter(NodeRef<'a>, BlockKind),
    End(BlockKind),
}

fn walk(document: &Document, builder: &mut TextBuilder, dropped: &mut Dropped) {
    let mut steps = vec![Step::Enter(document.root(), BlockKind::Paragraph)];
    while let Some(step) = steps.pop() {
        let (node, kind) = match step {
            Step::End(kind) => {
                builder.end(kind);
                continue;
            }
            Step::Enter(node, kind) => (node, kind),
        };
        if node.is_text() {
            builder.push(&node.text(), kind);
            continue;
        }
        let name = node.node_name().map(|name| name.to_string().to_lowercase()).unwrap_or_default();
        if matches!(
            name.as_str(),
            "script" | "style" | "head" | "noscript" | "template" | "iframe" | "button" | "select" | "textarea" | "rt" | "rp"
        ) || is_note_reference(&node)
            || (kind == BlockKind::Note && leads_back(&node))
        {
            continue;
        }
        if matches!(name.as_str(), "img" | "svg" | "picture" | "video" | "audio" | "object") {
            match name.as_str() {
                "video" | "audio" => dropped.add("recording", "recordings"),
                _ => dropped.picture(),
            }
            continue;
        }
        if name == "br" {
            builder.line_break();
            continue;
        }
        let inner = match name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Heading),
            "li" | "dt" | "dd" if !is_note(&node) && kind != BlockKind::Note => Some(BlockKind::ListItem),
            "blockquote" => Some(BlockKind::Quotation),
            "td" | "th" => Some(BlockKind::Cell),
            "aside" | "li" | "div" | "section" if is_note(&node) => Some(BlockKind::Note),
            "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "nav" | "ul" | "ol" | "dl" | "table" | "tr"
            | "figure" | "figcaption" | "pre" | "form" | "hr" | "body" | "address" | "caption" | "tbody" | "thead" => Some(kind),
            _ => None,
        };
        let own = inner.unwrap_or(kind);
        if inner.is_some() {
            builder.end(kind);
            steps.push(Step::End(own));
        }
        steps.extend(node.children_it(true).map(|child| Step::Enter(child, own)));
    }
    builder.end(BlockKind::Paragraph);
}

/// The mark in the running text that refers to a note: in a book, where it is marked as one.
fn is_note_reference(node: &NodeRef<'_>) -> bool {
    let said = |name: &str| node.attr(name).is_some_and(|value| matches!(&*value, "noteref" | "doc-noteref"));
    said("epub:type") || said("role")
}

/// The number or arrow in a note that leads back to where it is referred to.
fn leads_back(node: &NodeRef<'_>) -> bool {
    let inside = node.attr("href").is_some_and(|address| address.contains('#'));
    inside && node.text().trim().chars().count() <= 4
}

fn is_note(node: &NodeRef<'_>) -> bool {
    let said = |name: &str| {
        node.attr(name).is_some_and(|value| {
            value.split_whitespace().any(|word| matches!(word.trim_start_matches("doc-"), "footnote" | "endnote" | "rearnote"))
        })
    };
    said("epub:type") || said("role")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html lang=en-GB><head><title>Harbour burns | The Gull</title><meta name=author content='Ann Lee'>\
        <script>alert('no')</script></head><body><nav><a href=/>Home</a> <a href=/sport>Sport</a></nav><article><h1>Harbour burns</h1>\
        <p>Two boats burned in the harbour on Tuesday night, and the rope store behind them was lost, the office said.</p>\
        <p>Nobody was hurt, although the watchman, who had been asleep, had to be carried from the tower by two of the crew.</p>\
        <ul><li>The Gull, nine metres, was lost, with all the gear that was stored on board of her</li></ul></article>\
        <footer>Copyright</footer></body></html>";

    #[test]
    fn the_article_is_kept_and_the_furniture_is_not() {
        let extract = extract(PAGE);
        assert!(extract.text.contains("Two boats burned") && extract.text.contains("\n\nNobody was hurt"), "{}", extract.text);
        assert!(!extract.text.contains("Sport") && !extract.text.contains("alert"), "{}", extract.text);
        assert_eq!(extract.facts.language.as_deref(), Some("en"));
        assert_eq!(extract.facts.author.as_deref(), Some("Ann Lee"));
    }

    #[test]
    fn the_name_of_the_paper_is_no_part_of_the_title() {
        assert_eq!(without_source("Harbour burns | The Gull", "The Gull"), "Harbour burns");
        assert_eq!(without_source("Harbour burns – The Gull", ""), "Harbour burns – The Gull");
        assert_eq!(without_source("All about The Gull", "The Gull"), "All about The Gull");
        assert_eq!(without_source("The Gull", "The Gull"), "The Gull");
    }

    #[test]
    fn a_page_without_an_article_keeps_its_text() {
        let extract = extract("<p>Two <b>boats</b> burned.");
        assert!(extract.text.contains("Two boats burned."));
    }

    #[test]
    fn deep_nesting_is_no_trouble() {
        let deep = format!("{}<p>Two boats burned in the harbour.</p>", "<div>".repeat(3000));
        assert!(extract(&deep).text.contains("Two boats burned"));
    }
}
