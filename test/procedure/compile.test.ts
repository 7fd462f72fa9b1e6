import { describe, expect, test } from 'vitest';
import { artefactOf, compile } from '../../src/procedure/compile.js';
import { fill } from '../../src/procedure/fill.js';
import { load } from '../../src/procedure/procedure.js';
import { step } from '../../src/procedure/step.js';
import { validateForm } from '../../src/procedure/validate-form.js';
import { DefinitionError } from '../../src/source/diagnostic.js';
import { stateTable } from '../calendar/state-agencies.js';
import { birth, context, emptyDraft, family, procedureWith, sources } from './world.js';

const procedure = compile(birth, sources);

describe('compile', () => {
  test('text, bytes and object give the same procedure', () => {
    const text = JSON.stringify(birth);
    for (const input of [text, new TextEncoder().encode(text)]) {
      expect(compile(input, sources).artefact).toEqual(procedure.artefact);
    }
    expect(procedure).toMatchObject({ code: '1.000001', version: '2026.1.0', title: 'Đăng ký khai sinh' });
    expect(procedure.pin).toMatch(/^[0-9a-f]{64}$/);
  });

  test('what does not check does not compile, and says all there is at once', () => {
    const broken = { ...birth, guards: { late: '$nobody', complete: '$unknown' } };
    const attempt = () => compile(broken, sources, { file: 'broken.json' });
    expect(attempt).toThrow(DefinitionError);
    try {
      attempt();
    } catch (error) {
      const { diagnostics } = error as DefinitionError;
      expect(diagnostics.filter(({ code }) => code === 'unknown-name')).toHaveLength(2);
      expect(
        diagnostics.every(({ place, severity }) => place.file === 'broken.json' && severity === 'error'),
      ).toBe(true);
    }
  });

  test('a change of meaning changes the pin, a change of layout does not', () => {
    expect(compile(JSON.stringify(birth, null, 4), sources).pin).toBe(procedure.pin);
    expect(compile({ ...birth, title: 'Khai sinh' }, sources).pin).not.toBe(procedure.pin);
  });
});

describe('the artefact', () => {
  const again = load(JSON.parse(JSON.stringify(procedure.artefact)));

  test('is plain JSON, and load gives the same procedure from it', () => {
    expect(JSON.parse(JSON.stringify(procedure.artefact))).toEqual(procedure.artefact);
    expect(again.artefact).toEqual(procedure.artefact);
    for (const draft of [emptyDraft, family]) {
      expect(fill(again, draft, context)).toEqual(fill(procedure, draft, context));
      expect(validateForm(again, fill(again, draft, context))).toEqual(
        validateForm(procedure, fill(procedure, draft, context)),
      );
    }
    const accept = [again, procedure].map(each => step(each, 'reception', { name: 'accept' }, () => true));
    expect(accept[0]).toEqual(accept[1]);
  });

  test('is deeply frozen, and so is the procedure', () => {
    const loose: string[] = [];
    const visit = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Object.isFrozen(value)) loose.push(at);
      for (const [key, member] of Object.entries(value)) visit(member, `${at}/${key}`);
    };
    visit(procedure, '');
    expect(loose).toEqual([]);
  });

  test('shares nothing with the sources: changing them later changes nothing', () => {
    const own = structuredClone(sources);
    const { artefact } = compile(birth, own);
    (own.registries.people as { title: string }).title = 'changed';
    expect(artefact).toEqual(procedure.artefact);
    expect(Object.isFrozen(own.registries.people)).toBe(false);
  });

  test('a newer calendar may be handed to load', () => {
    const newer = { ...stateTable, id: 'newer' };
    expect(load(procedure.artefact, { calendar: newer }).calendar.id).toBe('newer');
    expect(artefactOf(procedure.definition, sources)).toEqual(procedure.artefact);
  });
});

describe('a door without pictures hears of an expression that needs them when it loads', () => {
  const loading = (late: string) => (): unknown => procedureWith({ guards: { late, complete: 'true' } });
  test.each([
    '$formatNumber(1, "0") = "1"',
    '$now("[Y]") = "2026"',
    '($f := function(){ $now("[Y]") }; $f() = "2026")',
    '$map([1], $formatInteger(?, "I")) = "I"',
  ])('%s', late => expect(loading(late)).toThrow(/needs pictures: load\(artefact, \{ pictures \}\)/));
  test.each(['$now() > "2026"', '($f := function(){ $now() }; $f() > "2026")'])('not of %s', late =>
    expect(loading(late)).not.toThrow(),
  );
});
