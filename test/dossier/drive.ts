import type { Command } from '../../src/dossier/command.js';
import { decide } from '../../src/dossier/decide.js';
import type { Dossier } from '../../src/dossier/dossier.js';
import type { DossierEvent, NewEvent } from '../../src/dossier/event.js';
import { evolve } from '../../src/dossier/evolve.js';
import { fileForm } from '../../src/dossier/file-form.js';
import type { Decision } from '../../src/dossier/refusal.js';
import { citizen, desk, leader, ME, officer, permitProcedure, START } from './world.js';

/** A dossier driven by pure decisions: no store, no keys, no clock of its own. */
export class Driven {
  dossier: Dossier | undefined;
  readonly events: DossierEvent[] = [];
  now = START;

  do(command: Command): Decision {
    const decision = decide(permitProcedure, this.dossier, command, this.now);
    for (const event of decision.ok ? decision.events : []) this.take(event);
    return decision;
  }

  take({ by, ...event }: NewEvent): void {
    const opened = { ...event, by, actor: `pseudonym of ${by}`, seq: this.events.length + 1 };
    this.dossier = evolve(this.dossier, opened);
    this.events.push(opened);
  }

  at(instant: string): this {
    this.now = instant;
    return this;
  }

  /** Goes on only when the command is accepted. */
  must(...commands: readonly Command[]): this {
    for (const command of commands) {
      const decision = this.do(command);
      if (!decision.ok) throw new Error(`${command.type}: ${decision.code} ${decision.message.en}`);
    }
    return this;
  }

  submit(actor = citizen): Command {
    const filing = fileForm(permitProcedure, this.dossier!, this.now);
    return { type: 'submit', actor, filing, code: 'X-260422-0001', agency: 'X' };
  }
}

export const opening: Command = {
  type: 'open',
  actor: citizen,
  dossier: 'd-1',
  channel: 'online',
  applicant: { personId: ME },
  settings: { fee: 8000 },
};

export const record = { personId: ME, fullName: 'Lê Quang Minh', birthDate: '1991-03-12' };

export const answered: Command = {
  type: 'answer',
  answers: [
    {
      lookup: 'me',
      dropped: 0,
      answer: {
        outcome: 'found',
        key: { personId: ME },
        record,
        signed: true,
        complete: true,
        at: START,
        ms: 180,
      },
    },
  ],
};

export const filledIn: Command = {
  type: 'save',
  actor: citizen,
  answers: { place: '09700', plate: '29A-12345' },
  documents: { photo: [{ name: 'xe.jpg', size: 10 }] },
};

export const sending = (actor: typeof desk, event: string, data?: unknown): Command => ({
  type: 'send',
  actor,
  event,
  ...(data !== undefined && { data }),
});

export const draft = (): Driven => new Driven().must(opening, answered, filledIn);

export function filed(): Driven {
  const driven = draft();
  return driven.must(driven.submit());
}

const missingPhoto = { reasons: [{ reason: 'missing', at: 'photo' }] };

/** The dossier in each state of the workflow, by the shortest way there. */
export const reached: Readonly<Record<string, () => Driven>> = {
  reception: filed,
  awaiting: () => filed().must(sending(desk, 'requestSupplement', missingPhoto)),
  examination: () => filed().must(sending(desk, 'accept')),
  signature: () => reached.examination!().must(sending(officer, 'propose')),
  recording: () => reached.signature!().must(sending(leader, 'sign')),
  done: () => {
    const driven = reached.recording!();
    const id = Object.keys(driven.dossier!.effects).at(-1)!;
    return driven.must({ type: 'acknowledge', id, answer: { event: 'recorded', data: { number: '118' } } });
  },
  returned: () => reached.done!().must(sending(desk, 'handOver')),
  refused: () => filed().must(sending(desk, 'refuse', { reasons: [{ reason: 'wrong' }] })),
};
