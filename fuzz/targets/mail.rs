//! See `corroborate_fuzz::mail`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| corroborate_fuzz::mail(data));
