import { runBuilt } from './build.mjs';

// node test/bench/expression-memory.mjs [--variants 2000] [--only title …] [--json]: bytes a compiled
// expression keeps.
await runBuilt('expression-memory');
