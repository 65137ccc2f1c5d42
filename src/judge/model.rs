//! Model: what the reader's own model says of two linked passages, both ways.
//!
//! | what the judges found | the model | then |
//! |---|---|---|
//! | wording alone | surely a contradiction both ways | contradicts, by the model |
//! | wording alone | surely a contradiction one way only | as it was |
//! | wording, and figures that are the same | surely one follows from the other | agrees, by the model |
//! | a figure, negation … that contradicts or differs | whatever it says | as it was; its word is added |
//!
//! The model says *that*, never *why*: a typed reason, which shows the words it rests on, always outweighs it. Where it sees neither,
//! or both at once, it says nothing.

use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::model::Answer;

/// From here on the model is sure. High, and not fitted: such models are sure too easily, and a false contradiction costs more than a
/// missed one.
const SURE: f32 = 0.9;

/// Adds the model's word to what the judges found of two passages of these lengths in bytes, and lets it decide where wording alone
/// did. Where it decides, how sure it is. `answers` are of the second passage given the first, and the other way round.
pub(crate) fn hear(
    relation: &mut Relation,
    evidence: &mut Vec<Evidence>,
    [there, back]: [Answer; 2],
    lengths: [usize; 2],
    name: &str,
) -> Option<f32> {
    let conflict = there.contradiction.min(back.contradiction);
    let follows = there.entailment.max(back.entailment);
    let (says, sure, what) = match () {
        () if conflict >= SURE => (Relation::Contradicts, conflict, "sees a contradiction both ways"),
        // One way follows, the other way contradicts: no word to rely on.
        () if there.contradiction.max(back.contradiction) >= SURE => return None,
        () if there.entailment.min(back.entailment) >= SURE => (Relation::Agrees, follows, "sees each follow from the other"),
        () if follows >= SURE => (Relation::Agrees, follows, "sees one follow from the other"),
        () => return None,
    };
    let typed = || evidence.iter().filter(|e| !matches!(e.kind, EvidenceKind::Wording));
    let decides = match says {
        Relation::Contradicts => typed().next().is_none(),
        _ => *relation == Relation::Related && typed().all(|e| e.relation == Relation::Agrees),
    };
    let why = format!("the reader’s own model “{name}” {what} ({:.0} % sure)", (sure * 100.0).floor());
    let word = Evidence { kind: EvidenceKind::Model, relation: says, a: 0..lengths[0], b: 0..lengths[1], why };
    if decides {
        *relation = says;
        evidence.insert(0, word);
        Some(sure)
    } else {
        evidence.push(word);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEITHER: Answer = Answer { entailment: 0.05, contradiction: 0.05 };
    const FOLLOWS: Answer = Answer { entailment: 0.95, contradiction: 0.01 };
    const CONFLICT: Answer = Answer { entailment: 0.01, contradiction: 0.97 };

    /// What becomes of a link with these reasons, which kinds of evidence it has then, and how sure the model is where it decides.
    fn heard(mut relation: Relation, kinds: &[(EvidenceKind, Relation)], answers: [Answer; 2]) -> (Relation, String, Option<f32>) {
        let reason = |&(kind, relation): &(EvidenceKind, Relation)| Evidence { kind, relation, a: 0..4, b: 0..5, why: String::new() };
        let mut evidence: Vec<Evidence> = kinds.iter().map(reason).collect();
        let sure = hear(&mut relation, &mut evidence, answers, [4, 5], "own");
        (relation, evidence.iter().map(|e| e.kind.to_string()).collect::<Vec<_>>().join(","), sure)
    }

    use EvidenceKind::{Negation, Quantity, Wording};
    use Relation::{Agrees, Contradicts, Related};

    #[test]
    fn wording_alone_gives_way_to_a_contradiction_both_ways() {
        for relation in [Agrees, Related] {
            let expected = (Contradicts, "model,wording".to_owned(), Some(0.97));
            assert_eq!(heard(relation, &[(Wording, relation)], [CONFLICT, CONFLICT]), expected);
            for answers in [[CONFLICT, NEITHER], [NEITHER, CONFLICT], [CONFLICT, FOLLOWS], [NEITHER, NEITHER]] {
                assert_eq!(heard(relation, &[(Wording, relation)], answers), (relation, "wording".to_owned(), None), "{answers:?}");
            }
        }
    }

    #[test]
    fn wording_alone_gives_way_to_one_that_follows() {
        for answers in [[FOLLOWS, NEITHER], [NEITHER, FOLLOWS], [FOLLOWS, FOLLOWS]] {
            assert_eq!(heard(Related, &[(Wording, Related)], answers), (Agrees, "model,wording".to_owned(), Some(0.95)));
            assert_eq!(heard(Agrees, &[(Wording, Agrees)], answers), (Agrees, "wording,model".to_owned(), None));
        }
    }

    #[test]
    fn a_typed_reason_stays() {
        for answers in [[CONFLICT, CONFLICT], [FOLLOWS, FOLLOWS]] {
            for (relation, kind) in [(Contradicts, Quantity), (Contradicts, Negation), (Related, Quantity), (Related, Negation)] {
                let (after, kinds, sure) = heard(relation, &[(kind, relation), (Wording, Related)], answers);
                assert_eq!((after, kinds, sure), (relation, format!("{kind},wording,model"), None));
            }
        }
    }

    #[test]
    fn equal_figures_may_follow_and_are_not_contradicted() {
        let reasons = [(Quantity, Agrees), (Wording, Related)];
        assert_eq!(heard(Related, &reasons, [FOLLOWS, NEITHER]), (Agrees, "model,quantity,wording".to_owned(), Some(0.95)));
        assert_eq!(heard(Related, &reasons, [CONFLICT, CONFLICT]), (Related, "quantity,wording,model".to_owned(), None));
    }

    #[test]
    fn its_word_covers_both_passages_and_names_the_model() {
        let (mut relation, mut evidence) = (Related, Vec::new());
        hear(&mut relation, &mut evidence, [CONFLICT, CONFLICT], [4, 5], "own");
        assert_eq!((evidence[0].a.clone(), evidence[0].b.clone()), (0..4, 0..5));
        assert_eq!(evidence[0].why, "the reader’s own model “own” sees a contradiction both ways (97 % sure)");
    }
}
