//! Rich Text (.rtf): paragraphs, headings, lists, table cells, text boxes, and notes at the end.
//!
//! `{\rtf1\ansi\ansicpg1250 \'8ed\uc1\u225?r\par}` is `Ždár`: letters come in the code page of their font, or as Unicode
//! with a substitute to be skipped. The crate `rtf-parser` was tried first; it knows no code pages and no footnotes.
//!
//! Hidden and deleted text, comments, page headers, fields' instructions and pictures are left out, and counted where a
//! reader would miss them.

mod charset;
mod tokens;

use super::builder::TextBuilder;
use super::dropped::Dropped;
use super::error::Trouble;
use super::extract::Extract;
use super::{BlockKind, Fact};
use charset::{by_code_page, by_font_charset};
use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::HashMap;
use tokens::{Token, Tokens};

/// Text, blocks and facts of Rich Text.
pub(super) fn extract(bytes: &[u8]) -> Result<Extract, Trouble> {
    if !bytes.trim_ascii_start().starts_with(b"{\\rtf") {
        return Err(Trouble::Damaged("it does not begin as Rich Text does".to_owned()));
    }
    let mut reader = Reader::default();
    for token in Tokens::new(bytes) {
        reader.take(token);
    }
    reader.flush();
    Ok(reader.finish())
}

/// Where the words of a group go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Body,
    Note,
    /// A text box: it follows the paragraph it is anchored in.
    Box,
    Title,
    Author,
    Fonts,
    Styles,
    /// The number or bullet of a list item.
    Bullet,
    Nowhere,
}

/// What a group inherits from the one around it.
#[derive(Clone, Copy, Debug)]
struct State {
    place: Place,
    /// Where words went around a group that is written twice, as letters of a code page and as Unicode.
    outer: Place,
    encoding: Option<&'static Encoding>,
    /// How many letters follow a Unicode letter as its substitute.
    substitutes: usize,
    hidden: bool,
    deleted: bool,
    /// The group began with `\*`: its words are for programs that know its name.
    optional: bool,
    /// The font or style being described.
    number: i32,
}

impl Default for State {
    fn default() -> Self {
        Self {
            place: Place::Body,
            outer: Place::Body,
            encoding: None,
            substitutes: 1,
            hidden: false,
            deleted: false,
            optional: false,
            number: 0,
        }
    }
}

/// What a paragraph's control words say of it.
#[derive(Clone, Copy, Debug, Default)]
struct Paragraph {
    in_table: bool,
    in_list: bool,
    outlined: bool,
    style: Option<i32>,
}

/// How deep groups may stand in each other; deeper ones share the state of the last.
const GROUPS: usize = 10_000;

#[derive(Default)]
struct Reader {
    stack: Vec<State>,
    too_deep: usize,
    state: State,
    paragraph: Paragraph,
    /// Bytes not yet decoded, all in one encoding.
    pending: Vec<u8>,
    /// The first half of a letter beyond the basic plane.
    high: Option<u16>,
    to_skip: usize,
    code_page: Option<&'static Encoding>,
    fonts: HashMap<i32, &'static Encoding>,
    styles: HashMap<i32, String>,
    body: TextBuilder,
    boxes: TextBuilder,
    notes: TextBuilder,
    title: String,
    author: String,
    dropped: Dropped,
}

