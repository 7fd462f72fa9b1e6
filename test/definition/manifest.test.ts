import { describe, expect, test } from 'vitest';
import { manifestOf } from '../../src/definition/manifest.js';
import type { Definition, Formula } from '../../src/definition/model.js';
import { readDefinition } from '../../src/definition/read.js';
import { usesOf } from '../../src/definition/uses.js';
import { readJson } from '../../src/source/json.js';
import { type Edit, set, sources, textAfter } from '../check/world.js';

function linked(edit?: Edit): Definition {
  const { definition } = readDefinition(readJson(textAfter(edit), 'p.json'), sources);
  if (!definition) throw new Error('the world is not linked');
  return definition;
}

const manifest = (edit?: Edit) => manifestOf(linked(edit), sources.registries);

/** Every expression there is, wherever it hangs. */
function formulasIn(value: unknown): readonly Formula[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('tree' in value && 'reads' in value) return [value as Formula];
  return Object.values(value).flatMap(formulasIn);
}

const pointers = (formulas: readonly Formula[]): readonly string[] =>
  [...new Set(formulas.map(({ pointer }) => pointer))].sort();

describe('the manifest of a definition', () => {
  test('lists what the runtime may ask for, and no more', () => {
    const { lookups } = linked();
    const asked = manifest().registries.flatMap(({ questions }) => questions);
    expect(
      Object.fromEntries(asked.map(({ lookup, fields }) => [lookup, fields.map(({ field }) => field)])),
    ).toEqual(Object.fromEntries(Object.values(lookups).map(({ name, fields }) => [name, fields])));
  });

  test('says what is asked only once it is consented to', () => {
    const questions = manifest(definition => {
      set('consents', { kinship: 'Tra cứu người thân.' })(definition);
      set('lookups/kin/consent', 'kinship')(definition);
    }).registries.flatMap(({ questions: asked }) => asked);
    expect(questions.map(({ lookup, consent }) => [lookup, consent])).toEqual([
      ['me', undefined],
      ['kin', { purpose: 'kinship', words: 'Tra cứu người thân.' }],
    ]);
  });

  test('forgets no expression', () => {
    const definition = linked();
    const { graph: _, order: __, ...parts } = definition;
    expect(pointers(usesOf(definition).map(({ formula }) => formula))).toEqual(pointers(formulasIn(parts)));
  });

  test('says of a field what it is for, on which basis, and whether its registry vouches for it', () => {
    const [question] = manifest().registries.flatMap(({ questions }) =>
      questions.filter(({ lookup }) => lookup === 'me'),
    );
    expect(question).toMatchObject({ basis: 'law', by: { id: '$applicant.personId' } });
    expect(question?.legalText).not.toBe('law');
    expect(question?.fields.find(({ field }) => field === 'name')).toMatchObject({
      verified: true,
      uses: [{ purpose: 'prefill', of: '/me/name', title: 'Họ tên' }],
    });
  });

  test('a whole subtree that is read is said as such', () => {
    const keys = manifest(set('guards/odd', '$count($keys($me)) > 3'));
    const { fields } = keys.registries[0]!.questions.find(({ lookup }) => lookup === 'me')!;
    expect(fields.map(({ field }) => field)).toContain('**');
  });

  test('what is read of the login is told apart', () => {
    expect(manifest().login).toMatchObject([
      {
        field: '$applicant.personId',
        uses: [
          { purpose: 'prefill', of: '/me/id' },
          { purpose: 'key', of: 'me' },
        ],
      },
    ]);
  });

  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(manifest()))).toEqual(manifest());
  });
});
