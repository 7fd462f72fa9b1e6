import type { Effect } from '../definition/model.js';
import { admitInput, anything, isName, isText, type Shape } from './admit-input.js';
import type { MovedBody } from './body.js';
import { type DossierLog, type Runtime, readLog } from './dossier-log.js';
import { inTime } from './in-time.js';
import { openEvent } from './log.js';
import { type Performed, perform } from './perform.js';
import type { Delivered, Delivery, Notifier, Outgoing } from './ports.js';
import { refuse } from './refusal.js';

/**
 * Delivers one effect and records it; its answer, when it comes at once, moves the dossier in the same step. Crashing
 * between delivery and record delivers again under the same id; between record and settling only settles.
 * @returns whether it is out of the outbox
 */
export async function deliver(runtime: Runtime, notifier: Notifier, outgoing: Outgoing): Promise<boolean> {
  const { store, clock } = runtime.options;
  const settle = async (outcome: 'done' | 'failed', note?: string): Promise<boolean> => {
    await store.settle(outgoing.id, outcome, clock.now(), note);
    return outcome === 'done';
  };
  const log = await readLog(runtime, outgoing.dossier).catch(async (error: unknown) => {
    // Behind the others with it: a log that cannot be read must not stand at the head of the outbox.
    await settle('failed', 'unreadable');
    throw error;
  });
  if (log?.key === undefined) return settle('done', 'forgotten');
  if (log.dossier.effects[outgoing.id]?.state !== 'sent') return settle('done');
  const limit = runtime.options.deliveryLimit?.();
  const delivery = deliveryOf(runtime, log, outgoing);
  const delivered = await inTime(() => notifier.deliver(delivery, limit), limit, 'failed' as const);
  if (delivered === 'failed') return settle('failed');
  const acknowledged = await acknowledge(runtime, outgoing.id, delivered?.answer);
  return acknowledged.ok ? settle('done') : settle('failed', acknowledged.code);
}

/** Records that an effect was delivered, or takes its answer; a second time changes nothing. */
export async function acknowledge(
  runtime: Runtime,
  id: string,
  given?: Delivered['answer'],
): Promise<Performed> {
  if (!isText(id)) return refuse('invalid', ...noId);
  const admitted = given === undefined ? undefined : admitInput(answerShape, given);
  if (admitted && !admitted.ok) return admitted;
  const answer = admitted && { answer: admitted.input };
  const writing = { input: { method: 'acknowledge', id, ...answer } };
  const dossier = id.slice(0, id.indexOf('/'));
  return perform(runtime, dossier, writing, () => ({ type: 'acknowledge', id, ...answer }));
}

const noId = ['Mã của yêu cầu phải là văn bản.', 'The id of an effect is a text.'] as const;

const answerShape: Shape<NonNullable<Delivered['answer']>> = { event: isName, data: anything };

function deliveryOf(runtime: Runtime, log: DossierLog, { id, dossier, seq, name }: Outgoing): Delivery {
  const effect = log.procedure.definition.effects[name]!;
  const { body } = openEvent(runtime.options.crypto, log.key, log.events[seq - 1]!);
  return { id, dossier, kind: effect.kind, name, body: messageOf(log, effect, body as MovedBody) };
}

function messageOf({ procedure, dossier }: DossierLog, effect: Effect, body: MovedBody): unknown {
  const code = dossier.filed?.code;
  if (effect.kind === 'call') return { code, call: effect.call, send: body.sends?.[effect.name] ?? null };
  if (effect.kind === 'notice')
    return { code, notice: effect.notice, to: effect.to, data: body.data ?? null };
  const { title, code: result, into } = procedure.definition.results[effect.result]!;
  return { code, result, title, ...(into && { into }), content: body.results?.[effect.result] ?? null };
}
