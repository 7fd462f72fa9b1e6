import type { Procedure } from '../procedure/procedure.js';
import type { Dossier } from './dossier.js';

/**
 * The id of the call that waits for this answer, the oldest first: what `Dossiers.answer` wants. Undefined when no
 * call that was sent declares the event and is unanswered.
 */
export function pendingCall(procedure: Procedure, dossier: Dossier, event: string): string | undefined {
  const waits = (name: string): boolean => {
    const effect = procedure.definition.effects[name];
    return effect?.kind === 'call' && (effect.answer === event || effect.failed === event);
  };
  return Object.entries(dossier.effects).find(
    ([, { name, state }]) => state !== 'answered' && waits(name),
  )?.[0];
}
