//! What XML cannot hold.

/// The text without the characters that XML 1.0 forbids, such as most control characters.
pub(super) fn valid(mut text: String) -> String {
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.retain(allowed);
    text
}
