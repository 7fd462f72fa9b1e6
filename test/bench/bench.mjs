import { runBuilt } from './build.mjs';

// node test/bench/bench.mjs [--rounds 21] [--slice 100] [--json]
await runBuilt('ratios');
