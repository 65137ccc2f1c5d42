//! The arguments as they are typed.

use clap::builder::PossibleValue;
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};
use corroborate::account::{Charset, Opening};
use corroborate::comparison::Comparison;
use corroborate::model::NliModel;
use corroborate::project::Project;
use corroborate::report::{self, Format, Options, Part};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Compares several accounts of one event: what they agree on, what they dispute, what each leaves out, and why.
///
/// Everything runs on this computer. Without a command, opens the window.
#[derive(Parser)]
#[command(
    version,
    subcommand_precedence_over_arg = true,
    after_help = "Examples:
  corroborate sample_docs/harbour-fire                     open the window on a folder of accounts
  corroborate report a.txt b.html -o report.html           write a report
  corroborate report --each events/* -o reports            a report for each folder
  corroborate compare sample_docs/harbour-fire > out.json  the comparison as JSON"
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// Compares words alone, without the sentence model.
    #[arg(long, global = true)]
    pub(super) no_model: bool,
    /// With compare, report or judge: asks your own model about linked passages. DIR holds its ONNX file, config.json with id2label,
    /// and a WordPiece tokenizer.json or vocab.txt.
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) nli: Option<PathBuf>,
    /// Files and folders to open together: the accounts of one event.
    pub(super) paths: Vec<PathBuf>,
}

impl Arguments {
    /// The reader's own model. Wrong use where nothing is judged.
    pub(super) fn judging(&self, folder: &Path) -> Result<Arc<NliModel>, String> {
        if !matches!(self.command, Some(Command::Compare { .. } | Command::Report(_) | Command::Judge)) {
            let wrong = "--nli goes with compare, report and judge; in the window, choose the model under Display";
            Self::command().error(clap::error::ErrorKind::ArgumentConflict, wrong).exit();
        }
        NliModel::load(folder).map(Arc::new).map_err(|error| error.to_string())
    }
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// Writes a report; the ending of OUT picks the format.
    Report(ReportArguments),
    /// Prints the comparison as JSON.
    Compare {
        /// Files and folders, or a saved project: the accounts of one event; - for standard input.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Compares PDFs with right-to-left letters too, whose reading order could not be verified.
        #[arg(long)]
        trust_order: bool,
        #[command(flatten)]
        opening: OpeningArguments,
    },
    /// Judges pairs of sentences: a line each on standard input, id TAB first TAB second.
    Judge,
    /// Saves accounts as a project, with their texts inside.
    Save {
        /// Files and folders, or a saved project: the accounts of one event; - for standard input.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Where to save it, such as story.corroborate.
        #[arg(short, long)]
        out: PathBuf,
        /// Takes over source files that have changed since a project was saved, and says which rulings no longer fit.
        #[arg(long)]
        take_over: bool,
        #[command(flatten)]
        opening: OpeningArguments,
    },
    /// Saves a copy of a project in which words are replaced, for sharing.
    Redact {
        /// The project.
        project: PathBuf,
        /// A word or phrase to replace; may be given several times.
        #[arg(short, long = "word", required_unless_present = "words_file")]
        words: Vec<String>,
        /// A text file with a word or phrase on each line.
        #[arg(long)]
        words_file: Option<PathBuf>,
        /// Where to save the copy.
        #[arg(short, long)]
        out: PathBuf,
    },
    /// Prints a script that completes these commands in a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Prints the manual page.
    Man,
}

/// How files are opened, where the reader knows better than they do.
#[derive(Args, Clone, Copy)]
pub(super) struct OpeningArguments {
    /// Cuts files that hold several accounts where bylines, headlines, rules, datelines, form feeds or headers part them.
    #[arg(long)]
    split: bool,
    /// The encoding of text files and web pages, over what they say themselves, such as windows-1252.
    #[arg(long, value_name = "NAME", value_parser = charset)]
    encoding: Option<Charset>,
}

impl OpeningArguments {
    /// The same for the engine.
    pub(super) fn opening(self) -> Opening {
        Opening { encoding: self.encoding, split: self.split }
    }
}

fn charset(name: &str) -> Result<Charset, String> {
    Charset::named(name).ok_or_else(|| format!("no encoding of that name is known; some that are: {}", Charset::offered().join(", ")))
}

#[derive(Args)]
pub(super) struct ReportArguments {
    /// Files and folders, or a saved project: the accounts of one event; - for standard input. With --each, an event each.
    #[arg(required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// Where to write it. With --each, a folder; the current one if left out.
    #[arg(short, long, required_unless_present = "each")]
    pub(super) out: Option<PathBuf>,
    /// Takes every folder (or project, or file) as an event of its own, and writes a report named after it.
    #[arg(long)]
    pub(super) each: bool,
    /// Compares PDFs with right-to-left letters too, whose reading order could not be verified.
    #[arg(long)]
    pub(super) trust_order: bool,
    /// The format, whatever the ending of OUT.
    #[arg(long)]
    pub(super) format: Option<FormatName>,
    /// Writes these parts only; the accounts, the findings and the settings are always there.
    #[arg(long, value_delimiter = ',')]
    only: Vec<PartName>,
    /// Leaves these parts out.
    #[arg(long, value_delimiter = ',')]
    without: Vec<PartName>,
    /// The title to print.
    #[arg(long)]
    title: Option<String>,
    /// The date to print, in any form; without it none is printed, and the same accounts give the same bytes.
    #[arg(long)]
    date: Option<String>,
    /// Shows no progress.
    #[arg(short, long)]
    pub(super) quiet: bool,
    #[command(flatten)]
    pub(super) opening: OpeningArguments,
}

impl ReportArguments {
    /// What is wrong with the arguments together, if anything is.
    pub(super) fn check(&self) -> Result<(), String> {
        let format = self.format.map(|name| name.0).or_else(|| self.out.as_deref().filter(|_| !self.each).and_then(Format::of));
        let whole = self.only.is_empty() && self.without.is_empty();
        if format == Some(Format::Json) && !whole {
            Err("a JSON report always holds everything: leave --only and --without out".to_owned())
        } else {
            Ok(())
        }
    }

    /// Writes one report.
    pub(super) fn write(&self, project: &Project, comparison: &Comparison, out: &Path) -> Result<(), String> {
        let options = self.options(project);
        let done = match self.format {
            Some(FormatName(format)) => report::write_as(comparison, out, format, &options),
            None => report::write_asked(comparison, out, &options),
        };
        done.map_err(|error| error.to_string())
    }

    fn options(&self, project: &Project) -> Options {
        let mut parts: BTreeSet<Part> = if self.only.is_empty() { Part::ALL.into() } else { self.only.iter().map(|name| name.0).collect() };
        parts.retain(|part| !self.without.iter().any(|name| name.0 == *part));
        let title = self.title.clone().or_else(|| project.title.clone());
        Options { title, date: self.date.clone().or_else(|| project.date.clone()), parts }
    }
}

/// A format by its ending.
#[derive(Clone, Copy)]
pub(super) struct FormatName(pub(super) Format);

impl ValueEnum for FormatName {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [FormatName; Format::ALL.len()] = {
            let mut names = [FormatName(Format::Html); Format::ALL.len()];
            let mut at = 0;
            while at < names.len() {
                names[at] = FormatName(Format::ALL[at]);
                at += 1;
            }
            names
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.ending()))
    }
}

/// A part of a report by its name.
#[derive(Clone, Copy)]
pub(super) struct PartName(Part);

impl ValueEnum for PartName {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [PartName; Part::ALL.len()] = {
            let mut names = [PartName(Part::Disputed); Part::ALL.len()];
            let mut at = 0;
            while at < names.len() {
                names[at] = PartName(Part::ALL[at]);
                at += 1;
            }
            names
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self.0 {
            Part::Disputed => "disputed",
            Part::Corroborated => "corroborated",
            Part::Repeated => "repeated",
            Part::Omissions => "omissions",
            Part::Undecided => "undecided",
            Part::SingleSource => "single-source",
            Part::AllPoints => "all-points",
            Part::Timeline => "timeline",
            Part::FullTexts => "full-texts",
            Part::Rulings => "rulings",
        }))
    }
}
