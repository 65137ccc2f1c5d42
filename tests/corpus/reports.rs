//! The reports of the sample events hold what the comparison found: read with an HTML parser and a JSON parser that are not ours.

use super::{Event, events};
use corroborate::comparison::{Comparison, Point, Relation, Standing};
use corroborate::report::{Format, Options, render};

fn report(comparison: &Comparison, format: Format) -> String {
    String::from_utf8(render(comparison, format, &Options::default()).expect("a report")).expect("UTF-8")
}

fn disputed(comparison: &Comparison) -> impl Iterator<Item = &Point> {
    comparison.points.iter().filter(|point| point.standing == Standing::Disputed)
}

/// Text with every run of white space made one space.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_dispute_of_an_event_is_in_its_page_with_its_quotations_and_reasons() {
    for Event { name, comparison, .. } in events() {
        let page = plain(&dom_query::Document::from(report(comparison, Format::Html)).select("body").text());
        for point in disputed(comparison) {
            for &id in &point.passages {
                assert!(page.contains(&plain(comparison.text(id))), "{name}: {id} of {} is not in the page", point.id());
            }
            let contradictions = comparison.links_of(point).flat_map(|link| &link.evidence).filter(|e| e.relation == Relation::Contradicts);
            for evidence in contradictions {
                assert!(page.contains(&plain(&evidence.why)), "{name}: the page does not say “{}”", evidence.why);
            }
        }
    }
}

#[test]
fn the_points_standings_and_omissions_of_an_event_are_in_its_json() {
    for Event { name, comparison, .. } in events() {
        let json: serde_json::Value = serde_json::from_str(&report(comparison, Format::Json)).expect("JSON");
        let points = json["points"].as_array().expect("points");
        assert_eq!(points.len(), comparison.points.len(), "{name}");
        for (told, point) in points.iter().zip(&comparison.points) {
            assert_eq!(told["id"], point.id(), "{name}");
            assert_eq!(told["standing"], serde_json::json!(point.standing), "{name}: {}", point.id());
            let passages: Vec<String> = point.passages.iter().map(ToString::to_string).collect();
            assert_eq!(told["passages"], serde_json::json!(passages), "{name}: {}", point.id());
            for siglum in point.silent() {
                assert_eq!(told["voices"][siglum.to_string()], "silent", "{name}: {} in {siglum}", point.id());
                assert!(told["silence"][siglum.to_string()].is_string(), "{name}: {} in {siglum}", point.id());
            }
        }
    }
}
