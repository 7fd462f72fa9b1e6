import { admitInput, anything, isActor, isName, isText, orAbsent, type Shape } from './admit-input.js';
import type { Actor } from './command.js';
import type { Runtime } from './dossier-log.js';
import { type Performed, perform } from './perform.js';

export interface RateInput {
  readonly actor: Actor;
  readonly level: number;
  readonly note?: string;
  readonly key?: string;
}

const shape: Shape<RateInput> = {
  actor: isActor,
  level: anything,
  note: orAbsent(isText),
  key: orAbsent(isName),
};

/** The citizen's word on the service. */
export async function rateDossier(runtime: Runtime, id: string, given: RateInput): Promise<Performed> {
  const admitted = admitInput(shape, given);
  if (!admitted.ok) return admitted;
  const { key, ...words } = admitted.input;
  const writing = { key, input: { ...words, method: 'rate' } };
  return perform(runtime, id, writing, () => ({ ...words, type: 'rate' }));
}
