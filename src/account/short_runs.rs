//! A page in memory without endless attributes, and with endless texts in pieces: who writes it out looks for signs to spell
//! otherwise, and looks through the rest of a text again behind each of them.
//!
//! `<p>&amp;&amp;… five million of them …</p>` → the same letters in some hundred texts, one behind the other.

use dom_query::{Document, NodeRef};

/// The longest text, and the longest value of an attribute, that stays as it is, in bytes.
const LONGEST: usize = 64 << 10;

/// Cuts the texts of a page that are too long, and drops the attributes that are.
pub(super) fn shorten(document: &Document) {
    shorten_to(document, LONGEST);
}

fn shorten_to(document: &Document, longest: usize) {
    for node in document.root().descendants() {
        if node.is_text() {
            cut(&node, longest);
        } else if node.is_element() {
            let long = node.attrs().into_iter().filter(|attribute| attribute.value.len() > longest);
            for attribute in long {
                node.remove_attr(&attribute.name.local);
            }
        }
    }
}

fn cut(node: &NodeRef<'_>, longest: usize) {
    let text = node.text();
    let mut rest = &*text;
    if rest.len() <= longest {
        return;
    }
    while !rest.is_empty() {
        let (piece, later) = rest.split_at(rest.floor_char_boundary(longest.max(4)));
        node.insert_before(&node.tree.new_text(piece));
        rest = later;
    }
    node.remove_from_parent();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_and_says_the_same() {
        let document = Document::from("<p>Two bóats &amp; a barge <b>burned</b> in the harbour.</p>");
        let before = document.select("p").text();
        shorten_to(&document, 8);
        assert_eq!(document.select("p").text(), before);
        let texts = document.root().descendants().into_iter().filter(NodeRef::is_text);
        assert!(texts.map(|node| node.text().len()).all(|length| (1..=8).contains(&length)));
    }

    #[test]
    fn a_long_attribute_is_dropped_and_others_stay() {
        let document = Document::from("<img src='data:AAAAAAAAAAAAAAAA' alt=boat>");
        shorten_to(&document, 8);
        assert_eq!(document.select("img").attr("src"), None);
        assert_eq!(document.select("img").attr("alt").as_deref(), Some("boat"));
    }
}
