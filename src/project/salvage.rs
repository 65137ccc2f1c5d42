//! Reads JSON that is damaged: as much of it as stands before the damage.
//!
//! ```text
//! {"schema":1,"accounts":[{"text":"The fire"},{"text":"The ha      → {"schema":1,"accounts":[{"text":"The fire"},{"text":"The ha"}]}
//! ```

use serde_json::Value;

/// The value, and, when it is not whole, what is wrong with it. `None` when nothing can be made out.
pub(super) fn read(bytes: &[u8]) -> Result<(Value, Option<String>), String> {
    let (text, mut wrong) = match std::str::from_utf8(bytes) {
        Ok(text) => (std::borrow::Cow::Borrowed(text), None),
        Err(_) => (String::from_utf8_lossy(bytes), Some("some of its letters are damaged".to_owned())),
    };
    let error = match serde_json::from_str::<Value>(&text) {
        Ok(value) => return Ok((value, wrong.take())),
        Err(error) => error,
    };
    let end = offset(&text, error.line(), error.column());
    let place = format!("it is damaged from line {}, column {} on; what stands before was read", error.line(), error.column());
    // The damage may be felt only after it: a bracket lost in the middle is missed at the end. The parser's own place is the
    // best there is.
    for cut in [end, end.saturating_sub(1)] {
        let Some(part) = text.get(..floor(&text, cut)) else { continue };
        for whole in closed(part) {
            if let Ok(value) = serde_json::from_str::<Value>(&whole) {
                return Ok((value, Some(place)));
            }
        }
    }
    Err(error.to_string())
}

/// The byte offset of a line and column, both from one, as the parser counts them: columns are bytes.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (start + column).min(text.len())
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Ways of ending a piece of JSON so that it may be whole, the one that keeps most first.
fn closed(part: &str) -> Vec<String> {
    let mut open: Vec<char> = Vec::new();
    let mut in_string = false;
    let mut escaped = None;
    // Where a value has surely ended, with what is open there.
    let mut safe: Option<(usize, Vec<char>)> = None;
    for (at, c) in part.char_indices() {
        if in_string {
            match (escaped, c) {
                (Some(_), _) => escaped = None,
                (None, '\\') => escaped = Some(at),
                (None, '"') => in_string = false,
                _ => {}
            }
            continue;
        }
        match c {
            '"' => in_string = true,
            '{' | '[' => {
                open.push(if c == '{' { '}' } else { ']' });
                safe = Some((at + 1, open.clone()));
            }
            '}' | ']' if open.last() == Some(&c) => {
                open.pop();
                safe = Some((at + 1, open.clone()));
            }
            ',' => safe = Some((at, open.clone())),
            _ => {}
        }
    }
    let ending = |open: &[char]| open.iter().rev().collect::<String>();
    let mut ways = Vec::new();
    if in_string {
        let words = &part[..escaped.unwrap_or(part.len())];
        ways.push(format!("{words}\"{}", ending(&open)));
        // An escape in numbers that was cut: \u00
        if let Some(at) = words.rfind("\\u") {
            ways.push(format!("{}\"{}", &words[..at], ending(&open)));
        }
    } else {
        ways.push(format!("{part}{}", ending(&open)));
    }
    ways.extend(safe.map(|(at, open)| format!("{}{}", &part[..at], ending(&open))));
    ways
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn whole_json_is_read_as_it_is() {
        assert_eq!(read(br#"{"a": [1, 2]}"#), Ok((json!({ "a": [1, 2] }), None)));
    }

    #[test]
    fn what_stands_before_the_damage_is_read() {
        let whole = r#"{"a": [{"text": "one"}, {"text": "two \u00e9 \"x\""}], "b": {"c": [1, 2]}}"#;
        let mut richest = 0;
        for end in 8..whole.len() {
            let (value, wrong) = read(&whole.as_bytes()[..end]).expect("something");
            assert!(wrong.is_some());
            let count = value["a"].as_array().map_or(0, Vec::len);
            assert!(count >= richest || count + 1 >= richest, "{end}");
            richest = richest.max(count);
        }
        assert_eq!(richest, 2);
        assert_eq!(
            read(br#"{"a": [{"text": "one"}, {"text": "tw"#).expect("something").0,
            json!({ "a": [{ "text": "one" }, { "text": "tw" }] })
        );
    }

    #[test]
    fn what_is_no_json_is_refused() {
        assert!(read(b"").is_err());
        assert!(read(b"\x00\x01 PK").is_err());
    }
}
