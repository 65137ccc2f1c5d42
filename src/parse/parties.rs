//! What the trees of a passage tell, by the words that are held against those of another passage: its deeds with who takes part in them, and
//! what it is all about.
//!
//! ```text
//! Police said that the bridge had been closed by the mayor.   →   closed: doer mayor, done to bridge; about: closed, of bridge and mayor
//! ```

use super::{Deed, Tree, deeds, parse};
use crate::text::{Role, Token, Word};

/// A deed and who takes part in it, each as all tokens by which he is called: "the steward, the Hradil boy".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parties {
    /// The token of the verb.
    pub(crate) verb: usize,
    /// Who does it; empty where nobody is named.
    pub(crate) doer: Vec<usize>,
    /// To whom or what it is done; empty where nothing is named.
    pub(crate) done_to: Vec<usize>,
    /// Whom or what a preposition reaches; without one it is the verb's own form.
    pub(crate) reached: Vec<(String, Vec<usize>)>,
}

/// What the trees of a passage tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Syntax {
    /// Its deeds, in order.
    pub(crate) deeds: Vec<Parties>,
    /// What it is all about: of "police said that the bridge fell" it is "fell", of "the gates were shut" "shut".
    pub(crate) mains: Vec<Main>,
    /// What something is said to be, in whatever clause: of "since the telephone was dead, he went down" it is "dead", of the telephone.
    pub(crate) states: Vec<Main>,
    /// Of its numbers those that are somebody's.
    pub(crate) owned: Vec<Owned>,
}

/// A number and whose it is: "the [Harriers] offered [200] crowns", "[Holt]'s [two] offers", "[two] offers by [Holt]".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Owned {
    /// The token of the number.
    pub(crate) number: usize,
    /// All tokens by which the owner is called.
    pub(crate) owner: Vec<usize>,
    /// The token of what he did, where a verb says so.
    pub(crate) verb: Option<usize>,
}

/// What a passage, or one of several clauses, is all about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Main {
    /// The token that says what is so.
    pub(crate) word: usize,
    /// The tokens of whom or what it is said, and of what else takes part.
    pub(crate) of: Vec<usize>,
}

/// What has more words is a list or no language at all.
const MOST_WORDS: usize = 400;

/// Reads an English passage; `tokens` are those of `words`, and these are of `text`. Of one with very many words nothing is told.
pub(crate) fn syntax(text: &str, words: &[Word], tokens: &[Token]) -> Syntax {
    if words.len() > MOST_WORDS {
        return Syntax::default();
    }
    let tree = parse(text);
    // The token that each word belongs to.
    let mut owner: Vec<Option<usize>> = vec![None; words.len()];
    for (at, token) in tokens.iter().enumerate() {
        owner[token.words.clone()].fill(Some(at));
    }
    let token = |node: usize| {
        let span = &tree.nodes[node].span;
        let word = words.partition_point(|word| word.span.end <= span.start);
        let word = words.get(word).filter(|word| word.span.start < span.end).map(|_| word)?;
        owner[word]
    };
    let called = |node: Option<usize>| {
        let mut found: Vec<usize> =
            node.into_iter().flat_map(|node| phrase(&tree, node, &|at| said(tokens, token(at)))).filter_map(token).collect();
        found.retain(|&at| tokens[at].role == Role::Content);
        found.sort_unstable();
        found.dedup();
        found
    };
    let told = deeds(text, &tree);
    let owned = (0..tree.nodes.len()).filter_map(|node| {
        let counts = matches!(tree.nodes[node].relation, "nummod" | "quantmod");
        let number = token(node).filter(|&at| counts || words.get(tokens[at].words.start).is_some_and(Word::is_number))?;
        let (owner, verb) = owner_of(text, &tree, &told, node)?;
        Some(Owned { number, owner: called(Some(owner)), verb: verb.and_then(token) })
    });
    let owned = owned.filter(|owned| !owned.owner.is_empty() && !owned.owner.contains(&owned.number)).collect();
    let found = told.into_iter().filter_map(|deed| {
        let reached = deed.others.iter().map(|&(by, at)| (text[tree.nodes[by].span.clone()].to_lowercase(), called(Some(at)))).collect();
        Some(Parties { verb: token(deed.verb)?, doer: called(deed.doer), done_to: called(deed.done_to), reached })
    });
    let deeds = found.collect();
    let mains = mains(text, &tree).into_iter().filter_map(|(node, verb)| {
        let all = participants(&tree, verb).into_iter().chain(participants(&tree, node)).flat_map(|node| called(Some(node)));
        Some(Main { word: token(node).filter(|&at| tokens[at].role == Role::Content)?, of: all.collect() })
    });
    let mains = mains.collect();
    let states = (0..tree.nodes.len()).filter_map(|node| {
        let child = |relation: &str| tree.children(node).find(|&child| tree.nodes[child].relation == relation);
        let (state, one) = (child("acomp").or_else(|| child("oprd"))?, child("nsubj").or_else(|| child("nsubjpass"))?);
        Some(Main { word: token(state).filter(|&at| tokens[at].role == Role::Content)?, of: called(Some(one)) })
    });
    let states = states.filter(|state| !state.of.is_empty()).collect();
    Syntax { deeds, mains, states, owned }
}

