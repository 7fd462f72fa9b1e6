import type { Person } from '../procedure/draft.js';
import type { Procedure } from '../procedure/procedure.js';
import { hex, utf8 } from '../value/bytes.js';
import {
  admitInput,
  anything,
  isActor,
  isDateTime,
  isName,
  isPerson,
  orAbsent,
  type Shape,
} from './admit-input.js';
import { askRegistries } from './ask-registries.js';
import type { Actor } from './command.js';
import type { Dossier } from './dossier.js';
import type { Runtime } from './dossier-log.js';
import { IdempotencyError } from './errors.js';
import { type Performed, performOn } from './perform.js';
import { readCurrent } from './read-current.js';
import { refuse } from './refusal.js';
import { settingsFor } from './settings.js';

export interface OpenInput {
  /** Code of the procedure. */
  readonly procedure: string;
  readonly actor: Actor;
  readonly channel: Dossier['channel'];
  /** Who is logged in, as the login vouches for them. */
  readonly applicant: Person;
  readonly onBehalfOf?: Person;
  /** ISO 8601 with zone; now, unless told. */
  readonly loggedInAt?: string;
  /** Its id: letters, digits, `-` and `_`. Made from the key, or at random, unless told. */
  readonly dossier?: string;
  readonly key?: string;
}

const shape: Shape<OpenInput> = {
  actor: isActor,
  applicant: isPerson,
  onBehalfOf: orAbsent(isPerson),
  procedure: isName,
  channel: isName,
  loggedInAt: orAbsent(isDateTime),
  dossier: anything,
  key: orAbsent(isName),
};

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Begins a draft and asks the registries all that can be asked already. */
export async function openDossier(runtime: Runtime, input: OpenInput): Promise<Performed> {
  const admitted = admitInput(shape, input);
  if (!admitted.ok) return admitted;
  const { options, versions } = runtime;
  const { key: idempotency, procedure: code, dossier: given, ...words } = admitted.input;
  const procedure = versions.current(code, options.clock.now());
  if (procedure === undefined) return refuse('unknown-procedure', ...unknownProcedure);
  const id = given ?? newId(runtime, idempotency);
  if (typeof id !== 'string' || !ID.test(id))
    throw new RangeError('a dossier id is 1 to 64 letters, digits, "-" or "_"');
  const log = (await readCurrent(runtime, id)) ?? (await emptyLog(runtime, id, procedure));
  const writing = { key: idempotency, input: { ...words, method: 'open', procedure: code } };
  const settings = settingsFor(options, procedure);
  await versions.keep(procedure);
  const command = { ...words, type: 'open', dossier: id, settings } as const;
  const opened = await performOn(runtime, log, writing, () => command);
  // An id made from the key is open already: the same key came with other words.
  if (!opened.ok && 'dossier' in log && given === undefined && idempotency !== undefined)
    throw new IdempotencyError(id, idempotency);
  return opened.ok ? { ok: true, log: await askRegistries(runtime, opened.log) } : opened;
}

const emptyLog = async ({ options }: Runtime, id: string, procedure: Procedure) => ({
  id,
  procedure,
  events: [],
  key: await options.keys.create(id),
});

/** The same key opens the same dossier; without one, 128 random bits. */
function newId({ options }: Runtime, key: string | undefined): string {
  const bytes =
    key === undefined ? options.random.bytes(16) : options.crypto.sha256(utf8(`thutuc:dossier:${key}`));
  return hex(bytes.slice(0, 16));
}

const unknownProcedure = [
  'Không có thủ tục này, hoặc không có phiên bản nào đang có hiệu lực.',
  'There is no such procedure, or no version of it is in force.',
] as const;
