//! The saved comparison: accounts with their texts, rulings, settings and view, in one `.corroborate` file.
//!
//! ```
//! use corroborate::account::Account;
//! use corroborate::project::Project;
//!
//! let mut project = Project::default();
//! project.accounts.push(Account::from_text("The fire killed 12 people.", "agency.txt").into());
//! let opened = Project::from_bytes(&project.to_bytes()?)?;
//! assert_eq!(opened.project.accounts, project.accounts);
//! assert!(opened.problems.is_empty());
//! # Ok::<(), corroborate::project::ProjectError>(())
//! ```

mod document;
mod error;
mod file;
mod hold;
mod redact;
mod salvage;
mod sources;
mod unknown;

pub use document::{Opened, Project, SCHEMA};
pub use error::ProjectError;
pub use file::{ENDING, backup_of, discard_recovery, is_project, open, recovery_of, save, save_recovery};
pub use hold::Hold;
pub use redact::REDACTED;
pub use sources::{Change, changed_sources};
