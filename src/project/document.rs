//! What a project holds, and its form as JSON. The form is described in docs/project-format.md.

use super::error::ProjectError;
use super::salvage;
use super::unknown::{restore, unknown};
use crate::account::{Account, sha256};
use crate::comparison::{AccountRef, Ruling, Rulings, Settings};
use serde::ser::{Error as _, Serialize, SerializeMap as _, SerializeSeq as _, Serializer};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The number of the format that this version writes. Files with a higher one are refused.
pub const SCHEMA: u64 = 1;

/// What a project file begins with, so that it is known for one.
const FORMAT: &str = "corroborate project";

/// Everything that is saved: it opens on another machine, since the texts are inside.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// What reports are titled; `None` for "Comparison of 4 accounts".
    pub title: Option<String>,
    /// The date that reports print, in any form.
    pub date: Option<String>,
    /// The accounts, in the reader's order.
    pub accounts: Vec<Arc<Account>>,
    /// What the comparison is made with.
    pub settings: Settings,
    /// The reader's rulings.
    pub rulings: Rulings,
    /// What the window wants to find again, such as filter and selection. The engine does not look into it.
    pub view: Value,
    /// Fields of the file that this version does not know.
    extra: Map<String, Value>,
    /// The same, of accounts.
    account_extra: BTreeMap<AccountRef, Map<String, Value>>,
}

/// A project on its way into a file: its accounts are written as they stand, since a long one has many more paragraphs than a
/// tree of JSON in memory should hold.
struct Written<'a> {
    project: &'a Project,
    frame: Value,
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = self.frame.as_object().into_iter().flatten();
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in fields {
            match name.as_str() {
                "accounts" => map.serialize_entry(name, &WrittenAccounts(self.project))?,
                _ => map.serialize_entry(name, value)?,
            }
        }
        map.end()
    }
}

struct WrittenAccounts<'a>(&'a Project);

impl Serialize for WrittenAccounts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.accounts.len()))?;
        for account in &self.0.accounts {
            match self.0.account_extra.get(&key(account)) {
                None => list.serialize_element(&**account)?,
                Some(extra) => {
                    let mut value = serde_json::to_value(&**account).map_err(S::Error::custom)?;
                    restore(&mut value, extra);
                    list.serialize_element(&value)?;
                }
            }
        }
        list.end()
    }
}

/// A project that was opened, and what could not be made out in its file.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The project.
    pub project: Project,
    /// What could not be made out or looks wrong, one plain sentence each without a full stop. Empty for a sound file.
    pub problems: Vec<String>,
}

impl Project {
    /// A project of these accounts.
    pub fn of(accounts: Vec<Arc<Account>>) -> Self {
        Self { accounts, ..Self::default() }
    }

    /// The project as the bytes of its file: JSON, with unknown fields kept.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ProjectError> {
        let mut frame = self.frame()?;
        restore(&mut frame, &self.extra);
        let mut bytes = serde_json::to_vec_pretty(&Written { project: self, frame })?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// The project without its accounts.
    fn frame(&self) -> Result<Value, ProjectError> {
        Ok(json!({
            "format": FORMAT,
            "schema": SCHEMA,
            "program": concat!("corroborate ", env!("CARGO_PKG_VERSION")),
            "title": self.title,
            "date": self.date,
            "settings": serde_json::to_value(&self.settings)?,
            "accounts": [],
            "rulings": serde_json::to_value(self.rulings.list())?,
            "view": self.view,
        }))
    }

