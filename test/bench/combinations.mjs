import { runBuilt } from './build.mjs';

// node test/bench/combinations.mjs [--example marriage] [--part 0/8]: every combination of how lookups may end, in every
// example (pairwise and 20,000 at random beyond six lookups), and every pair of misbehaviours. Ends with status 1 where
// a page shows what no registry truly told. --part runs every so-and-so-many-th, for several processes at once.
await runBuilt('combinations');
