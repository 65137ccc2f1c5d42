//! Rich Text as its bytes, groups and control words: `{\b1 x}` → open, word `b` 1, byte `x`, close.

/// One piece of Rich Text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// A control word with its number.
    Word(&'a str, Option<i32>),
    /// `\*`: what follows is optional.
    Optional,
    /// A byte of text, in the code page of the moment.
    Byte(u8),
    /// A letter written as a control symbol.
    Letter(char),
}

/// The pieces of a document, in order. Any bytes can be read.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// The bytes from here for which `wanted` holds.
    fn run(&mut self, limit: usize, wanted: impl Fn(u8) -> bool) -> &'a str {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().take(limit).take_while(|byte| wanted(**byte)).count();
        self.at += length;
        rest.get(..length).and_then(|run| std::str::from_utf8(run).ok()).unwrap_or_default()
    }

    /// What follows a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let symbol = self.peek()?;
        if symbol.is_ascii_alphabetic() {
            let word = self.run(32, |byte| byte.is_ascii_alphabetic());
            let negative = self.peek() == Some(b'-');
            self.at += usize::from(negative);
            let digits = self.run(10, |byte| byte.is_ascii_digit());
            let number = digits.parse::<i32>().ok().map(|number| if negative { -number } else { number });
            if self.peek() == Some(b' ') {
                self.at += 1;
            }
            if word == "bin" {
                self.at = self.at.saturating_add(number.and_then(|number| usize::try_from(number).ok()).unwrap_or(0));
            }
            return Some(Token::Word(word, number));
        }
        self.at += 1;
        Some(match symbol {
            b'\'' => {
                let digits = self.run(2, |byte| byte.is_ascii_hexdigit());
                // Half a code at a break is no letter.
                let code = (digits.len() == 2).then(|| u8::from_str_radix(digits, 16).ok()).flatten();
                Token::Byte(code.unwrap_or(b' '))
            }
            b'*' => Token::Optional,
            b'~' => Token::Letter('\u{A0}'),
            b'_' => Token::Letter('-'),
            b'\n' | b'\r' => Token::Word("par", None),
            b'\\' | b'{' | b'}' => Token::Byte(symbol),
            b'\t' => Token::Word("tab", None),
            _ => Token::Word("", None),
        })
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'{' => return Some(Token::Open),
                b'}' => return Some(Token::Close),
                b'\\' => return self.control(),
                // Line ends and zeros of the file are none of the text.
                b'\n' | b'\r' | 0 => {}
                byte => return Some(Token::Byte(byte)),
            }
        }
    }
}
