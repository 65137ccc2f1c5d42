//! Packages: the zipped folder that a .docx, .odt or .epub is, read within limits.
//!
//! A part is unpacked only when it is asked for, into memory, and never past its limit, whatever its header says; so a
//! zip bomb costs no more than the limit, and nothing is ever written.

use super::error::Trouble;
use super::limits::{ATTRIBUTES, NAMESPACES, PACKAGE_BYTES, PACKAGE_FILES, PART_BYTES, XML_NODES, too_large};
use roxmltree::{Document, ParsingOptions};
use std::collections::HashSet;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// An open package.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
}

impl<'a> Archive<'a> {
    /// Opens the package these bytes are.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Trouble> {
        if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            // The container of old office files; a .docx is one only when it is encrypted.
            return Err(Trouble::Protected);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Trouble::Damaged(format!("as a package: {error}")))?;
        if zip.len() > PACKAGE_FILES {
            return Err(Trouble::TooLarge(format!("the package holds more than {PACKAGE_FILES} files")));
        }
        Ok(Self { zip, unpacked: 0 })
    }

    /// The part with this name, unpacked; `None` when there is none.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let Some(index) = self.zip.index_for_name(name.trim_start_matches('/')) else { return Ok(None) };
        let damaged = |what: String| Trouble::Damaged(format!("its part {name}: {what}"));
        if self.zip.by_index_raw(index).is_ok_and(|part| part.encrypted()) {
            return Err(Trouble::Protected);
        }
        let part = self.zip.by_index(index).map_err(|error| damaged(error.to_string()))?;
        let mut unpacked = Vec::new();
        part.take(PART_BYTES + 1).read_to_end(&mut unpacked).map_err(|error| damaged(error.to_string()))?;
        self.unpacked += unpacked.len() as u64;
        if unpacked.len() as u64 > PART_BYTES {
            return Err(too_large(&format!("its part {name}"), PART_BYTES));
        }
        if self.unpacked > PACKAGE_BYTES {
            return Err(too_large("the unpacked package", PACKAGE_BYTES));
        }
        Ok(Some(unpacked))
    }

    /// The part with this name as XML text; `None` when there is none.
    pub fn xml(&mut self, name: &str) -> Result<Option<String>, Trouble> {
        Ok(self.bytes(name)?.map(|bytes| xml_text(&bytes)))
    }
}

/// XML bytes as text: UTF-8 or UTF-16 by their mark, as the formats prescribe, without what XML does not allow.
pub(super) fn xml_text(bytes: &[u8]) -> String {
    let encoding = encoding_rs::Encoding::for_bom(bytes).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let allowed = |letter: char| !letter.is_control() || matches!(letter, '\t' | '\n' | '\r' | '\u{85}');
    if text.chars().all(allowed) { text.into_owned() } else { text.chars().filter(|&letter| allowed(letter)).collect() }
}

/// The tree of an XML part. Entities a document defines itself are refused: no real one needs them, and expanding them
/// is how a small file fills the memory.
pub(super) fn tree<'a>(text: &'a str, name: &str) -> Result<Document<'a>, Trouble> {
    if text.contains("<!ENTITY") {
        return Err(Trouble::Damaged(format!("its part {name} defines entities of its own")));
    }
    // Within one element's tag there is no other "<".
    if text.split('<').any(has_endless_attributes) {
        return Err(Trouble::TooLarge(format!("an element of its part {name} has more than {ATTRIBUTES} attributes")));
    }
    if prefixes(text) > NAMESPACES {
        return Err(Trouble::TooLarge(format!("its part {name} names more than {NAMESPACES} namespaces")));
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: XML_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => Trouble::TooLarge(format!("its part {name} holds more than {XML_NODES} elements")),
        error => Trouble::Damaged(format!("its part {name}: {error}")),
    })
}

/// How many prefixes of namespaces are declared.
fn prefixes(text: &str) -> usize {
    // No name holds a colon, so that each is looked at up to the next declaration at most.
    let declared = text.match_indices("xmlns:").filter_map(|(at, mark)| text[at + mark.len()..].split(['=', ' ', '>', ':']).next());
    declared.collect::<HashSet<_>>().len()
}

/// Whether an element has more attributes than it may; `tag` is what stands between its "<" and the next one.
pub(super) fn has_endless_attributes(tag: &str) -> bool {
    // So many do not fit into less.
    tag.len() > 4 * ATTRIBUTES && attributes(tag) > ATTRIBUTES
}

fn attributes(tag: &str) -> usize {
    let (mut quoted, mut after_space, mut count) = (None, false, 0);
    for letter in tag.bytes() {
        match (quoted, letter) {
            (Some(mark), _) if letter == mark => quoted = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quoted = Some(letter),
            (None, b'>') => break,
            (None, _) => {
                count += usize::from(after_space && !letter.is_ascii_whitespace());
                after_space = letter.is_ascii_whitespace();
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_package_is_said_to_be_damaged() {
        assert!(matches!(Archive::open(b"not a package"), Err(Trouble::Damaged(_))));
        assert!(matches!(Archive::open(b""), Err(Trouble::Damaged(_))));
    }

    #[test]
    fn an_encrypted_office_file_is_protected() {
        assert!(matches!(Archive::open(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..."), Err(Trouble::Protected)));
    }

    #[test]
    fn entities_of_its_own_are_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
        assert!(matches!(tree(bomb, "a.xml"), Err(Trouble::Damaged(_))));
    }

    #[test]
    fn text_is_read_by_its_mark_and_without_forbidden_letters() {
        assert_eq!(xml_text(b"\xFF\xFE<\0a\0>\0"), "<a>");
        assert_eq!(xml_text(b"\xEF\xBB\xBF<a>\x01b"), "<a>b");
    }

    #[test]
    fn endless_namespaces_are_refused() {
        let part = |names: usize| {
            let open: String = (0..names).map(|i| format!("<a xmlns:n{i}='u'><b xmlns:n='v'/>")).collect();
            open + &"</a>".repeat(names)
        };
        assert!(tree(&part(90), "a.xml").is_ok());
        let refused = tree(&part(600), "a.xml").map(|_| ());
        assert_eq!(prefixes(&"xmlns:".repeat(1_000_000)), 2, "what is no name is read once");
        assert_eq!(refused, Err(Trouble::TooLarge("its part a.xml names more than 500 namespaces".to_owned())));
    }

    #[test]
    fn an_element_with_endless_attributes_is_refused_and_text_with_equal_signs_is_not() {
        let many: String = (0..300).map(|i| format!(" a{i}='='")).collect();
        assert!(matches!(tree(&format!("<a{many}/>"), "a.xml"), Err(Trouble::TooLarge(_))));
        let sums = "<a b='= ='>".to_owned() + &"1 + 1 = 2; ".repeat(900) + "</a>";
        assert!(tree(&sums, "a.xml").is_ok());
        let few: String = (0..200).map(|i| format!(" a{i}='= = = = ='")).collect();
        assert!(tree(&format!("<a{few}/>"), "a.xml").is_ok());
    }
}
