//! See `corroborate_fuzz::epub`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| corroborate_fuzz::epub(data));