/// Whose a number is, and the verb that says so: what the number hangs on is somebody's, or by somebody, or is done by somebody.
fn owner_of(text: &str, tree: &Tree, deeds: &[Deed], number: usize) -> Option<(usize, Option<usize>)> {
    let child = |at: usize, relation: &str| tree.children(at).find(|&child| tree.nodes[child].relation == relation);
    let mut at = number;
    for _ in 0..MOST_STEPS {
        // "Made him [an offer]": no verb, whatever it was taken for.
        let noun = child(at, "det").is_some();
        if let Some(deed) = deeds.iter().find(|deed| deed.verb == at && !noun) {
            return deed.doer.map(|doer| (doer, Some(at)));
        }
        let by = |&child: &usize| tree.nodes[child].relation == "prep" && text[tree.nodes[child].span.clone()].eq_ignore_ascii_case("by");
        let made = || tree.children(at).find(by).and_then(|by| child(by, "pobj"));
        if let Some(owner) = child(at, "poss").or_else(made) {
            return Some((owner, None));
        }
        at = Some(tree.nodes[at].head).filter(|&head| head != at)?;
    }
    None
}

/// A number is followed so many steps up at most.
const MOST_STEPS: usize = 8;

/// The nodes that say what a passage is all about, each with its verb.
fn mains(text: &str, tree: &Tree) -> Vec<(usize, usize)> {
    const MOST: usize = 64;
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut open: Vec<usize> = (0..tree.nodes.len()).filter(|&at| tree.nodes[at].head == at).collect();
    for _ in 0..MOST {
        let Some(at) = open.pop() else { break };
        let with =
            |relations: &'static [&'static str]| tree.children(at).filter(move |&child| relations.contains(&tree.nodes[child].relation));
        open.extend(with(&["conj"]));
        // A clause with its own subject that nothing subordinates is a main one, whatever it was hung on.
        let whole = |clause: usize| {
            let has = |relation: &str, start: &str| {
                tree.children(clause).any(|at| tree.nodes[at].relation == relation && text[tree.nodes[at].span.clone()].starts_with(start))
            };
            has("nsubj", "") && !has("mark", "") && !has("advmod", "wh")
        };
        open.extend(with(&["advcl"]).filter(|&clause| whole(clause)));
        // "In the church, where the parish laid out soup".
        let nouns = participants(tree, at).into_iter().chain([at]);
        open.extend(nouns.flat_map(|noun| tree.children(noun).collect::<Vec<_>>()).filter(|&child| tree.nodes[child].relation == "relcl"));
        let form = text[tree.nodes[at].span.clone()].to_lowercase();
        let light = matches!(
            form.as_str(),
            "is" | "was" | "are" | "were" | "be" | "been" | "has" | "have" | "had" | "'s" | "became" | "remained" | "stood" | "made"
        );
        let told: Vec<usize> = with(&["ccomp", "xcomp"]).collect();
        let of_it: Vec<usize> = with(&["attr", "acomp", "oprd", "dobj"]).collect();
        match () {
            () if !told.is_empty() => open.extend(told),
            () if light && !of_it.is_empty() => found.extend(of_it.into_iter().map(|node| (node, at))),
            () => found.push((at, at)),
        }
    }
    found
}

