import { admitInput, isActor, isName, isVersion, orAbsent, type Shape } from './admit-input.js';
import { askRegistries } from './ask-registries.js';
import type { Actor } from './command.js';
import type { Runtime } from './dossier-log.js';
import { type Performed, perform } from './perform.js';

export interface ConsentInput {
  readonly actor: Actor;
  readonly purpose: string;
  /** False withdraws it. */
  readonly given: boolean;
  readonly key?: string;
  /** The dossier's version that the screen showed: ConflictError when it has moved on since. */
  readonly version?: number;
}

const shape: Shape<ConsentInput> = {
  actor: isActor,
  purpose: isName,
  given: value => typeof value === 'boolean',
  key: orAbsent(isName),
  version: orAbsent(isVersion),
};

/** Records a consent, and asks the registries what waited for it. */
export async function consentDossier(runtime: Runtime, id: string, given: ConsentInput): Promise<Performed> {
  const admitted = admitInput(shape, given);
  if (!admitted.ok) return admitted;
  const { key, version, ...words } = admitted.input;
  const writing = { key, version, input: { ...words, method: 'consent' } };
  const consented = await perform(runtime, id, writing, () => ({ ...words, type: 'consent' }));
  return consented.ok ? { ok: true, log: await askRegistries(runtime, consented.log) } : consented;
}
