import { describe, expect, test } from 'vitest';
import type { Case, CaseFile } from '../../src/cases/cases.js';
import { type Played, play } from '../../src/cases/play.js';
import { unmetIn } from '../../src/cases/unmet.js';
import { field } from '../../src/field.js';
import { nodeCrypto } from '../../src/node-crypto.js';
import { compile } from '../../src/procedure/compile.js';
import type { Procedure } from '../../src/procedure/procedure.js';
import { type RecordsFile, recordsRegistry } from '../../src/registries/records.js';
import { memoryStore } from '../../src/stores/memory.js';
import { type Example, examples } from './examples.js';
import { unvisitedIn } from './visits.js';

/** Plays each case of an example once, however often it is asked for. */
function player({ records }: Example, procedure: Procedure) {
  const known = new Map<Case, Promise<Played>>();
  const registriesOf = ({ outages = {}, latency = {} }: Case['given']) =>
    Object.fromEntries(
      (records as unknown as readonly RecordsFile[]).map(sample => {
        const [outage, ms] = [outages[sample.registry], latency[sample.registry]];
        const options = { ...(outage && { outage }), ...(ms !== undefined && { latency: ms }) };
        return [sample.registry, recordsRegistry(sample, field.registries[sample.registry]!, options)];
      }),
    );
  return (file: CaseFile, script: Case): Promise<Played> => {
    const stage = { procedure, file, store: memoryStore(), crypto: nodeCrypto };
    const played = known.get(script) ?? play({ ...stage, registries: registriesOf(script.given) }, script);
    known.set(script, played);
    return played;
  };
}

describe.each(examples)('$name', example => {
  const procedure = compile(JSON.stringify(example.definition), field);
  const playOf = player(example, procedure);
  const scripts = example.caseFiles.flatMap(file => file.cases.map(script => ({ file, script })));

  test.each(scripts)('$script.name: everything its author expects comes true', async ({ file, script }) => {
    const played = await playOf(file, script);
    expect(unmetIn(played)).toEqual([]);
    // Refused is what the form has issues with, and nothing else.
    expect(played.refused.length > 0).toBe((script.expect?.issues ?? []).length > 0);
  });

  test('its cases come through every state and every transition', async () => {
    const played = await Promise.all(scripts.map(({ file, script }) => playOf(file, script)));
    const { graph } = procedure.definition;
    const resting = graph.states.filter(({ type }) => type !== 'compound');
    expect(unvisitedIn(graph, [])).toHaveLength(resting.length + graph.transitions.length);
    expect(unvisitedIn(graph, played)).toEqual([]);
  });
});
