import type { Actor } from '../../src/dossier/command.js';
import type { FormContext } from '../../src/procedure/draft.js';
import { tidy } from './tidy.js';

/** @module What both baselines know of the desk, written by hand once: who may do what, which answers there are. */

export interface Rule {
  readonly by: readonly string[];
  readonly notBy?: string;
  readonly reasons?: readonly string[];
  readonly edits?: true;
}

export const rules: Readonly<Record<string, Rule>> = {
  accept: { by: ['reception'] },
  requestSupplement: { by: ['reception', 'registrar'], reasons: ['missing', 'illegible', 'dataWrong'] },
  supplement: { by: ['applicant'], edits: true },
  refuse: { by: ['reception'], reasons: ['notCompetent', 'alreadyRegistered', 'dataWrong'] },
  assign: { by: ['reception'] },
  verify: { by: ['registrar'] },
  verified: { by: ['registrar'] },
  apologise: { by: ['registrar'] },
  propose: { by: ['registrar'] },
  stop: { by: ['registrar'], reasons: ['alreadyRegistered', 'notCompetent', 'dataWrong'] },
  confirm: { by: ['applicant'] },
  correct: { by: ['applicant'] },
  retryAssign: { by: ['registrar'] },
  sign: { by: ['leader'], notBy: 'propose' },
  sendBack: { by: ['leader'], reasons: ['dataWrong', 'illegible', 'missing'] },
  handOver: { by: ['reception'] },
  withdraw: { by: ['applicant'] },
  confirmWithdrawal: { by: ['reception'] },
};

const officials = ['reception', 'registrar', 'leader'];

const isCitizen = ({ applicant, channel }: FormContext, { id, roles }: Actor): boolean =>
  id === applicant.personId || (channel !== 'online' && roles.some(role => officials.includes(role)));

/** @throws Error when the actor is not the applicant, nor an official entering it at the desk */
export function asCitizen(context: FormContext, actor: Actor): string {
  if (!isCitizen(context, actor)) throw new Error('not allowed');
  return 'applicant';
}

/** The role that lets the actor send the event. @throws Error when none does */
export function roleFor(
  context: FormContext,
  { by, notBy }: Rule,
  actor: Actor,
  history: readonly { readonly event: string; readonly by: string }[],
): string {
  const holds = (role: string) =>
    role === 'applicant' ? isCitizen(context, actor) : actor.roles.includes(role);
  const role = by.find(holds);
  if (role === undefined) throw new Error('not allowed');
  if (notBy && history.some(past => past.event === notBy && past.by === actor.id))
    throw new Error('own work');
  return role;
}

const documents = [
  'birthNotice',
  'witnessStatement',
  'birthDeclaration',
  'abandonmentReport',
  'surrogacyConfirmation',
  'authorisation',
  'identityPaper',
  'residenceProof',
  'marriageCertificate',
  'certifiedCopies',
];

/** Documents whose waiver the reasons lift. @throws Error on a reason that is none of the event's, or where one lacks */
export function liftedBy({ reasons = [] }: Rule, data: unknown): readonly string[] {
  const given = (data as { reasons?: { reason: string; at?: string }[] } | undefined)?.reasons ?? [];
  if (reasons.length > 0 && given.length === 0) throw new Error('missing reason');
  if (given.some(({ reason }) => !reasons.includes(reason))) throw new Error('unknown reason');
  return given.flatMap(({ at }) => (at !== undefined && documents.includes(at) ? [at] : []));
}

type Shape = { readonly [key: string]: true | Shape };

const idPaper: Shape = { type: true, number: true, issueDate: true, issuePlace: true };
const subject: Shape = { fullName: true, personId: true, idPaper, residenceType: true, residence: true };
const parent: Shape = { ...subject, birthDate: true, ethnicity: true, nationality: true };
const fields: Shape = {
  requester: { ...subject, phone: true, email: true, relation: true },
  child: {
    fullName: true,
    birthDate: true,
    gender: true,
    birthPlace: true,
    homeTown: true,
    ethnicity: true,
    nationality: true,
  },
  mother: parent,
  father: parent,
  copies: {
    wantCopies: true,
    copyCount: true,
    birthKind: true,
    registrationKind: true,
    previousRegistration: true,
    commitment: true,
  },
};

type Tree = { [key: string]: unknown };

/** Takes saved answers into those before, in place; null takes one back. @throws Error on one the form does not ask */
export function takeAnswers(answers: Tree, saved: Readonly<Tree>, shape: Shape = fields): void {
  for (const [key, value] of Object.entries(saved)) {
    const inner = shape[key];
    if (inner === undefined) throw new Error('unknown field');
    if (inner !== true) {
      answers[key] ??= {};
      takeAnswers(answers[key] as Tree, value as Tree, inner);
    } else if (value === null) delete answers[key];
    else answers[key] = tidy(value) ?? '';
  }
}
