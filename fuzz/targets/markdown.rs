//! See `corroborate_fuzz::markdown`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| corroborate_fuzz::markdown(data));
