//! See `corroborate_fuzz::rtf`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| corroborate_fuzz::rtf(data));
