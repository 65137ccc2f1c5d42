//! The deeds of a tree: who does what to whom, whichever way the sentence turns it.
//!
//! ```
//! use corroborate::parse::{deeds, parse};
//!
//! let told = |text: &str| {
//!     let tree = parse(text);
//!     let word = |at: Option<usize>| at.map(|at| text[tree.nodes[at].span.clone()].to_owned()).unwrap_or_default();
//!     deeds(text, &tree).into_iter().map(|deed| format!("{} {} {}", word(deed.doer), word(Some(deed.verb)), word(deed.done_to))).collect::<Vec<_>>()
//! };
//! assert_eq!(told("The dog chased the fox."), ["dog chased fox"]);
//! assert_eq!(told("The fox was chased by the dog."), ["dog chased fox"]);
//! assert_eq!(told("The fox that the dog chased was seen by Ada."), ["dog chased fox", "Ada seen fox"]);
//! assert_eq!(told("Having crossed the bridge, the strikers stormed the mill."), ["strikers crossed bridge", "strikers stormed mill"]);
//! ```

use super::{Node, Tree};

/// One deed, by the nodes of its tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// The verb.
    pub verb: usize,
    /// Who does it.
    pub doer: Option<usize>,
    /// To whom or what it is done.
    pub done_to: Option<usize>,
    /// Who or what is reached by a preposition, or without one: the preposition (the verb itself where there is none) and the node it leads to.
    pub others: Vec<(usize, usize)>,
}

/// The deeds of a text, which `tree` was read from, in the order of their verbs. What a pronoun stands for is
/// looked for within the sentence only where grammar tells: "the fox that the dog chased".
pub fn deeds(text: &str, tree: &Tree) -> Vec<Deed> {
    let reads = Reading { text, tree };
    let mut found = Vec::new();
    for verb in 0..tree.nodes.len() {
        let subject = reads.subject(verb, MOST_STEPS);
        let (doer, done_to) = if reads.is_passive(verb) { (reads.agent(verb), subject) } else { (subject, reads.object(verb)) };
        if doer.is_some() && !reads.only_links(verb) || done_to.is_some() {
            found.push(Deed { verb, doer, done_to, others: reads.others(verb) });
        }
    }
    found
}

/// A subject is followed from verb to verb so often at most.
const MOST_STEPS: usize = 4;

struct Reading<'a> {
    text: &'a str,
    tree: &'a Tree,
}

