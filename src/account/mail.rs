//! E-mails (.eml) and web pages saved in one file (.mhtml): the message, with its sender, subject and date.
//!
//! A saved page is read as a web page. Of a message the plain text is read, or its web page where it has no plain text.
//! Attachments are left out and counted, and never opened.

use super::dropped::Dropped;
use super::error::Trouble;
use super::extract::Extract;
use super::{Fact, html, mail_text};
use mail_parser::{Address, Message, MessageParser, MimeHeaders as _};

/// Whether bytes begin as a message does: with header lines, one of them its MIME version or content type.
pub(super) fn sniff(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default().to_ascii_lowercase();
    let lines: Vec<&[u8]> = head.split(|byte| *byte == b'\n').take_while(|line| !line.trim_ascii().is_empty()).collect();
    let named = |name: &[u8]| lines.iter().any(|line| line.starts_with(name));
    lines.len() >= 3 && named(b"mime-version:") && named(b"content-type:") && (named(b"from:") || named(b"subject:"))
}

/// Text, blocks and facts of a message.
pub(super) fn extract(bytes: &[u8]) -> Result<Extract, Trouble> {
    let message = MessageParser::default().parse(bytes).ok_or_else(|| Trouble::Damaged("it holds no message".to_owned()))?;
    let saved_page = message.content_type().is_some_and(|kind| kind.subtype().is_some_and(|kind| kind.eq_ignore_ascii_case("related")))
        && message.html_body_count() > 0;
    let mut dropped = Dropped::default();
    let plain_text = if saved_page { None } else { own_text(&message) };
    let mut extract = match (plain_text, message.body_html(0)) {
        (Some(text), _) => {
            let mut extract = mail_text::extract(&text, is_flowed(&message), &mut dropped);
            extract.facts.title.clear();
            extract
        }
        (None, Some(page)) => html::extract(&page),
        (None, None) => return Err(Trouble::Damaged("it holds no text, only attachments".to_owned())),
    };
    if !saved_page {
        for part in message.attachments() {
            if part.content_type().is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("image")) {
                dropped.picture();
            } else {
                dropped.add("attachment", "attachments");
            }
        }
    }
    let facts = &mut extract.facts;
    if let Some(subject) = message.subject()
        && (facts.title.is_empty() || !saved_page)
    {
        facts.know(Fact::Title, subject, "its subject");
    }
    if let Some(sender) = message.from().and_then(Address::first)
        && !saved_page
        && let Some(name) = sender.name().or_else(|| sender.address())
    {
        facts.know(Fact::Author, name, "its sender");
    }
    if let Some(date) = message.date()
        && facts.published.is_none()
    {
        facts.know(Fact::Published, &date.to_rfc3339(), "its date");
    }
    extract.warnings.extend(dropped.warning());
    Ok(extract)
}

/// The text of a message that was written as plain text.
fn own_text(message: &Message<'_>) -> Option<String> {
    let part = message.text_part(0)?;
    // Where there is only a web page, the parser would make text of it.
    if part.is_text_html() {
        return None;
    }
    message.body_text(0).map(|text| text.replace("\r\n", "\n").replace('\0', ""))
}

/// Whether a space at the end of a line joins it with the next.
fn is_flowed(message: &Message<'_>) -> bool {
    let format = message.text_part(0).and_then(|part| part.content_type()?.attribute("format"));
    format.is_some_and(|format| format.eq_ignore_ascii_case("flowed"))
}

#[cfg(test)]
mod tests {
    use super::super::BlockKind;
    use super::*;

    const MESSAGE: &[u8] = b"From: \"Ann Lee\" <ann@harbour.example>\r\nSubject: =?utf-8?Q?Night_f=C3=AFre?=\r\n\
        Date: Fri, 3 May 2019 09:12:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
        --b\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        Two boats burned at the caf=E9.\r\n\r\n> Was anyone hurt?\r\n--b\r\nContent-Type: image/png\r\n\
        Content-Disposition: attachment; filename=a.png\r\n\r\nx\r\n--b--\r\n";

    #[test]
    fn a_message_has_a_sender_a_subject_and_a_date() {
        assert!(sniff(MESSAGE));
        let extract = extract(MESSAGE).unwrap();
        assert!(extract.text.starts_with("Two boats burned at the caf\u{e9}."), "{}", extract.text);
        assert_eq!(extract.blocks[1].kind, BlockKind::Quotation);
        assert_eq!(extract.facts.title, "Night f\u{ef}re");
        assert_eq!(extract.facts.author.as_deref(), Some("Ann Lee"));
        assert_eq!(extract.facts.published.as_deref(), Some("2019-05-03T09:12:00+01:00"));
        assert_eq!(extract.warnings, ["Not taken from the file: 1 picture."]);
    }

    #[test]
    fn a_saved_page_is_read_as_a_page() {
        let page = b"From: <Saved by a browser>\r\nSubject: Night fire\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/related; type=\"text/html\"; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><p>Two boats burned =E2=80=93 both lost.</p></body></html>\r\n\
            --b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n";
        let extract = extract(page).unwrap();
        assert!(extract.text.contains("Two boats burned \u{2013} both lost."), "{}", extract.text);
        assert_eq!(extract.facts.author, None);
    }

    #[test]
    fn zero_bytes_in_a_message_are_no_part_of_its_text() {
        let message = b"From: a@b.example\r\nSubject: Fire\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nTwo bo\0ats burned.\r\n";
        assert_eq!(extract(message).unwrap().text.trim(), "Two boats burned.");
    }

    #[test]
    fn no_message_is_refused() {
        assert!(!sniff(b"The harbour burned.\nFrom: nobody\n"));
    }
}
