//! Which word of an English sentence hangs on which: who does something, to whom, with what.
//!
//! ```
//! use corroborate::parse::parse;
//!
//! let text = "The barge was towed by the Emma Jane.";
//! let tree = parse(text);
//! let towed = tree.nodes.iter().position(|node| &text[node.span.clone()] == "towed").unwrap();
//! let told: Vec<(&str, &str)> = tree.children(towed).map(|at| (tree.nodes[at].relation, &text[tree.nodes[at].span.clone()])).collect();
//! assert_eq!(told, [("nsubjpass", "barge"), ("auxpass", "was"), ("agent", "by"), ("punct", ".")]);
//! ```
//!
//! The net is the parser of en_core_web_sm 3.8.0 by Explosion (MIT; assets/parser tells how it was made smaller): words are known by hashes of
//! their letters and shape, seen in windows of nine (Honnibal and Montani, *spaCy*), and a tree is built by the moves of Nivre's arc-eager
//! system (*An efficient algorithm for projective dependency parsing*, 2003), each the best that the net sees.

mod deeds;
mod encoder;
mod hash;
mod moves;
mod parties;
mod pieces;
mod weights;

pub use deeds::{Deed, deeds};
pub(crate) use parties::{Main, Owned, Parties, Syntax, syntax};
use std::ops::Range;

/// A passage as a tree, or several where it has several sentences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree {
    /// Its words and marks in order.
    pub nodes: Vec<Node>,
}

/// One word or mark of a tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// The node it hangs on; itself where it hangs on none.
    pub head: usize,
    /// As what, by the labels of the ClearNLP guidelines: `nsubj`, `dobj`, `prep`, … ; `ROOT` where it hangs on none.
    pub relation: &'static str,
}

/// Reads an English text as trees. Any text has one; one that is no sentence has a poor one. Does not depend on what was read before.
pub fn parse(text: &str) -> Tree {
    let pieces = pieces::pieces(text);
    let weights = weights::weights();
    let vectors = encoder::encode(weights, &pieces);
    let arcs = moves::arcs(weights, &vectors, pieces.len());
    let nodes = pieces.into_iter().zip(arcs).map(|(piece, (head, relation))| Node { span: piece.span, head, relation }).collect();
    Tree { nodes }
}

impl Tree {
    /// What hangs on a node, in order.
    pub fn children(&self, head: usize) -> impl Iterator<Item = usize> {
        self.nodes.iter().enumerate().filter(move |(at, node)| node.head == head && *at != head).map(|(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    /// What assets/parser/make_parser.py wrote of sentences: word, head and relation as the original has them.
    const EXPECTED: &str = include_str!("expected.tsv");

    #[test]
    fn trees_are_those_of_the_original() {
        for line in EXPECTED.lines() {
            let (text, expected) = line.split_once('\t').unwrap();
            let tree = parse(text);
            let told: Vec<String> =
                tree.nodes.iter().map(|node| format!("{}/{}/{}", &text[node.span.clone()], node.head, node.relation)).collect();
            assert_eq!(told.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn any_text_has_a_tree() {
        for text in ["", " ", ".", "\u{301}", "--", "a", "'s", "n't", "((((", "🙂🙂 🙂", "ﷺ", "1", "…", &"word ".repeat(300)] {
            let tree = parse(text);
            assert!(tree.nodes.iter().all(|node| node.head < tree.nodes.len() && text.get(node.span.clone()).is_some()), "{text}");
        }
    }
}
