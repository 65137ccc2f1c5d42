//! Fields that this version does not know, kept for the version that does.

use serde_json::{Map, Value};

/// What of `saved` is not in `known`: fields of objects, also of objects in them. Lists are not looked into.
pub(super) fn unknown(saved: &Value, known: &Value) -> Map<String, Value> {
    let (Value::Object(saved), Value::Object(known)) = (saved, known) else { return Map::new() };
    let mut extra = Map::new();
    for (name, value) in saved {
        match known.get(name) {
            None => drop(extra.insert(name.clone(), value.clone())),
            Some(own) => {
                let inner = unknown(value, own);
                if !inner.is_empty() {
                    extra.insert(name.clone(), Value::Object(inner));
                }
            }
        }
    }
    extra
}

/// Puts unknown fields back beside the known ones, which win.
pub(super) fn restore(into: &mut Value, extra: &Map<String, Value>) {
    let Value::Object(into) = into else { return };
    for (name, value) in extra {
        match (into.get_mut(name), value) {
            (None, _) => drop(into.insert(name.clone(), value.clone())),
            (Some(own), Value::Object(inner)) => restore(own, inner),
            (Some(_), _) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_unknown_comes_back_and_what_is_known_stays() {
        let saved = json!({ "a": 1, "new": [1], "facts": { "title": "old", "place": "York" } });
        let mut now = json!({ "a": 2, "facts": { "title": "changed" } });
        let extra = unknown(&saved, &now);
        restore(&mut now, &extra);
        assert_eq!(now, json!({ "a": 2, "new": [1], "facts": { "title": "changed", "place": "York" } }));
    }
}
