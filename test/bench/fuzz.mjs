import { runBuilt } from './build.mjs';

// node test/bench/fuzz.mjs [--runs 100000] [--seed 1]: random expressions over random documents. Counts what became of
// them, and reports the longest that one took. That none ends in anything but a value or a typed error is a test.
await runBuilt('fuzz');
