//! Refuses PDFs made to fill the memory or to keep a reader busy for ever.

use crate::account::error::Trouble;
use crate::account::limits::{PART_BYTES, too_large};
use flate2::read::ZlibDecoder;
use pdf_extract::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, HashMap};
use std::io::Read as _;

/// The longest drawing of one page or form, in bytes; longer ones are maps, not text.
const DRAWING_BYTES: usize = 16 << 20;
/// How many forms one page may draw, those in forms counted each time.
const FORMS: u64 = 100_000;
/// How many bytes of all streams are looked at before the file is refused.
const ALL_BYTES: u64 = 4 << 30;

/// Looks at the packed streams of a file before anything unpacks them.
pub(super) fn streams(bytes: &[u8]) -> Result<(), Trouble> {
    let mut all = 0;
    let mut from = 0;
    while let Some(found) = find(bytes.get(from..).unwrap_or_default(), b"stream") {
        let keyword = from + found;
        from = keyword + b"stream".len();
        if bytes.get(..keyword).is_some_and(|before| before.ends_with(b"end")) {
            continue;
        }
        let head = bytes.get(keyword.saturating_sub(1024)..keyword).unwrap_or_default();
        let head = rfind(head, b"obj").and_then(|at| head.get(at..)).unwrap_or(head);
        let packed = count(head, b"FlateDecode") + count(head, b"/Fl ");
        if packed > 1 && find(head, b"/Filter").is_some_and(|at| count(head.get(at..).unwrap_or_default(), b"FlateDecode") > 1) {
            return Err(Trouble::Damaged("it packs a part twice over".to_owned()));
        }
        if packed == 0 || find(head, b"/Image").is_some() {
            continue;
        }
        let data = bytes.get(from..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let unpacked = std::io::copy(&mut ZlibDecoder::new(data).take(PART_BYTES + 1), &mut std::io::sink()).unwrap_or(0);
        all += unpacked;
        if unpacked > PART_BYTES {
            return Err(too_large("one of its parts", PART_BYTES));
        }
        if all > ALL_BYTES {
            return Err(too_large("the unpacked document", ALL_BYTES));
        }
    }
    Ok(())
}

/// The pages of a document by their number, and whether each can be read without danger.
pub(super) fn pages(document: &Document) -> Result<BTreeMap<u32, bool>, Trouble> {
    let mut forms = Forms { document, costs: HashMap::new() };
    let mut pages = BTreeMap::new();
    for (number, id) in document.get_pages() {
        let readable = has_root(document, id)
            && document.get_page_content(id).is_ok_and(|drawing| {
                drawing.len() <= DRAWING_BYTES
                    && forms.cost_of(&forms.inherited_resources(id), &drawing, 0).is_some_and(|cost| cost <= FORMS)
            });
        pages.insert(number, readable);
    }
    if pages.is_empty() { Err(Trouble::Damaged("it has no pages".to_owned())) } else { Ok(pages) }
}

/// How many pictures a page shows.
pub(super) fn pictures(document: &Document, number: u32) -> usize {
    let Some(&id) = document.get_pages().get(&number) else { return 0 };
    let forms = Forms { document, costs: HashMap::new() };
    let resources = forms.inherited_resources(id);
    let listed = resources.iter().filter_map(|resources| forms.drawn(resources)).flatten();
    listed.filter(|(_, stream)| stream.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image")).count()
}

/// Whether the chain of a page's parents ends.
fn has_root(document: &Document, page: ObjectId) -> bool {
    let mut at = page;
    for _ in 0..100 {
        match document.get_dictionary(at).and_then(|node| node.get(b"Parent")).and_then(Object::as_reference) {
            Ok(parent) => at = parent,
            Err(_) => return true,
        }
    }
    false
}

/// What it costs to draw a form: itself, and every form it draws, each time it does.
struct Forms<'a> {
    document: &'a Document,
    /// By object; `None` while it is being counted, which a form that draws itself would ask for.
    costs: HashMap<ObjectId, Option<u64>>,
}

impl<'a> Forms<'a> {
    /// The resources of a page, its parents' included.
    fn inherited_resources(&self, page: ObjectId) -> Vec<&'a Dictionary> {
        let mut found = Vec::new();
        let mut at = Some(page);
        for _ in 0..100 {
            let Some(node) = at.and_then(|at| self.document.get_dictionary(at).ok()) else { break };
            found.extend(node.get(b"Resources").ok().and_then(|resources| self.dictionary(resources)));
            at = node.get(b"Parent").and_then(Object::as_reference).ok();
        }
        found
    }

    fn dictionary(&self, object: &'a Object) -> Option<&'a Dictionary> {
        self.document.dereference(object).ok().and_then(|(_, object)| object.as_dict().ok())
    }

    /// The pictures and forms that resources name, with their identity where they have one.
    fn drawn(&self, resources: &'a Dictionary) -> Option<Vec<(Option<ObjectId>, &'a Dictionary)>> {
        let listed = self.dictionary(resources.get(b"XObject").ok()?)?;
        Some(
            listed
                .iter()
                .filter_map(|(_, object)| {
                    let (id, object) = self.document.dereference(object).ok()?;
                    Some((id, &object.as_stream().ok()?.dict))
                })
                .collect(),
        )
    }

    /// The cost of a drawing that uses these resources; `None` where it draws itself or is too deep.
    fn cost_of(&mut self, resources: &[&'a Dictionary], drawing: &[u8], depth: usize) -> Option<u64> {
        if depth > 30 || drawing.len() > DRAWING_BYTES {
            return None;
        }
        let times = count(drawing, b"Do") as u64;
        if times == 0 {
            return Some(1);
        }
        let mut dearest = 0;
        for resources in resources {
            for (id, dictionary) in self.drawn(resources).unwrap_or_default() {
                if !dictionary.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form") {
                    continue;
                }
                dearest = dearest.max(self.cost(id?, depth + 1, resources)?);
            }
        }
        Some(times.saturating_mul(dearest).saturating_add(1))
    }

    fn cost(&mut self, id: ObjectId, depth: usize, outer: &'a Dictionary) -> Option<u64> {
        if let Some(known) = self.costs.get(&id) {
            return *known;
        }
        self.costs.insert(id, None);
        let stream = self.document.get_object(id).and_then(Object::as_stream).ok()?;
        let drawing = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        let own = stream.dict.get(b"Resources").ok().and_then(|resources| self.dictionary(resources)).unwrap_or(outer);
        let cost = self.cost_of(&[own], &drawing, depth);
        self.costs.insert(id, cost);
        cost
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, wanted)
}

fn rfind(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(bytes, wanted)
}

fn count(bytes: &[u8], wanted: &[u8]) -> usize {
    memchr::memmem::find_iter(bytes, wanted).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::ZlibEncoder};
    use std::io::Write as _;

    #[test]
    fn a_part_that_unpacks_to_too_much_is_refused_unread() {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
        let zeros = vec![0; 1 << 20];
        for _ in 0..66 {
            packed.write_all(&zeros).unwrap();
        }
        let packed = packed.finish().unwrap();
        let file =
            [b"%PDF-1.5\n1 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n".as_slice(), &packed, b"\nendstream\n"].concat();
        assert!(matches!(streams(&file), Err(Trouble::TooLarge(what)) if what.contains("64 MB")));
        let twice = b"1 0 obj << /Filter [/FlateDecode /FlateDecode] >> stream\nx endstream";
        assert!(matches!(streams(twice), Err(Trouble::Damaged(_))));
    }
}
