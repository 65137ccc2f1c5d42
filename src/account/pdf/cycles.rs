//! Tests: documents whose objects point to themselves end in an account or an error, and never in a ring without end.

use super::extract;
use crate::account::error::Trouble;
use crate::account::extract::Extract;
use std::collections::BTreeMap;

const DRAWING: &str = "BT /F1 12 Tf 50 700 Td (Two boats burned.) Tj ET";
const FORM: &str = "/Type/XObject/Subtype/Form/BBox[0 0 600 800]";

fn stream(entries: &str, data: &str) -> String {
    format!("<</Length {}{entries}>>\nstream\n{data}\nendstream", data.len())
}

/// A sound document of one page, with these objects in place of its own or beside them.
fn objects(changed: &[(usize, &str)]) -> BTreeMap<usize, String> {
    let mut objects = BTreeMap::from([
        (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
        (2, "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned()),
        (3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>".to_owned()),
        (4, stream("", DRAWING)),
        (5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned()),
    ]);
    objects.extend(changed.iter().map(|(number, object)| (*number, (*object).to_owned())));
    objects
}

/// The bytes before the table of objects, and where each object begins.
fn body(objects: &BTreeMap<usize, String>) -> (String, BTreeMap<usize, usize>) {
    let (mut text, mut places) = ("%PDF-1.7\n".to_owned(), BTreeMap::new());
    for (number, object) in objects {
        places.insert(*number, text.len());
        text += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    (text, places)
}

/// A document with a plain table of objects. In `trailer`, `SELF` is the table's own place.
fn document(objects: &BTreeMap<usize, String>, trailer: &str) -> Vec<u8> {
    let (mut text, places) = body(objects);
    let (table, size) = (text.len(), places.keys().max().unwrap() + 1);
    text += &format!("xref\n0 {size}\n0000000000 65535 f \n");
    for number in 1..size {
        text += &places.get(&number).map_or_else(|| "0000000000 00000 f \n".to_owned(), |at| format!("{at:010} 00000 n \n"));
    }
    let trailer = trailer.replace("SELF", &table.to_string());
    text += &format!("trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{table}\n%%EOF\n");
    text.into_bytes()
}

/// A document whose objects 1, 2, 3 and 5 are packed in object 10, by a table that is a stream. `packed` are more objects that
/// stand in 10, `entries` go into its dictionary, `table` into the table's; `inside` are more objects that the table says are
/// packed: which object, in which, at which place.
fn packed(packed: &[(usize, &str)], entries: &str, table: &str, inside: &[(usize, usize, u8)]) -> Vec<u8> {
    let sound = objects(&[]);
    let mut held: Vec<(usize, &str)> = [1, 2, 3, 5].iter().map(|number| (*number, sound[number].as_str())).collect();
    held.extend(packed);
    let (mut head, mut bodies) = (String::new(), String::new());
    for (number, object) in &held {
        head += &format!("{number} {} ", bodies.len());
        bodies += &format!("{object} ");
    }
    let holder = stream(&format!("/Type/ObjStm/N {}/First {}{entries}", held.len(), head.len()), &(head.clone() + &bodies));
    let outside = BTreeMap::from([(4, sound[&4].clone()), (10, holder)]);
    let (text, places) = body(&outside);
    let own = text.len();
    let mut rows: BTreeMap<usize, (u8, usize, u8)> = places.into_iter().map(|(number, at)| (number, (1, at, 0))).collect();
    rows.extend([1, 2, 3, 5].iter().zip(0..).map(|(number, index)| (*number, (2, 10, index))));
    rows.extend(inside.iter().map(|&(number, holder, index)| (number, (2, holder, index))));
    rows.insert(12, (1, own, 0));
    let mut data = Vec::new();
    for number in 0..=12 {
        let (kind, at, index) = rows.get(&number).copied().unwrap_or((0, 0, 0));
        data.push(kind);
        data.extend(u32::try_from(at).unwrap().to_be_bytes());
        data.push(index);
    }
    let table = table.replace("SELF", &own.to_string());
    let mut bytes = text.into_bytes();
    bytes.extend(format!("12 0 obj\n<</Type/XRef/Size 13/W[1 4 1]/Root 1 0 R/Length {}{table}>>\nstream\n", data.len()).into_bytes());
    bytes.extend(data);
    bytes.extend(format!("\nendstream\nendobj\nstartxref\n{own}\n%%EOF\n").into_bytes());
    bytes
}

/// The text that is opened, or the reason why not, which is never that the reader broke down.
fn outcome(bytes: &[u8]) -> Result<String, Trouble> {
    extract(bytes).map(|Extract { text, .. }| text)
}

fn opens(what: &str, bytes: &[u8]) {
    assert_eq!(outcome(bytes).as_deref(), Ok("Two boats burned."), "{what}");
}

fn is_refused(what: &str, bytes: &[u8]) {
    assert!(matches!(outcome(bytes), Err(Trouble::Damaged(_))), "{what}: {:?}", outcome(bytes));
}

#[test]
fn a_sound_document_opens_in_both_spellings() {
    opens("a plain table", &document(&objects(&[]), ""));
    opens("a table that is a stream", &packed(&[], "", "", &[]));
}

#[test]
fn page_trees_that_point_to_themselves_end() {
    let page = objects(&[])[&3].clone();
    for (what, changed) in [
        ("a tree that holds itself", vec![(2, "<</Type/Pages/Count 1/Kids[2 0 R]>>")]),
        ("a tree that holds the root", vec![(2, "<</Type/Pages/Count 1/Kids[1 0 R]>>")]),
        ("a root that is nothing but itself", vec![(1, "1 0 R")]),
    ] {
        is_refused(what, &document(&objects(&changed), ""));
    }
    for (what, changed) in [
        ("a tree that holds itself and a page", vec![(2, "<</Type/Pages/Count 2/Kids[2 0 R 3 0 R]>>")]),
        (
            "two trees that hold each other",
            vec![(2, "<</Type/Pages/Count 1/Kids[6 0 R]>>"), (6, "<</Type/Pages/Count 1/Parent 2 0 R/Kids[2 0 R 3 0 R]>>")],
        ),
    ] {
        let outcome = outcome(&document(&objects(&changed), ""));
        assert!(
            matches!(&outcome, Ok(text) if text.starts_with("Two boats burned.")) || matches!(outcome, Err(Trouble::Damaged(_))),
            "{what}: {outcome:?}"
        );
    }
    let own_kid = page.replace("/Type/Page", "/Type/Page/Kids[3 0 R]");
    let _ = outcome(&document(&objects(&[(3, &own_kid)]), ""));
    // Each holds the next one twice: fifty deep, that is more pages than there is time for.
    let mut doubling = objects(&[(2, "<</Type/Pages/Count 1/Kids[10 0 R 10 0 R]>>"), (60, "<</Type/Pages/Kids[3 0 R]>>")]);
    doubling.extend((10..60).map(|at| (at, format!("<</Type/Pages/Kids[{0} 0 R {0} 0 R]>>", at + 1))));
    let _ = outcome(&document(&doubling, ""));
}

#[test]
fn parents_that_go_in_a_ring_make_a_page_that_cannot_be_read() {
    let orphan = "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>";
    for (what, changed) in [
        ("a tree that is its own parent", vec![(2, "<</Type/Pages/Count 1/Kids[3 0 R]/Parent 2 0 R>>")]),
        ("the same, asked for what the page lacks", vec![(2, "<</Type/Pages/Count 1/Kids[3 0 R]/Parent 2 0 R>>"), (3, orphan)]),
        ("a page that is the parent of its tree", vec![(2, "<</Type/Pages/Count 1/Kids[3 0 R]/Parent 3 0 R>>"), (3, orphan)]),
        ("a page that is its own parent", vec![(3, "<</Type/Page/Parent 3 0 R/Contents 4 0 R>>")]),
    ] {
        is_refused(what, &document(&objects(&changed), ""));
    }
}

#[test]
fn lengths_and_references_that_ask_for_themselves_end() {
    let length_of = |length: &str| format!("<</Length {length}>>\nstream\n{DRAWING}\nendstream");
    for (what, changed) in [
        ("a length that is its own stream", vec![(4, length_of("4 0 R"))]),
        ("a length that is itself", vec![(4, length_of("6 0 R")), (6, "6 0 R".to_owned())]),
        ("two lengths that are each other", vec![(4, length_of("6 0 R")), (6, "7 0 R".to_owned()), (7, "6 0 R".to_owned())]),
        ("a drawing that holds itself", vec![(3, objects(&[])[&3].replace("/Contents 4", "/Contents 6")), (6, "[6 0 R 4 0 R]".to_owned())]),
        ("a font that is itself", vec![(5, "5 0 R".to_owned())]),
        (
            "a font made of itself",
            vec![(5, "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 5 0 R>>".to_owned())],
        ),
        (
            "a sheet measured by itself",
            vec![(3, objects(&[])[&3].replace("[0 0 600 800]", "6 0 R")), (6, "[6 0 R 6 0 R 6 0 R 6 0 R]".to_owned())],
        ),
        (
            "resources that are themselves",
            vec![
                (3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources 6 0 R/Contents 4 0 R>>".to_owned()),
                (6, "<</Font 6 0 R/XObject 6 0 R/F1 5 0 R/X 6 0 R>>".to_owned()),
            ],
        ),
    ] {
        let changed: Vec<(usize, &str)> = changed.iter().map(|(number, object)| (*number, object.as_str())).collect();
        let outcome = outcome(&document(&objects(&changed), ""));
        assert!(
            matches!(outcome.as_deref(), Ok("Two boats burned." | "") | Err(Trouble::Damaged(_) | Trouble::NoLetters)),
            "{what}: {outcome:?}"
        );
    }
}

#[test]
fn outlines_and_properties_in_a_ring_are_never_walked() {
    let root = "<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>";
    let first = "<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>";
    let second = "<</Title(a)/Parent 7 0 R/Next 7 0 R/Prev 7 0 R/First 6 0 R/Last 6 0 R>>";
    opens("outlines in a ring", &document(&objects(&[(1, root), (6, first), (7, second)]), ""));
    opens("properties that are themselves", &document(&objects(&[(6, "6 0 R")]), "/Info 6 0 R"));
    opens("a title that is itself", &document(&objects(&[(6, "<</Title 7 0 R/Author 6 0 R>>"), (7, "7 0 R")]), "/Info 6 0 R"));
}

#[test]
fn forms_that_draw_themselves_are_not_drawn() {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources 8 0 R/Contents 4 0 R>>";
    let drawing = stream("", &format!("{DRAWING} /X Do"));
    let resources = "<</Font<</F1 5 0 R>>/XObject<</X 6 0 R/Y 7 0 R>>>>";
    let form = |resources: &str, data: &str| stream(&format!("{FORM}{resources}"), data);
    for (what, x, y) in [
        ("a form that draws itself", form("/Resources 8 0 R", "/X Do"), form("", "")),
        ("a form that draws itself by the page's names", form("", "/X Do"), form("", "")),
        ("two forms that draw each other", form("/Resources 8 0 R", "/Y Do"), form("/Resources 8 0 R", "/X Do")),
    ] {
        is_refused(what, &document(&objects(&[(3, page), (4, &drawing), (6, &x), (7, &y), (8, resources)]), ""));
    }
    let hidden = stream("/Type/XObject/Subtype 9 0 R/BBox[0 0 600 800]/Resources 8 0 R", "/X Do");
    let hidden = [(3, page), (4, &drawing), (6, hidden.as_str()), (7, ""), (8, resources), (9, "/Form")];
    is_refused("a form whose kind is said elsewhere", &document(&objects(&hidden), ""));
    let picture = stream("/Type/XObject/Subtype/Image/Resources 8 0 R", "/X Do");
    opens("a picture that draws itself", &document(&objects(&[(3, page), (4, &drawing), (6, &picture), (7, ""), (8, resources)]), ""));
    let itself = resources.replace("/X 6", "/X 4");
    is_refused(
        "a page that draws its own drawing",
        &document(&objects(&[(3, page), (4, &stream(FORM, &format!("{DRAWING} /X Do"))), (8, &itself)]), ""),
    );
}

#[test]
fn tables_and_packed_objects_that_hold_themselves_end() {
    opens("a table before which stands itself", &document(&objects(&[]), "/Prev SELF"));
    opens("a stream of a table before which stands itself", &packed(&[], "", "/Prev SELF", &[]));
    opens("a packed object that goes on in itself", &packed(&[], "/Extends 10 0 R", "", &[]));
    for (what, bytes) in [
        ("a packed object that holds itself", packed(&[(10, "<</Type/ObjStm/N 1/First 4>>")], "", "", &[])),
        ("a packed object that is said to stand in itself", packed(&[], "", "", &[(10, 10, 0)])),
        ("two packed objects, each said to stand in the other", packed(&[(11, "11 0 R")], "", "", &[(10, 11, 0), (11, 10, 4)])),
        ("a packed object whose length stands in it", packed(&[(11, "400")], "/Length 11 0 R", "", &[(11, 10, 4)])),
    ] {
        let outcome = outcome(&bytes);
        assert!(matches!(outcome.as_deref(), Ok("Two boats burned.") | Err(Trouble::Damaged(_))), "{what}: {outcome:?}");
    }
}