impl Reading<'_> {
    fn node(&self, at: usize) -> &Node {
        &self.tree.nodes[at]
    }

    fn form(&self, at: usize) -> &str {
        self.text.get(self.node(at).span.clone()).unwrap_or_default()
    }

    fn child(&self, head: usize, relations: &[&str]) -> Option<usize> {
        self.tree.children(head).find(|&at| relations.contains(&self.node(at).relation))
    }

    fn is_passive(&self, verb: usize) -> bool {
        let own = self.child(verb, &["nsubjpass", "auxpass", "agent", "csubjpass"]).is_some();
        // "The barge towed by the tug", "was seized and burned".
        let shares = self.node(verb).relation == "conj" && self.child(verb, &["nsubj", "aux", "dobj"]).is_none();
        let bare = self.node(verb).relation == "acl" && self.child(verb, &["dobj", "aux"]).is_none() && self.is_past_participle(verb);
        own || bare || shares && self.is_passive_above(verb)
    }

    fn is_passive_above(&self, verb: usize) -> bool {
        let head = self.node(verb).head;
        head != verb && self.child(head, &["nsubjpass", "auxpass"]).is_some()
    }

    /// "Towed", not "towing" or "to tow".
    fn is_past_participle(&self, verb: usize) -> bool {
        !self.form(verb).ends_with("ing") && self.child(verb, &["mark"]).is_none()
    }

    /// Whom or what a verb is told of, be it the doer or, in the passive, what it is done to.
    fn subject(&self, verb: usize, steps: usize) -> Option<usize> {
        if let Some(subject) = self.child(verb, &["nsubj", "nsubjpass"]) {
            return self.stands_for(subject, verb);
        }
        let (node, steps) = (self.node(verb), steps.checked_sub(1)?);
        if node.head == verb || self.child(verb, &["csubj", "csubjpass", "expl"]).is_some() {
            return None;
        }
        match node.relation {
            "conj" | "advcl" | "dep" => self.subject(node.head, steps),
            "acl" | "relcl" => Some(node.head),
            // "Ordered the men to leave", "tried to leave".
            "xcomp" => self.child(node.head, &["dobj"]).or_else(|| self.subject(node.head, steps)),
            // "By burning the bridge the rebels …".
            "pcomp" => Some(self.node(node.head).head).filter(|&above| above != node.head).and_then(|above| self.subject(above, steps)),
            _ => None,
        }
    }

    /// What hangs on a verb without a preposition and is done something to: also the noun that a clause without an object describes.
    fn object(&self, verb: usize) -> Option<usize> {
        if let Some(object) = self.child(verb, &["dobj"]) {
            return self.stands_for(object, verb);
        }
        let node = self.node(verb);
        let relative = node.relation == "relcl" && self.child(verb, &["nsubj"]).is_some_and(|subject| !self.is_relative(subject));
        (relative
            && !self.is_passive(verb)
            && self.tree.children(verb).all(|at| !matches!(self.node(at).relation, "advmod" | "attr" | "acomp")))
        .then_some(node.head)
    }

    fn agent(&self, verb: usize) -> Option<usize> {
        self.child(verb, &["agent"]).and_then(|by| self.child(by, &["pobj"]))
    }

    fn others(&self, verb: usize) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for at in self.tree.children(verb) {
            match self.node(at).relation {
                "prep" | "dative" => match self.child(at, &["pobj"]) {
                    Some(reached) => found.push((at, reached)),
                    None if self.node(at).relation == "dative" => found.push((verb, at)),
                    None => {}
                },
                _ => {}
            }
        }
        found
    }

    fn is_relative(&self, at: usize) -> bool {
        ["who", "which", "that", "whom"].iter().any(|pronoun| self.form(at).eq_ignore_ascii_case(pronoun))
    }

    /// "Who" and "that" stand for the noun that their clause describes; in "it was Ada who" for her.
    fn stands_for(&self, at: usize, verb: usize) -> Option<usize> {
        if !self.is_relative(at) {
            return Some(at);
        }
        let node = self.node(verb);
        match node.relation {
            "relcl" => Some(node.head),
            "ccomp" | "advcl" => self.child(node.head, &["attr"]),
            "conj" => self.stands_for(at, node.head),
            _ => None,
        }
    }

    /// "Is", "was": there is no deed.
    fn only_links(&self, verb: usize) -> bool {
        self.child(verb, &["attr", "acomp"]).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::deeds;

    /// The deeds of a text: who, verb, whom, and behind which preposition whom else.
    fn told(text: &str) -> Vec<String> {
        let tree = parse(text);
        let word = |at: usize| &text[tree.nodes[at].span.clone()];
        let told = deeds(text, &tree).into_iter().map(|deed| {
            let others: String = deed.others.iter().map(|&(by, at)| format!(" {} {}", word(by), word(at))).collect();
            format!("{} {} {}{others}", deed.doer.map_or("-", word), word(deed.verb), deed.done_to.map_or("-", word))
        });
        told.collect()
    }

    #[test]
    fn who_does_what_to_whom_is_read_whichever_way_the_sentence_turns_it() {
        for (text, expected) in [
            ("Ashby sold the ship to Calder.", &["Ashby sold ship to Calder"][..]),
            ("The ship was sold to Calder by Ashby.", &["Ashby sold ship to Calder"]),
            ("It was the abbot who poisoned the monk.", &["abbot poisoned monk"]),
            ("The barge, towed by the tug, sank.", &["tug towed barge", "barge sank -"]),
            ("Ivan carried the wounded man to the station.", &["Ivan carried man to station"]),
            ("The mate, whom the mutineers killed, was a Dane.", &["mutineers killed mate"]),
            ("The rebels seized the bridge and burned the mill.", &["rebels seized bridge", "rebels burned mill"]),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