impl Reader {
    fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Open => {
                self.flush();
                self.to_skip = 0;
                if self.stack.len() < GROUPS { self.stack.push(self.state) } else { self.too_deep += 1 }
            }
            Token::Close => self.close(),
            _ if self.to_skip > 0 && !matches!(token, Token::Word("u", _)) => self.to_skip -= 1,
            Token::Byte(byte) => {
                if self.state.place != Place::Nowhere {
                    self.high = None;
                    self.pending.push(byte);
                }
            }
            Token::Letter(letter) => self.letter(letter),
            Token::Optional => self.state.optional = true,
            Token::Word(word, value) => {
                self.flush();
                self.word(word, value);
            }
        }
    }

    fn close(&mut self) {
        self.flush();
        self.to_skip = 0;
        let left = self.state.place;
        if self.too_deep > 0 {
            self.too_deep -= 1;
        } else if let Some(state) = self.stack.pop() {
            self.state = state;
        }
        if left == Place::Note && self.state.place != Place::Note {
            self.notes.end(BlockKind::Note);
        }
        if left == Place::Box && self.state.place != Place::Box {
            self.boxes.end(BlockKind::Paragraph);
        }
    }

    /// Decodes the bytes that wait.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let encoding = self.state.encoding.or(self.code_page).unwrap_or(WINDOWS_1252);
        let (words, _) = encoding.decode_without_bom_handling(&bytes);
        self.push(&words);
    }

    fn letter(&mut self, letter: char) {
        self.flush();
        self.push(letter.encode_utf8(&mut [0; 4]));
    }

    fn push(&mut self, words: &str) {
        if self.state.hidden || self.state.deleted {
            if !words.trim().is_empty() && matches!(self.state.place, Place::Body | Place::Note | Place::Box) {
                let (one, many) =
                    if self.state.deleted { ("tracked deletion", "tracked deletions") } else { ("hidden passage", "hidden passages") };
                self.dropped.add(one, many);
            }
            return;
        }
        match self.state.place {
            Place::Body => {
                let kind = self.kind();
                self.body.push(words, kind);
            }
            Place::Note => self.notes.push(words, BlockKind::Note),
            Place::Box => self.boxes.push(words, BlockKind::Paragraph),
            Place::Title => self.title.push_str(words),
            Place::Author => self.author.push_str(words),
            Place::Styles => self.styles.entry(self.state.number).or_default().push_str(words),
            Place::Fonts | Place::Bullet | Place::Nowhere => {}
        }
    }

    fn kind(&self) -> BlockKind {
        let style = self.paragraph.style.and_then(|style| self.styles.get(&style)).map(|name| name.trim().to_lowercase());
        let named = |starts: &[&str]| style.as_ref().is_some_and(|name| starts.iter().any(|start| name.starts_with(start)));
        if self.paragraph.in_table {
            BlockKind::Cell
        } else if self.paragraph.outlined || named(&["heading", "title", "subtitle"]) {
            BlockKind::Heading
        } else if self.paragraph.in_list || named(&["list"]) {
            BlockKind::ListItem
        } else if named(&["quot", "intense quot", "block quot"]) {
            BlockKind::Quotation
        } else {
            BlockKind::Paragraph
        }
    }

    fn end(&mut self, kind: BlockKind) {
        match self.state.place {
            Place::Body => {
                self.body.end(kind);
                self.body.append(std::mem::take(&mut self.boxes));
            }
            Place::Note => self.notes.end(BlockKind::Note),
            Place::Box => self.boxes.end(BlockKind::Paragraph),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, value: Option<i32>) {
        let on = value != Some(0);
        match word {
            "u" => return self.unicode(value.unwrap_or(0)),
            "uc" => self.state.substitutes = value.and_then(|value| usize::try_from(value).ok()).unwrap_or(1).min(16),
            "ansicpg" => self.code_page = value.and_then(by_code_page),
            "mac" => self.code_page = Some(encoding_rs::MACINTOSH),
            "f" => {
                let number = value.unwrap_or(0);
                if self.state.place == Place::Fonts {
                    self.state.number = number;
                } else {
                    self.state.encoding = self.fonts.get(&number).copied();
                }
            }
            "fcharset" if self.state.place == Place::Fonts => {
                if let Some(encoding) = value.and_then(by_font_charset) {
                    self.fonts.insert(self.state.number, encoding);
                }
            }
            "s" if self.state.place == Place::Styles => self.state.number = value.unwrap_or(0),
            "s" => self.paragraph.style = value,
            "par" | "sect" | "page" | "column" => {
                let kind = self.kind();
                self.end(kind);
            }
            "line" | "softline" => match self.state.place {
                Place::Body => self.body.line_break(),
                Place::Note => self.notes.line_break(),
                Place::Box => self.boxes.line_break(),
                _ => {}
            },
            "cell" | "nestcell" => self.end(BlockKind::Cell),
            "row" | "nestrow" => self.end(BlockKind::Cell),
            // What a bullet looks like says nothing of its paragraph.
            "pard" if self.state.place == Place::Bullet => {}
            "pard" => self.paragraph = Paragraph::default(),
            "intbl" => self.paragraph.in_table = on,
            "ls" => self.paragraph.in_list = true,
            "outlinelevel" => self.paragraph.outlined = value.is_none_or(|level| level < 9),
            "plain" => (self.state.hidden, self.state.deleted) = (false, false),
            "v" => self.state.hidden = on,
            "deleted" => self.state.deleted = on,
            "tab" | "emspace" | "enspace" | "qmspace" => self.push(" "),
            "emdash" => self.push("\u{2014}"),
            "endash" => self.push("\u{2013}"),
            "lquote" => self.push("\u{2018}"),
            "rquote" => self.push("\u{2019}"),
            "ldblquote" => self.push("\u{201C}"),
            "rdblquote" => self.push("\u{201D}"),
            "bullet" => self.push("\u{2022}"),
            "zwj" => self.push("\u{200D}"),
            "zwnj" => self.push("\u{200C}"),
            _ => self.destination(word),
        }
        self.state.optional = false;
    }

    /// A group's first word says where its words go.
    fn destination(&mut self, word: &str) {
        let place = match word {
            "fonttbl" => Place::Fonts,
            "stylesheet" => Place::Styles,
            "title" if self.state.place == Place::Nowhere => {
                self.title.clear();
                Place::Title
            }
            "author" if self.state.place == Place::Nowhere => {
                self.author.clear();
                Place::Author
            }
            "footnote" => Place::Note,
            "shptxt" if self.state.place == Place::Note => Place::Note,
            "shptxt" => Place::Box,
            "upr" => {
                self.state.outer = self.state.place;
                Place::Nowhere
            }
            "ud" => self.state.outer,
            "pntext" | "listtext" => {
                self.paragraph.in_list = true;
                Place::Bullet
            }
            "pict" => {
                if self.state.place != Place::Nowhere {
                    self.dropped.picture();
                }
                Place::Nowhere
            }
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
                self.dropped.add("page header or footer", "page headers and footers");
                Place::Nowhere
            }
            "annotation" => {
                self.dropped.add("comment", "comments");
                Place::Nowhere
            }
            "info" | "colortbl" | "xe" | "tc" | "nonshppict" | "sp" | "shprslt" => Place::Nowhere,
            // A shape's instructions hold its text box; a picture's newer form holds the picture.
            "shpinst" | "shppict" | "shp" | "shpgrp" => return,
            _ if self.state.optional => Place::Nowhere,
            _ => return,
        };
        self.state.place = place;
    }

    fn unicode(&mut self, value: i32) {
        self.to_skip = self.state.substitutes;
        // The value is a signed 16-bit number; half of a pair may follow.
        let unit = (value & 0xFFFF) as u16;
        let units: Vec<u16> = self.high.take().into_iter().chain([unit]).collect();
        if (0xD800..0xDC00).contains(&unit) {
            self.high = Some(unit);
            return;
        }
        for letter in char::decode_utf16(units).flatten() {
            self.push(letter.encode_utf8(&mut [0; 4]));
        }
    }

    fn finish(mut self) -> Extract {
        let kind = self.kind();
        self.body.end(kind);
        self.body.append(self.boxes);
        self.body.append(self.notes);
        let mut extract = Extract::default();
        (extract.text, extract.blocks) = self.body.finish(BlockKind::Paragraph);
        extract.know(Fact::Title, &self.title, "the document's properties");
        extract.know(Fact::Author, &self.author, "the document's properties");
        extract.take_title_from_headings();
        extract.warnings.extend(self.dropped.warning());
        extract
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(rtf: &[u8]) -> String {
        extract(rtf).unwrap().text
    }

    #[test]
    fn letters_come_in_the_code_page_of_the_document_or_the_font() {
        assert_eq!(text(b"{\\rtf1\\ansi\\ansicpg1250 \\'8ed\\'e1r}"), "Žd\u{e1}r");
        let fonts = b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset204 Arial CYR;}}\\f0 caf\\'e9 \\f1 \\'e4\\'e0\\par}";
        assert_eq!(text(fonts), "caf\u{e9} да");
        assert_eq!(text(b"{\\rtf1\\ansi\\ansicpg932 \\'93\\'fa\\'96\\'7b}"), "日本");
    }

    #[test]
    fn a_unicode_letter_is_followed_by_substitutes() {
        assert_eq!(text(b"{\\rtf1\\uc1 na\\u239?ve \\uc2\\u1103\\'a7\\'c1 \\uc0\\u-10179\\u-8704 end}"), "na\u{ef}ve я \u{1F600}end");
    }

    #[test]
    fn what_is_for_the_program_is_no_text() {
        let rtf = b"{\\rtf1{\\*\\generator Writer;}{\\info{\\title Night fire}{\\author Ann Lee}}{\\header page}{\\v secret}\
            Two boats{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt  burned}}.\\par{\\pict\\bin4 }{}}}";
        let extract = extract(rtf).unwrap();
        assert_eq!(extract.text, "Two boats burned.");
        assert_eq!(extract.facts.title, "Night fire");
        assert_eq!(extract.facts.author.as_deref(), Some("Ann Lee"));
        assert_eq!(extract.warnings, ["Not taken from the file: 1 hidden passage, 1 page header or footer, 1 picture."]);
    }

    #[test]
    fn what_is_written_twice_is_read_once_as_unicode() {
        let rtf = b"{\\rtf1{\\info{\\upr{\\author ??}{\\*\\ud{\\author \\u1071?n}}}}{\\upr{?}{\\*\\ud \\u1103?}} end}";
        let extract = extract(rtf).unwrap();
        assert_eq!((extract.text.as_str(), extract.facts.author.as_deref()), ("я end", Some("Яn")));
    }

    #[test]
    fn tables_lists_headings_and_notes_are_blocks() {
        let rtf = b"{\\rtf1{\\stylesheet{\\s1 heading 1;}}\\pard\\s1 Losses\\par\\pard\\trowd\\intbl Gull\\cell 9 m\\cell\\row\
            \\pard{\\listtext 1.}one\\par\\pard Two boats{\\footnote And a raft.} burned.\\par}";
        let extract = extract(rtf).unwrap();
        let blocks: Vec<(BlockKind, &str)> = extract.blocks.iter().map(|block| (block.kind, &extract.text[block.span.clone()])).collect();
        use BlockKind::{Cell, Heading, ListItem, Note, Paragraph};
        let want = [
            (Heading, "Losses"),
            (Cell, "Gull"),
            (Cell, "9 m"),
            (ListItem, "one"),
            (Paragraph, "Two boats burned."),
            (Note, "And a raft."),
        ];
        assert_eq!(blocks, want);
    }

    #[test]
    fn broken_and_deep_groups_are_no_trouble() {
        assert_eq!(text(b"{\\rtf1 a}}}} b{\\'4"), "a b");
        let deep = [b"{\\rtf1 ".as_slice(), &b"{".repeat(100_000), b"deep"].concat();
        assert_eq!(text(&deep), "deep");
        assert!(extract(b"plain").is_err());
    }
}
