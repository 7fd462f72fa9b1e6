import { format } from 'node:util';
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';
import fc from 'fast-check';
import jsonata from 'jsonata';

// What the tests of src/expression use of vitest and fast-check, without a worker of vitest around them: collecting is
// ours, `expect` is vitest's own, which refuses to come out of the package `vitest` itself outside of such a worker.

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
const expect = (value, message) => chai.expect(value, message);
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT], {
  getState: () => getState(expect),
  setState: state => setState(state, expect),
  unreachable: message => chai.assert.fail(`expected ${message ?? ''} not to be reached`),
});
setState({ assertionCalls: 0 }, expect);

const SystemDate = Date;
const vi = {
  useFakeTimers({ now }) {
    globalThis.Date = class extends SystemDate {
      constructor(...given) {
        super(...(given.length > 0 ? given : [now]));
      }
      static now = () => now;
    };
  },
  useRealTimers() {
    globalThis.Date = SystemDate;
  },
};

/** Every property is drawn from one seed, so that a mutant meets the same fate each time, and a few times only. */
const runs = Number(process.env.THUTUC_RUNS);
const assert = (property, { numRuns = runs, ...rest } = {}) =>
  fc.assert(property, { seed: 20_260_422, ...rest, numRuns: Math.min(numRuns, runs), endOnFailure: true });
export const fastCheck = { ...fc, assert };

/**
 * No mutant changes jsonata, and each meets the same texts: what it parses and what it answers is asked for once. The
 * room takes its trees, frozen lest a mutant leave something in them; the tests take its answers, with options of theirs.
 */
export const jsonataOnce = (text, options) => (options ? answering(text, options) : parsed(text));

const parsed = remembering(text => {
  const tree = frozen(jsonata(text).ast());
  return { ast: () => tree };
});

const answering = remembering((text, options) => {
  const expression = jsonata(text, options);
  const answer = remembering((_question, input, names) => expression.evaluate(input, names));
  return {
    evaluate: (input, names) => answer(`${JSON.stringify(input)} ${JSON.stringify(names)}`, input, names),
  };
});

function remembering(make) {
  const known = new Map();
  return (key, ...rest) => {
    if (!known.has(key)) known.set(key, make(key, ...rest));
    return known.get(key);
  };
}

function frozen(value) {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value))
    for (const each of Object.values(Object.freeze(value))) frozen(each);
  return value;
}

/** A module `vitest` that collects into `tests`, and what tells it the file it collects from. */
export function collector() {
  const tests = [];
  const ids = new Set();
  let file = '';
  let hooks;
  let suites = [];

  const test = (name, body) => {
    const title = [...suites, name].join(' ').slice(0, 200);
    let id = `${file}#${title}`;
    for (let i = 2; ids.has(id); i++) id = `${file}#${title} (${i})`;
    ids.add(id);
    tests.push({ id, title, file, hooks, body });
  };
  const describe = (name, body) => {
    suites = [...suites, name];
    body();
    suites = suites.slice(0, -1);
  };
  const each = one => rows => (name, body) => {
    for (const row of rows) {
      const given = Array.isArray(row) ? row : [row];
      const said = given.slice(0, name.match(/%[sj]/g)?.length ?? 0);
      one(format(name, ...said), () => body(...given));
    }
  };
  test.each = each(test);
  test.skipIf = condition => (condition ? () => {} : test);
  describe.each = each(describe);

  return {
    tests,
    inFile(name) {
      file = name;
      // Run around every test of the file, for a mutant meets the tests one by one.
      hooks = { before: [], after: [] };
    },
    vitest: {
      beforeAll: hook => hooks.before.push(hook),
      afterAll: hook => hooks.after.push(hook),
      describe,
      expect,
      test,
      vi,
    },
  };
}
