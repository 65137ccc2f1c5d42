//! What the window wants to find again in a project: the view, the filter, the selection, the columns.
//!
//! ```json
//! { "view": "matrix", "filter": { "standing": "disputed", "left_out": "B" }, "selected": "A3", "folded": ["C"], "leader": "A" }
//! ```

use crate::account::{PassageId, Siglum};
use crate::app::actions::View;
use crate::app::columns::Options;
use crate::app::filter::{Filter, LeftOut};
use crate::comparison::{Comparison, CountedAs, EvidenceKind, Relation};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What the window wants to find again. What is missing or not understood is as in a new window.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::app) struct ViewState {
    pub(in crate::app) view: View,
    filter: Conditions,
    selected: Option<String>,
    pub(in crate::app) columns: Option<Options>,
    folded: Vec<String>,
    leader: Option<String>,
}

/// A filter, with accounts named by their sigla.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Conditions {
    /// As what a point is counted.
    #[serde(rename = "standing")]
    counted: Option<CountedAs>,
    kind: Option<EvidenceKind>,
    /// `any`, or an account.
    left_out: Option<String>,
    speaker: Option<String>,
    between: Option<(String, String, Relation)>,
}

impl ViewState {
    /// What is shown now.
    pub(in crate::app) fn new(view: View, filter: &Filter, selected: Option<PassageId>, columns: &Options) -> Self {
        let filter = Conditions {
            counted: filter.counted,
            kind: filter.kind,
            left_out: filter.left_out.map(|who| match who {
                LeftOut::ByAny => "any".to_owned(),
                LeftOut::By(siglum) => siglum.to_string(),
            }),
            speaker: filter.speaker.map(|siglum| siglum.to_string()),
            between: filter.between.map(|(a, b, relation)| (a.to_string(), b.to_string(), relation)),
        };
        let selected = selected.map(|id| id.to_string());
        Self { view, filter, selected, columns: Some(columns.clone()), ..Self::default() }
    }

    /// The same, with which columns are folded and which account leads.
    pub(in crate::app) fn with_columns(self, folded: impl Iterator<Item = Siglum>, leader: Siglum) -> Self {
        Self { folded: folded.map(|siglum| siglum.to_string()).collect(), leader: Some(leader.to_string()), ..self }
    }

    /// Reads what a project keeps.
    pub(in crate::app) fn read(value: &Value) -> Self {
        serde_json::from_value(value.clone()).unwrap_or_default()
    }

    /// Writes it over what a project has; fields that this version does not know stay.
    pub(in crate::app) fn write(&self, value: &mut Value) {
        let Ok(Value::Object(own)) = serde_json::to_value(self) else { return };
        match value {
            Value::Object(fields) => fields.extend(own),
            other => *other = Value::Object(own.into_iter().collect::<Map<String, Value>>()),
        }
    }

    /// The filter, as far as its accounts are there.
    pub(in crate::app) fn filter(&self, comparison: &Comparison) -> Filter {
        let named = |name: &String| account(comparison, name);
        Filter {
            counted: self.filter.counted,
            kind: self.filter.kind,
            left_out: self.filter.left_out.as_ref().and_then(|who| match who.as_str() {
                "any" => Some(LeftOut::ByAny),
                _ => named(who).map(LeftOut::By),
            }),
            speaker: self.filter.speaker.as_ref().and_then(named),
            between: self.filter.between.as_ref().and_then(|(a, b, relation)| Some((named(a)?, named(b)?, *relation))),
        }
    }

    /// The passage that was selected, if it is there.
    pub(in crate::app) fn selected(&self, comparison: &Comparison) -> Option<PassageId> {
        let name = self.selected.as_ref()?;
        let digits = name.find(|c: char| c.is_ascii_digit())?;
        let siglum = account(comparison, name.get(..digits)?)?;
        let place = name.get(digits..)?.parse::<usize>().ok()?.checked_sub(1)?;
        (place < comparison.passages[siglum.index()].len()).then(|| PassageId::new(siglum, place))
    }

    /// The columns that were folded.
    pub(in crate::app) fn folded(&self, comparison: &Comparison) -> Vec<Siglum> {
        self.folded.iter().filter_map(|name| account(comparison, name)).collect()
    }

    /// The account that led.
    pub(in crate::app) fn leader(&self, comparison: &Comparison) -> Option<Siglum> {
        self.leader.as_ref().and_then(|name| account(comparison, name))
    }
}

fn account(comparison: &Comparison, name: &str) -> Option<Siglum> {
    comparison.sigla().find(|siglum| siglum.to_string() == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Account;
    use crate::comparison::{Settings, Watch, compare};
    use serde_json::json;

    #[test]
    fn what_was_shown_is_found_again_and_unknown_fields_stay() {
        let accounts = vec![Account::from_text("One boat. Two boats.", "a.txt"), Account::from_text("Three sheep.", "b.txt")];
        let comparison = compare(accounts, &Settings::default(), &Watch::default()).unwrap();
        let (a, b) = (Siglum::of(0), Siglum::of(1));
        let filter = Filter {
            counted: Some(CountedAs::Undecided),
            left_out: Some(LeftOut::By(b)),
            speaker: Some(a),
            between: Some((a, b, Relation::Agrees)),
            ..Filter::default()
        };
        let id = PassageId::new(a, 1);
        let state = ViewState::new(View::Matrix, &filter, Some(id), &Options::default()).with_columns([b].into_iter(), b);
        let mut value = json!({ "later": [1], "view": "columns" });
        state.write(&mut value);
        assert_eq!((&value["later"], &value["view"]), (&json!([1]), &json!("matrix")));
        let read = ViewState::read(&value);
        assert_eq!(read, state);
        assert_eq!((read.filter(&comparison), read.selected(&comparison)), (filter, Some(id)));
        assert_eq!((read.folded(&comparison), read.leader(&comparison)), (vec![b], Some(b)));
    }

    #[test]
    fn what_does_not_fit_is_as_in_a_new_window() {
        let comparison = compare(vec![Account::from_text("One.", "a.txt")], &Settings::default(), &Watch::default()).unwrap();
        for value in
            [json!(null), json!({ "view": "no such" }), json!({ "selected": "Q999999", "folded": ["Z"], "filter": { "speaker": "K" } })]
        {
            let read = ViewState::read(&value);
            assert_eq!((read.view, read.selected(&comparison)), (View::Columns, None));
            assert!(read.filter(&comparison).is_all() && read.folded(&comparison).is_empty());
        }
    }
}
