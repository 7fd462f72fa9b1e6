import { arch, cpus, platform } from 'node:os';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { sealEvents } from '../../src/dossier/log.js';
import { nodeCrypto } from '../../src/node-crypto.js';
import { fromBase64url } from '../../src/value/bytes.js';
import { portableCrypto } from '../../src/value/crypto.js';
import { handStory } from './hand-dossier.js';
import { handPage } from './hand-page.js';
import { handFaults } from './hand-validate.js';
import { type Measured, type MeasureOptions, measure, type Side } from './measure.js';
import { naiveDesk, naiveStory } from './naive-dossier.js';
import { naiveFaults, naivePage } from './naive-page.js';
import { run, visit } from './ours.js';
import { prove } from './proof.js';
import { scriptOf } from './script.js';
import { sealByHand } from './seal-by-hand.js';
import { type Stage, stage } from './stage.js';
import { visitsOf } from './visits.js';

/** Proves that all sides come to the same, then measures them; exits with 1 when they do not. */

interface Workload {
  readonly title: string;
  /** The first side is the one the others are measured against. */
  readonly sides: readonly Side[];
}

const families = ['everything-on-record', 'late-with-supplement'] as const;

async function workloads(on: Stage): Promise<readonly Workload[]> {
  const { procedure, portable } = on;
  const desk = naiveDesk(procedure);
  const found: Workload[] = [];
  for (const family of families) {
    const script = await scriptOf(on, on.cases.cases.find(({ name }) => name === family)!);
    const { draft, context } = visitsOf(procedure, script).at(-1)!;
    const naiveVisit = async () =>
      naiveFaults(desk.form, await naivePage(desk.form, draft, context), context);
    found.push({
      title: `prefill + validate, ${family}`,
      sides: [
        { name: 'thutuc', work: () => visit(procedure, draft, context) },
        { name: 'thutuc, browser door', work: () => visit(portable, draft, context) },
        { name: 'naive stack', work: naiveVisit },
        { name: 'by hand', work: () => handFaults(handPage(draft, context), context) },
      ],
    });
    found.push({
      title: `whole dossier, ${family} (${script.steps.length} commands)`,
      sides: [
        { name: 'thutuc', work: () => run(procedure, script) },
        { name: 'naive stack', work: () => naiveStory(desk, script) },
        { name: 'by hand', work: () => handStory(procedure.calendar, script) },
      ],
    });
    found.push(sealing(family, run(procedure, script).events));
  }
  return found;
}

function sealing(family: string, events: ReturnType<typeof run>['events']): Workload {
  const key = new Uint8Array(32).fill(7);
  const seal = (crypto: typeof nodeCrypto) => sealEvents(crypto, key, 'bench', undefined, events);
  const sealed = seal(nodeCrypto);
  const given = {
    key: nodeCrypto.hmac(key, new TextEncoder().encode('thutuc:1:seal')),
    nonces: sealed.map(({ body }) => fromBase64url(body)!.slice(0, 12)),
    actors: sealed.map(({ actor }) => actor),
  };
  if (!isDeepStrictEqual(sealByHand(given, events), sealed)) fail([`sealing: ${family}`]);
  if (!isDeepStrictEqual(seal(portableCrypto), sealed)) fail([`portable sealing: ${family}`]);
  return {
    title: `sealing, ${family} (${events.length} events)`,
    sides: [
      { name: 'thutuc, node:crypto', work: () => seal(nodeCrypto) },
      { name: 'thutuc, portable', work: () => seal(portableCrypto) },
      { name: 'canonicalise + encrypt + hash', work: () => sealByHand(given, events) },
    ],
  };
}

function fail(differences: readonly string[]): never {
  console.error(`Not the same work, so nothing is measured:\n${differences.slice(0, 20).join('\n')}`);
  process.exit(1);
}

const machine = () =>
  `${cpus()[0]?.model.trim()} × ${cpus().length}, ${platform()} ${arch()}, Node ${process.version}`;

const times = (value: number): string => value.toFixed(value < 10 ? 2 : 0);

function print({ title }: Workload, measured: readonly Measured[]): void {
  console.log(`\n${title}`);
  for (const { name, micros, ratio } of measured) {
    const { median, low, high } = ratio;
    const against =
      name === measured[0]!.name
        ? ''
        : `thutuc takes ${times(median)} × its time (${times(low)} … ${times(high)})`;
    console.log(`  ${name.padEnd(30)} ${micros.toFixed(0).padStart(7)} µs   ${against}`);
  }
}

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '21' },
    slice: { type: 'string', default: '100' },
    json: { type: 'boolean', default: false },
  },
});
const options: MeasureOptions = { rounds: Number(values.rounds), slice: Number(values.slice) };
const on = stage();
const proof = await prove(on);
if (proof.differences.length > 0) fail(proof.differences);
if (!values.json) {
  console.log(
    `${machine()}; CPU time, medians of ${options.rounds} interleaved rounds, middle half in brackets`,
  );
  console.log(
    `proved equal: ${proof.visits} pages with their issues, ${proof.dossiers} dossiers to their end`,
  );
}
const results: object[] = [];
for (const workload of await workloads(on)) {
  const measured = await measure(workload.sides, options);
  results.push({ title: workload.title, measured });
  if (!values.json) print(workload, measured);
}
const { visits, dossiers } = proof;
if (values.json)
  console.log(
    JSON.stringify({ machine: machine(), ...options, proved: { visits, dossiers }, results }, null, 2),
  );
