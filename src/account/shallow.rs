//! A web page without elements that stand too deep in each other or have endless attributes, for a parser that walks up through the one and
//! holds the others against one another.
//!
//! `<div><div>…<div>text</div>…</div></div>` → the same, but for the tags that are deeper than browsers go; all of its text stays.

use super::archive::has_endless_attributes;
use super::limits::PAGE_DEPTH;
use std::borrow::Cow;

/// The page, as it is where nothing in it is too deep.
pub(super) fn shallow(page: &str) -> Cow<'_, str> {
    shallower(page, PAGE_DEPTH)
}

fn shallower(page: &str, most: usize) -> Cow<'_, str> {
    let mut kept: Option<String> = None;
    let (mut depth, mut from, mut at) = (0_usize, 0, page.find('<').unwrap_or(page.len()));
    // A tag is looked at up to the next one, so that a page of nothing but beginnings is read once.
    for tag in page[at..].split('<').skip(1) {
        let end = at + 1 + tag.find('>').unwrap_or(tag.len());
        let (name, closes) = tag.strip_prefix('/').map_or((tag, false), |name| (name, true));
        if has_endless_attributes(tag) {
            // Without them it is still what it is.
            let kept = kept.get_or_insert_with(String::new);
            kept.push_str(&page[from..at + 1 + name_of(tag).len()]);
            from = end;
        }
        if is_deepening(name) {
            let too_deep = if closes { depth > most } else { depth >= most };
            depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
            if too_deep {
                let kept = kept.get_or_insert_with(String::new);
                kept.push_str(page.get(from..at).unwrap_or(""));
                // Words on its two sides stay apart.
                kept.push(' ');
                from = (end + 1).min(page.len());
            }
        }
        at += 1 + tag.len();
    }
    match kept {
        Some(mut kept) => {
            kept.push_str(page.get(from..).unwrap_or(""));
            Cow::Owned(kept)
        }
        None => Cow::Borrowed(page),
    }
}

/// The name of a tag that begins so.
fn name_of(tag: &str) -> &str {
    let end = tag.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').unwrap_or(tag.len());
    &tag[..end]
}

/// Whether a tag that begins so opens an element which needs an end tag.
fn is_deepening(tag: &str) -> bool {
    let name = name_of(tag).to_ascii_lowercase();
    let alone = [
        "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li", "link", "meta",
        "optgroup", "option", "p", "param", "rb", "rp", "rt", "rtc", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
    ];
    name.starts_with(|letter: char| letter.is_ascii_alphabetic()) && !alone.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_deep_loses_its_tags_and_keeps_its_text() {
        let page = "<div><B>two<div class='a'>boats</div><i>burned</i></B> in</div> the <div>harbour</div>";
        assert_eq!(shallower(page, 2), "<div><B>two boats  burned </B> in</div> the <div>harbour</div>");
    }

    #[test]
    fn a_page_as_others_is_left_as_it_is() {
        let page = "<!-- <div> --><html><body><p>One<br>two<p>three < four<ul><li>a<li>b</ul></body>";
        assert!(matches!(shallower(page, 2), Cow::Borrowed(same) if same == page));
    }

    #[test]
    fn a_tag_that_is_cut_off_is_no_trouble() {
        assert_eq!(shallower("<div><div", 1), "<div> ");
        assert_eq!(shallower("</div></div>Two", 1), "</div></div>Two");
    }

    #[test]
    fn a_tag_with_endless_attributes_loses_them() {
        let many: String = (0..400).map(|i| format!(" a{i}=1")).collect();
        assert_eq!(shallower(&format!("<p{many}>Two</p><b{many}>boats</b>"), 9), "<p>Two</p><b>boats</b>");
        let long = format!("<img alt=\"{}\">Two", "word ".repeat(900));
        assert!(matches!(shallower(&long, 9), Cow::Borrowed(_)));
    }

    #[test]
    fn a_page_of_nothing_but_beginnings_is_read_once() {
        // Looking for the end of each of them, or for the end of its quotation, would take hours.
        for beginning in ["<", "<b ", "<b a=\""] {
            let page = beginning.repeat(2_000_000);
            assert!(shallower(&page, usize::MAX).len() <= page.len());
        }
    }
}
