import { parseArgs } from 'node:util';
import { behaviours, kinds } from '../dossier/combinations/behaviours.js';
import {
  atRandom,
  type Combination,
  every,
  inTurn,
  pairwise,
  seeded,
  share,
} from '../dossier/combinations/cover.js';
import { sceneNames, sceneOf } from '../dossier/combinations/scene.js';
import { stageOf, tryAll } from '../dossier/combinations/try-all.js';

const MOST_IN_FULL = 6;
const AT_RANDOM = 20_000;

const { values } = parseArgs({
  options: { example: { type: 'string' }, part: { type: 'string', default: '0/1' } },
});
const [part = 0, of = 1] = values.part.split('/').map(Number);

function* combinations(lookups: number): Generator<Combination> {
  yield* pairwise(lookups, behaviours.length);
  if (lookups <= MOST_IN_FULL) yield* inTurn(kinds, every(lookups, kinds.length));
  else yield* atRandom(lookups, behaviours.length, AT_RANDOM, seeded(20_260_422));
}

for (const name of sceneNames.filter(each => values.example === undefined || each === values.example)) {
  const stage = await stageOf(sceneOf(name));
  const result = await tryAll(stage, share(combinations(stage.questions.length), { part, of }));
  console.log(
    `${name}: ${stage.questions.length} lookups, ${result.filed} filed, ${result.refused} refused, ${result.faults.length} faults`,
  );
  for (const fault of result.faults.slice(0, 20)) console.log(`  ${fault}`);
  if (result.faults.length > 0) process.exitCode = 1;
}
