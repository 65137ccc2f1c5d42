//! The comparison in TEI P5, as parallel segmentation: each point is an `<app>`, each account's words on it a `<rdg>`.
//!
//! Points stand in story order; `passage-A12` names the twelfth passage of account A, so that each account's own order can
//! be put together again. An account that is silent has an empty reading of type `silent`.

use super::content::{Content, content, points};
use super::point::PointPart;
use super::{Options, ReportError, words, xml};
use crate::comparison::Comparison;
use askama::Template;

/// The document.
pub(super) fn render(comparison: &Comparison, options: &Options) -> Result<String, ReportError> {
    let document = Document {
        version: env!("CARGO_PKG_VERSION"),
        how_to_read: &words::HOW_TO_READ,
        content: content(comparison, options),
        points: points(comparison, options),
    };
    Ok(xml::valid(document.render()?))
}

#[derive(Template)]
#[template(path = "report.xml")]
struct Document<'a> {
    version: &'static str,
    how_to_read: &'a [&'static str],
    content: Content,
    points: Vec<PointPart>,
}