    /// Reads a project file. A damaged one is read as far as it goes, and [`Opened::problems`] says what is missing.
    pub fn from_bytes(bytes: &[u8]) -> Result<Opened, ProjectError> {
        let (value, wrong) = salvage::read(bytes).map_err(ProjectError::Damaged)?;
        let mut problems: Vec<String> = wrong.into_iter().collect();
        let Value::Object(fields) = &value else { return Err(ProjectError::Damaged("it holds no object".to_owned())) };
        let is_ours = fields.get("format").and_then(Value::as_str) == Some(FORMAT);
        if !is_ours && !fields.contains_key("accounts") {
            return Err(ProjectError::Damaged("it does not say that it is one".to_owned()));
        }
        match fields.get("schema").and_then(Value::as_u64) {
            Some(schema) if schema > SCHEMA => return Err(ProjectError::Newer { schema }),
            Some(_) => {}
            None => problems.push("its format has no number; it is read as the oldest".to_owned()),
        }
        let text = |name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
        let mut project = Self {
            title: text("title"),
            date: text("date"),
            settings: settings(fields.get("settings"), &mut problems),
            rulings: rulings(fields.get("rulings"), &mut problems),
            view: fields.get("view").cloned().unwrap_or_default(),
            ..Self::default()
        };
        match fields.get("accounts") {
            Some(Value::Array(saved)) => {
                for (number, saved) in saved.iter().enumerate() {
                    project.take_in(number + 1, saved, &mut problems);
                }
            }
            _ => problems.push("its accounts are missing".to_owned()),
        }
        project.extra = unknown(&value, &project.frame()?);
        Ok(Opened { project, problems })
    }

    /// Takes in a saved account, the `number`th.
    fn take_in(&mut self, number: usize, saved: &Value, problems: &mut Vec<String>) {
        let Some(text) = saved.get("text").and_then(Value::as_str) else {
            problems.push(format!("the text of account {number} is missing"));
            return;
        };
        let read = serde_json::from_value::<Account>(saved.clone()).ok().filter(fits);
        let whole = read.is_some();
        let mut account = match read {
            Some(account) => account,
            None => {
                problems.push(format!("the facts or paragraphs of account {number} are damaged; they were made anew from its text"));
                let file = saved.pointer("/facts/file").and_then(Value::as_str).unwrap_or("account.txt");
                let mut account = Account::from_text(text, file);
                for (name, fact) in [("title", &mut account.facts.title), ("sha256", &mut account.facts.sha256)] {
                    if let Some(saved) = saved.pointer(&format!("/facts/{name}")).and_then(Value::as_str) {
                        saved.clone_into(fact);
                    }
                }
                account
            }
        };
        let digest = sha256(account.text.as_bytes());
        if !account.facts.text_sha256.is_empty() && account.facts.text_sha256 != digest {
            let title = &account.facts.title;
            problems.push(format!("the text of account {number}, “{title}”, is not what was saved: its digest differs"));
        }
        account.facts.text_sha256 = digest;
        if account.blocks.is_empty() {
            account.blocks = Account::from_text(&account.text, &account.facts.file).blocks;
        }
        // What is damaged is no field of a later version: kept, it would damage the account again.
        if let Ok(known) = serde_json::to_value(&account)
            && whole
        {
            let extra = unknown(saved, &known);
            if !extra.is_empty() {
                self.account_extra.insert(key(&account), extra);
            }
        }
        self.accounts.push(Arc::new(account));
    }
}

fn key(account: &Account) -> AccountRef {
    AccountRef { text_sha256: account.facts.text_sha256.clone(), file: account.facts.file.clone() }
}

/// Whether the paragraphs of an account are stretches of its text, in order.
fn fits(account: &Account) -> bool {
    let mut end = 0;
    account.blocks.iter().all(|block| {
        let fits = block.span.start >= end && account.text.get(block.span.clone()).is_some();
        end = block.span.end;
        fits
    })
}

fn settings(saved: Option<&Value>, problems: &mut Vec<String>) -> Settings {
    let Some(saved) = saved else { return Settings::default() };
    serde_json::from_value(saved.clone()).unwrap_or_else(|_| {
        problems.push("its settings are damaged; the usual ones are used".to_owned());
        Settings::default()
    })
}

fn rulings(saved: Option<&Value>, problems: &mut Vec<String>) -> Rulings {
    let list = match saved {
        None => return Rulings::default(),
        Some(Value::Array(list)) => list.clone(),
        Some(_) => {
            problems.push("its rulings are damaged".to_owned());
            return Rulings::default();
        }
    };
    let mut rulings: Vec<Ruling> = Vec::new();
    for (at, saved) in list.into_iter().enumerate() {
        match serde_json::from_value(saved) {
            Ok(ruling) => rulings.push(ruling),
            Err(error) => problems.push(format!("ruling {} is damaged and was left out ({error})", at + 1)),
        }
    }
    rulings.into()
}
