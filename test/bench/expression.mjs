import { runBuilt } from './build.mjs';

// node test/bench/expression.mjs [--rounds 21] [--slice 20] [--json]: time of an evaluation, as ratios.
await runBuilt('expression-ratios');
