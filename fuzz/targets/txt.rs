//! See `corroborate_fuzz::txt`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| corroborate_fuzz::txt(data));
