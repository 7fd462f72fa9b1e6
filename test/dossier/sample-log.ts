import type { Facts, NewEvent } from '../../src/dossier/event.js';
import { sealEvents } from '../../src/dossier/log.js';
import { portableCrypto } from '../../src/value/crypto.js';

/** Values that may never be seen outside a sealed body. */
export const canaries = ['Nguyễn Thị Canary', '001203004567', 'mẹ đẻ', 'canary-actor-01'] as const;

export const key = Uint8Array.from({ length: 32 }, (_, at) => (at * 7) % 256);

const at = (minute: number) => `2026-04-22T02:${String(minute).padStart(2, '0')}:00.000Z`;

const event = (
  minute: number,
  type: NewEvent['type'],
  facts: Facts,
  body: unknown,
  state?: string,
): NewEvent => ({
  at: at(minute),
  type,
  role: 'applicant',
  by: canaries[3],
  ...(state !== undefined && { state, status: 1 }),
  facts,
  body,
});

/** One small dossier from login to filing. */
export const happened: readonly NewEvent[] = [
  event(0, 'opened', { loggedInAt: at(0) }, { personId: canaries[1] }),
  event(1, 'asked', { lookup: 'mother', outcome: 'found', ms: 320, age: 2 }, { fullName: canaries[0] }),
  event(2, 'saved', { fields: 2 }, { mother: { fullName: canaries[0], relation: canaries[2] } }),
  event(3, 'refused', { issues: 1, codes: ['required'] }, null),
  event(4, 'submitted', { fields: 47, filled: 33 }, { form: { mother: canaries[0] } }, 'reception'),
];

export const sealedLog = sealEvents(portableCrypto, key, 'd-1', undefined, happened);