/// The nouns that take part in what a node says, in whatever part; also those that they are of: "a stack of drums".
fn participants(tree: &Tree, node: usize) -> Vec<usize> {
    let mut found = Vec::new();
    for child in tree.children(node) {
        match tree.nodes[child].relation {
            "nsubj" | "nsubjpass" | "dobj" | "attr" | "pobj" => {
                found.push(child);
                found.extend(participants(tree, child));
            }
            "prep" | "agent" | "dative" => found.extend(participants(tree, child)),
            _ => {}
        }
    }
    found
}

/// Whether a token says something of itself: "men", not "some" or "all".
fn said(tokens: &[Token], token: Option<usize>) -> bool {
    token.is_some_and(|at| tokens[at].role == Role::Content)
}

/// The nodes by which somebody is called: the noun, what is part of its name, and what stands beside it as another name of it.
fn phrase(tree: &Tree, node: usize, says: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let mut found = vec![node];
    for child in tree.children(node) {
        match tree.nodes[child].relation {
            "compound" | "nmod" => found.push(child),
            "appos" | "conj" => found.extend(phrase(tree, child, says)),
            // "Some of the men".
            "prep" if !says(node) => found.extend(tree.children(child).flat_map(|inner| phrase(tree, inner, says))),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Syntax, syntax};
    use crate::text::{Language, Token, negations, tokens, words};

    fn read(text: &str) -> (Vec<Token>, Syntax) {
        let words = words(text, Language::ENGLISH);
        let tokens = tokens(text, &words, Language::ENGLISH, &negations(text, &words, Language::ENGLISH));
        let read = syntax(text, &words, &tokens);
        (tokens, read)
    }

    #[test]
    fn what_a_passage_is_about_is_what_it_says_of_something() {
        for (text, expected) in [
            ("Police said that the bridge had been closed by the mayor.", "closed"),
            ("The gates were shut.", "shut"),
            ("The rebels seized the bridge and burned the mill.", "burned seized"),
            ("The fire had its origin in the store.", "origin"),
        ] {
            let (tokens, read) = read(text);
            let mut about: Vec<&str> = read.mains.iter().map(|main| tokens[main.word].form.as_str()).collect();
            about.sort_unstable();
            assert_eq!(about.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn what_something_is_said_to_be_is_known_in_every_clause() {
        for (text, expected) in [
            ("Since the telephone was dead, Lindholm went down on skis.", "dead telephone"),
            ("The chapel of St Anna is undamaged.", "undamaged chapel"),
            ("Brask closed the gate.", ""),
        ] {
            let (tokens, read) = read(text);
            let form = |at: &usize| tokens[*at].form.to_string();
            let said: Vec<String> =
                read.states.iter().flat_map(|state| [state.word].iter().chain(&state.of).map(form).collect::<Vec<_>>()).collect();
            assert_eq!(said.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn somebody_is_all_that_he_is_called() {
        let (tokens, read) = read("The steward, Tomas Hradil, was pulled ashore by some of the constables.");
        let called = |list: &[usize]| list.iter().map(|&at| tokens[at].form.as_str()).collect::<Vec<_>>().join(" ");
        let deed = &read.deeds[0];
        assert_eq!((called(&deed.doer), called(&deed.done_to)), ("constables".to_owned(), "steward tomas hradil".to_owned()));
    }

    #[test]
    fn a_number_is_his_who_does_or_has_what_it_counts() {
        for (text, expected) in [
            ("The Harriers offered Lund 200 crowns.", "harriers 200"),
            ("The Tars made Lund an offer of 200 crowns.", "tars 200"),
            ("Holt's two offers were refused.", "holt two"),
            ("Two offers by Holt were refused.", "holt two"),
            ("The papers say that Brask has offered nine crowns.", "brask nine"),
            ("Twelve people were killed.", ""),
        ] {
            let (tokens, read) = read(text);
            let owned: Vec<String> = read
                .owned
                .iter()
                .map(|owned| {
                    let owner: Vec<&str> = owned.owner.iter().map(|&at| tokens[at].form.as_str()).collect();
                    format!("{} {}", owner.join(" "), tokens[owned.number].form.as_str())
                })
                .collect();
            assert_eq!(owned.join(", "), expected, "{text}");
        }
    }

    #[test]
    fn of_what_is_no_sentence_nothing_is_told() {
        assert_eq!(read(&"word ".repeat(500)).1, Syntax::default());
        assert_eq!(read("").1, Syntax::default());
    }
}
