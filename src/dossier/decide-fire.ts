import { isPending } from '../procedure/clock.js';
import type { Procedure } from '../procedure/procedure.js';
import { ownIn } from '../source/own.js';
import type { FireCommand } from './command.js';
import type { Dossier } from './dossier.js';
import { type Decision, refuse } from './refusal.js';
import { takeEvent } from './take-event.js';

/**
 * A deadline is due. The dossier's own clock decides, not the timer that rang: one that was stopped, paused,
 * moved or has fired since is refused, so that ringing early, late or twice changes nothing.
 */
export function decideFire(
  procedure: Procedure,
  dossier: Dossier,
  { deadline }: FireCommand,
  now: string,
): Decision {
  const clock = ownIn(dossier.clocks, deadline);
  if (!clock || !isPending(clock)) {
    return refuse('not-now', 'Thời hạn này không còn chạy.', 'That deadline does not run any more.');
  }
  if (clock.dueAt > now) {
    return refuse('too-early', 'Thời hạn này chưa đến.', 'That deadline is not due yet.');
  }
  const facts = { due: clock.dueAt };
  return takeEvent(
    procedure,
    dossier,
    { move: { after: deadline }, role: 'system', by: 'system', facts },
    now,
  );
}
