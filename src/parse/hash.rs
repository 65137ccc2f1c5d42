//! The hashes by which the net knows words: MurmurHash by Austin Appleby, which is in the public domain, in the two forms it was trained with.

/// MurmurHash2 in 64 bits, of the letters of a word, with the seed 1.
pub(super) fn of_text(text: &str) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let scramble = |k: u64| {
        let k = k.wrapping_mul(M);
        (k ^ (k >> 47)).wrapping_mul(M)
    };
    let bytes = text.as_bytes();
    let mut h = 1 ^ (bytes.len() as u64).wrapping_mul(M);
    let mut eights = bytes.chunks_exact(8);
    for eight in &mut eights {
        let k = eight.iter().rev().fold(0, |k, &byte| k << 8 | u64::from(byte));
        h = (h ^ scramble(k)).wrapping_mul(M);
    }
    let rest = eights.remainder();
    if !rest.is_empty() {
        h = (h ^ rest.iter().rev().fold(0, |k, &byte| k << 8 | u64::from(byte))).wrapping_mul(M);
    }
    h = (h ^ (h >> 47)).wrapping_mul(M);
    h ^ (h >> 47)
}

/// MurmurHash3 in 128 bits of a number, as four rows of a table.
pub(super) fn rows(id: u64, seed: u64) -> [u32; 4] {
    let finish = |h: u64| {
        let h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        let h = (h ^ (h >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        h ^ (h >> 33)
    };
    let mixed = id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    let second = seed ^ 8;
    let first = (mixed ^ seed ^ 8).wrapping_add(second);
    let (first, second) = (finish(first), finish(second.wrapping_add(first)));
    let first = first.wrapping_add(second);
    let second = second.wrapping_add(first);
    [first as u32, (first >> 32) as u32, second as u32, (second >> 32) as u32]
}
