import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { field } from '../../src/field.js';
import { compile } from '../../src/procedure/compile.js';
import { load } from '../../src/procedure/procedure.js';
import { agree, anyEvent, anyGuards } from './agree.js';

const procedure = compile(readFileSync('examples/birth-registration/procedure.json'), field);

test('the example compiles to its 47 fields, and loads from its artefact', () => {
  expect(procedure.definition.fields).toHaveLength(47);
  expect(load(JSON.parse(JSON.stringify(procedure.artefact))).artefact).toEqual(procedure.artefact);
});

test('XState and the flat graph agree on any string of its events', () => {
  const strings = fc.array(anyEvent(procedure), { maxLength: 25 });
  const run = fc.property(strings, anyGuards(procedure), (events, held) => agree(procedure, events, held));
  fc.assert(run, { numRuns: 300 });
});
