//! Web pages: the main text with its headline, byline and date, without navigation, advertising and scripts.
//!
//! `dom_smoothie` finds the article; its tree is walked here, because its own text glues paragraphs together.

use super::builder::TextBuilder;
use super::extract::{Extract, language_code};
use super::{BlockKind, Facts};
use dom_query::{Document, NodeRef};
use dom_smoothie::Readability;

/// Deeply nested pages need a deep stack.
const STACK: usize = 256 << 20;

/// Text, blocks and facts of a page. Where no article is found, the whole body is the text.
pub(super) fn extract(source: &str) -> Extract {
    let owned = source.to_owned();
    let article = std::thread::Builder::new().stack_size(STACK).spawn(move || article(&owned)).map(std::thread::JoinHandle::join);
    match article {
        Ok(Ok(Some(extract))) => extract,
        _ => {
            let mut extract = whole(source);
            extract.warnings.push("No article was found on the page; all of its text was kept.".to_owned());
            extract
        }
    }
}

fn article(source: &str) -> Option<Extract> {
    let article = Readability::new(source, None, None).ok()?.parse().ok()?;
    let (text, blocks) = walk(&Document::fragment(article.content.clone()));
    if text.split_whitespace().count() < 5 {
        return None;
    }
    let known = |fact: Option<String>| fact.map(|fact| fact.trim().to_owned()).filter(|fact| !fact.is_empty());
    let facts = Facts {
        title: article.title.trim().to_owned(),
        author: known(article.byline),
        source: known(article.site_name),
        published: known(article.published_time),
        language: article.lang.as_deref().and_then(language_code),
        ..Facts::default()
    };
    Some(Extract { text, blocks, facts, warnings: Vec::new() })
}

fn whole(source: &str) -> Extract {
    let document = Document::from(source);
    let (text, blocks) = walk(&document);
    let title = document.select("title").text().trim().to_owned();
    Extract { text, blocks, facts: Facts { title, ..Facts::default() }, warnings: Vec::new() }
}

/// What is still to be done while walking the tree: without recursion, so that depth is no danger.
enum Step<'a> {
    Enter(NodeRef<'a>, BlockKind),
    End(BlockKind),
}

fn walk(document: &Document) -> (String, Vec<super::Block>) {
    let mut builder = TextBuilder::default();
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
            "script" | "style" | "head" | "noscript" | "template" | "svg" | "iframe" | "button" | "select" | "textarea"
        ) {
            continue;
        }
        if name == "br" {
            builder.line_break();
            continue;
        }
        let inner = match name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Heading),
            "li" | "dt" | "dd" => Some(BlockKind::ListItem),
            "blockquote" => Some(BlockKind::Quotation),
            "td" | "th" => Some(BlockKind::Cell),
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
    builder.finish(BlockKind::Paragraph)
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
