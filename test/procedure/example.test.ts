import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { field } from '../../src/field.js';
import { compile } from '../../src/procedure/compile.js';
import { load } from '../../src/procedure/procedure.js';
import { agree, anyEvent, anyGuards } from './agree.js';

/** Strings of events for all examples together; the rest of the budget is their compiling. */
const RUNS = 300;
const names = readdirSync('examples');

describe.each(names)('%s', name => {
  const procedure = compile(readFileSync(`examples/${name}/procedure.json`), field);

  test('compiles, and loads from its artefact', () => {
    expect(procedure.definition.fields.length).toBeGreaterThan(0);
    expect(load(JSON.parse(JSON.stringify(procedure.artefact))).artefact).toEqual(procedure.artefact);
  });

  test('XState and the flat graph agree on any string of its events', () => {
    const strings = fc.array(anyEvent(procedure), { maxLength: 25 });
    const run = fc.property(strings, anyGuards(procedure), (events, held) => agree(procedure, events, held));
    fc.assert(run, { numRuns: Math.ceil(RUNS / names.length) });
  });
});
