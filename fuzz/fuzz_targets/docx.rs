#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| nutgraf_fuzz::targets::docx(input));
