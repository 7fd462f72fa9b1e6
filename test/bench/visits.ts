import type { Command } from '../../src/dossier/command.js';
import { decide } from '../../src/dossier/decide.js';
import type { Dossier } from '../../src/dossier/dossier.js';
import { draftOf, formContext } from '../../src/dossier/dossier-context.js';
import { evolve } from '../../src/dossier/evolve.js';
import { withAnswers } from '../../src/dossier/with-answers.js';
import type { Draft, FormContext } from '../../src/procedure/draft.js';
import type { Procedure } from '../../src/procedure/procedure.js';
import type { Script } from './script.js';

/** A form at one moment: what the citizen has done, what registries answered, and the world around it. */
export interface VisitInput {
  readonly name: string;
  readonly draft: Draft;
  readonly context: FormContext;
}

/** Every moment of a script at which the citizen sees the form, until it is filed. */
export function visitsOf(procedure: Procedure, { name, steps }: Script): readonly VisitInput[] {
  const visits: VisitInput[] = [];
  let dossier: Dossier | undefined;
  for (const { now, command } of steps) {
    if (command.type === 'submit') break;
    const decision = decide(procedure, dossier, command as Command, now);
    if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.code}`);
    for (const event of decision.events)
      dossier = evolve(dossier, { ...event, seq: visits.length + 1, actor: event.by });
    visits.push({
      name: `${name}, after ${command.type} ${visits.length}`,
      draft: draftOf(dossier!),
      context: formContext(dossier!, now),
    });
  }
  return visits;
}

/** Answers that must be found wrong, or that change what the form asks; laid over a draft that is ready to file. */
const changes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'a name with a digit': { '/child/fullName': 'Lê Trần Bảo An 2' },
  'a name in other capitals': { '/mother/fullName': 'TRẦN THỊ THU HÀ' },
  'another name over a locked one': { '/requester/fullName': 'Lê Quang Sáng' },
  'another value than the registry says': {
    '/mother/ethnicity': '03',
    '/requester/phone': '+84 912 345 678',
  },
  'unknown codes': { '/child/ethnicity': '99', '/requester/relation': 'friend', '/copies/birthKind': 'none' },
  'wrong types': { '/copies/copyCount': 2.5, '/copies/wantCopies': true, '/child/fullName': 7 },
  'limits passed': { '/copies/copyCount': 51, '/child/fullName': 'A'.repeat(101) },
  'a false commitment': { '/copies/commitment': false },
  'an address without a commune': { '/child/homeTown': { province: '01', detail: 'Hà Nội' } },
  'an address with a wrong commune': { '/child/homeTown': { province: '01', commune: '1' } },
  'an address abroad': { '/child/homeTown': { country: 'FR', detail: 'Paris' } },
  'fields left empty': { '/child/fullName': '', '/child/ethnicity': '', '/requester/phone': '' },
  'a phone number that is none': { '/requester/phone': '12', '/requester/email': 'nobody' },
  'no mother asked for': { '/copies/birthKind': 'fatherOnly' },
  'no father asked for': { '/copies/birthKind': 'motherOnly' },
  'an abandoned child': { '/copies/birthKind': 'abandoned' },
  'registered again, without saying where': { '/copies/registrationKind': 'again' },
  'registered again': {
    '/copies/registrationKind': 'again',
    '/copies/previousRegistration': { number: '5', registeredAt: '1999', place: 'Hà Nội' },
  },
  'another mother': { '/mother/personId': '001190000402', '/mother/fullName': 'Bùi Thị Kim Ngân' },
  'an offer picked': { '/child/homeTown': { province: '08', commune: '02266' }, '/child/ethnicity': '02' },
};

/** A draft that is ready to be filed, once for each change. */
export const changedVisits = ({ draft, context }: VisitInput): readonly VisitInput[] =>
  Object.entries(changes).map(([name, saved]) => ({
    name,
    draft: { ...draft, answers: withAnswers(draft.answers, saved) },
    context,
  }));
