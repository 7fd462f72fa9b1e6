import { runBuilt } from './build.mjs';

// node test/bench/expression.mjs [--rounds 21] [--slice 20] [--json]
await runBuilt('expression-ratios');
