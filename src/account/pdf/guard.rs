//! Refuses PDFs made to fill the memory or to keep a reader busy for ever.

use super::lengths;
use crate::account::error::Trouble;
use crate::account::limits::{PART_BYTES, too_large};
use flate2::read::{DeflateDecoder, ZlibDecoder};
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The longest drawing of one page or form, in bytes; longer ones are maps, not text.
const DRAWING_BYTES: usize = 16 << 20;
/// How much one page may cost to draw, in units of a form: about 20 millionths of a second.
const COST: u64 = 100_000;
/// How many streams are looked at before a file is parsed.
const STREAMS: usize = 200_000;
/// How far before a stream the beginning of its entries is looked for, in bytes.
const HEAD: usize = 4096;
/// The longest packed object of an encrypted document: what it unpacks to is not known before.
const ENCRYPTED_BYTES: usize = 256 << 10;
/// How many bytes of all streams are looked at before the file is refused.
const ALL_BYTES: u64 = 4 << 30;

/// The file as it can be parsed without danger. What is parsed at once are packed objects and tables of objects: they unpack to no
/// more than the limit, and a length that is asked for elsewhere, which may be in a ring, is put in its place.
pub(super) fn safe_to_parse(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Trouble> {
    let encrypted = find(bytes, b"/Encrypt").is_some();
    let (mut from, mut looked_at) = (0, 0);
    while let Some(found) = find(bytes.get(from..).unwrap_or_default(), b"stream") {
        let keyword = from + found;
        let head = bytes.get(from.max(keyword.saturating_sub(HEAD))..keyword).unwrap_or_default();
        from = keyword + b"stream".len();
        if head.ends_with(b"end") {
            continue;
        }
        let entries = rfind(head, b"obj").and_then(|at| head.get(at..));
        if entries.is_some_and(|entries| !is_parsed_at_once(entries)) {
            continue;
        }
        looked_at += 1;
        if looked_at > STREAMS {
            return Err(Trouble::TooLarge(format!("it holds more than {STREAMS} packed parts")));
        }
        let entries = entries.unwrap_or(head);
        let holds_objects = find(entries, b"ObjStm").is_some();
        let filters = [&b"FlateDecode"[..], b"LZWDecode", b"ASCII85Decode"].iter().map(|filter| count(entries, filter)).sum::<usize>();
        if filters > 1 && holds_objects && find(entries, b"[").is_some() {
            return Err(Trouble::Damaged("it packs a part twice over".to_owned()));
        }
        let data = bytes.get(from..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let unknown = encrypted && holds_objects && find(data.get(..ENCRYPTED_BYTES).unwrap_or(data), b"endstream").is_none();
        if unknown || unpacked_flate(data) > PART_BYTES {
            return Err(too_large("one of its parts", PART_BYTES));
        }
    }
    lengths::in_place(bytes)
}

/// Whether what stands before a stream may say that objects, or the table of them, are packed in it.
fn is_parsed_at_once(head: &[u8]) -> bool {
    [&b"ObjStm"[..], b"XRef", b"/First", b"#"].iter().any(|name| find(head, name).is_some())
}

/// Takes the pictures out of a document, of which nothing is read, and refuses what unpacks to more than the limits.
pub(super) fn unpacked(document: &mut Document) -> Result<(), Trouble> {
    let streams = document.objects.iter().filter_map(|(id, object)| Some((*id, object.as_stream().ok()?)));
    let (pictures, others): (Vec<_>, Vec<_>) = streams.partition(|(_, stream)| is_picture(document, &stream.dict));
    let mut all = 0;
    for (_, stream) in others {
        all += unpacked_size(stream).ok_or_else(|| too_large("one of its parts", PART_BYTES))?;
        if all > ALL_BYTES {
            return Err(too_large("the unpacked document", ALL_BYTES));
        }
    }
    for id in pictures.into_iter().map(|(id, _)| id).collect::<Vec<_>>() {
        if let Some(Object::Stream(stream)) = document.objects.get_mut(&id) {
            stream.content.clear();
            stream.dict.remove(b"Filter");
        }
    }
    Ok(())
}

/// How long a stream is once it is unpacked; `None` where that is too much, or where it is packed twice over in ways that swell.
fn unpacked_size(stream: &Stream) -> Option<u64> {
    let mut data = Cow::Borrowed(stream.content.as_slice());
    let mut swollen = false;
    let mut length = data.len() as u64;
    for filter in stream.filters().unwrap_or_default() {
        if swollen && matches!(filter, b"FlateDecode" | b"LZWDecode") {
            return None;
        }
        match filter {
            b"FlateDecode" => (length, swollen) = (unpacked_flate(&data), true),
            b"LZWDecode" => {
                let mut counted = Limited(0);
                let mut decoder = weezl::decode::Decoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8);
                let _ = decoder.into_stream(&mut counted).decode_all(&*data);
                (length, swollen) = (counted.0, true);
            }
            // Letters for bytes: they swell to four times at most.
            b"ASCII85Decode" if !swollen && length <= PART_BYTES => {
                let entries = Dictionary::from_iter([("Filter", Object::Name(filter.to_vec()))]);
                data = Cow::Owned(Stream::new(entries, data.into_owned()).decompressed_content().unwrap_or_default());
                length = data.len() as u64;
            }
            // The library unpacks nothing else.
            _ => break,
        }
        if length > PART_BYTES {
            return None;
        }
    }
    Some(length)
}

/// How many bytes come out of packed ones, counted up to just above the limit.
fn unpacked_flate(data: &[u8]) -> u64 {
    let count = |packed: &mut dyn std::io::Read| {
        let mut counted = Limited(0);
        // A fault further down leaves what came before it.
        let _ = std::io::copy(packed, &mut counted);
        counted.0
    };
    match count(&mut ZlibDecoder::new(data)) {
        // The library tries once more without the first two bytes.
        0 => data.get(2..).map_or(0, |data| count(&mut DeflateDecoder::new(data))),
        length => length,
    }
}

/// Counts bytes up to just above the limit.
struct Limited(u64);

impl std::io::Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0 > PART_BYTES {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The pages of a document by their number, and whether each can be read without danger.
pub(super) fn pages(document: &Document) -> Result<BTreeMap<u32, bool>, Trouble> {
    let mut forms = Forms { document, costs: HashMap::new() };
    let mut pages = BTreeMap::new();
    for (number, id) in document.get_pages() {
        let readable = has_root(document, id)
            && document.get_page_content(id).is_ok_and(|drawing| {
                drawing.len() <= DRAWING_BYTES
                    && forms.cost_of(&forms.inherited_resources(id), &drawing, 0).is_some_and(|cost| cost <= COST)
            });
        pages.insert(number, readable);
    }
    if pages.is_empty() { Err(Trouble::Damaged("it has no pages".to_owned())) } else { Ok(pages) }
}

/// How many pictures the pages of a document show, each counted once.
pub(super) fn pictures(document: &Document) -> usize {
    let forms = Forms { document, costs: HashMap::new() };
    let mut seen = HashSet::new();
    for (_, page) in document.get_pages() {
        for resources in forms.inherited_resources(page) {
            let listed = forms.drawn(resources).unwrap_or_default().into_iter();
            seen.extend(listed.filter(|(_, stream)| is_picture(document, stream)).filter_map(|(id, _)| id));
        }
    }
    seen.len()
}

fn is_picture(document: &Document, entries: &Dictionary) -> bool {
    let kind = entries.get(b"Subtype").and_then(|kind| document.dereference(kind));
    kind.is_ok_and(|(_, kind)| kind.as_name().is_ok_and(|kind| kind == b"Image"))
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
        let own = 1 + drawing.len() as u64 / 20_000 + words(drawing, b"q") / 5;
        let colours = words(drawing, b"cs") + words(drawing, b"CS");
        let own = if colours == 0 { own } else { own.saturating_add(colours.saturating_mul(1 + self.colour_bytes(resources) / 50_000)) };
        let times = count(drawing, b"Do") as u64;
        if times == 0 {
            return Some(own);
        }
        let mut dearest = 0;
        for resources in resources {
            for (id, _) in self.drawn(resources).unwrap_or_default() {
                dearest = dearest.max(self.cost(id?, depth + 1, resources)?);
            }
        }
        Some(times.saturating_mul(dearest).saturating_add(own))
    }

    /// How many bytes are unpacked to set one of the colour spaces that resources name.
    fn colour_bytes(&self, resources: &[&'a Dictionary]) -> u64 {
        let mut steps: Vec<(&Object, usize)> = resources.iter().filter_map(|listed| Some((listed.get(b"ColorSpace").ok()?, 0))).collect();
        let mut bytes = 0;
        // Of a ring no more than this is seen.
        for _ in 0..10_000 {
            let Some((object, depth)) = steps.pop() else { break };
            let Ok((_, object)) = self.document.dereference(object) else { continue };
            let inner: Vec<&Object> = match object {
                Object::Array(listed) => listed.iter().collect(),
                Object::Dictionary(listed) => listed.iter().map(|(_, object)| object).collect(),
                Object::Stream(stream) => {
                    bytes += unpacked_size(stream).unwrap_or(PART_BYTES);
                    continue;
                }
                _ => continue,
            };
            if depth < 6 {
                steps.extend(inner.into_iter().map(|object| (object, depth + 1)));
            }
        }
        bytes
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

/// How often this stands alone, with no letter or digit beside it.
fn words(drawing: &[u8], wanted: &[u8]) -> u64 {
    let alone = |at: &usize| {
        let beside = [at.checked_sub(1), Some(at + wanted.len())].into_iter().flatten();
        beside.filter_map(|at| drawing.get(at)).all(|byte| !byte.is_ascii_alphanumeric() && *byte != b'/')
    };
    memchr::memmem::find_iter(drawing, wanted).filter(alone).count() as u64
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
        assert!(matches!(safe_to_parse(&file), Err(Trouble::TooLarge(what)) if what.contains("64 MB")));
        let twice = b"1 0 obj << /Type /ObjStm /Filter [/FlateDecode /FlateDecode] >> stream\nx endstream";
        assert!(matches!(safe_to_parse(twice), Err(Trouble::Damaged(_))));
    }
}
