import { localDate } from '../calendar/local-time.js';
import { text } from '../source/text.js';
import { admitInput, isActor, isName, isVersion, orAbsent, type Shape } from './admit-input.js';
import { askRegistries } from './ask-registries.js';
import { applicantSide } from './authorise.js';
import type { Actor, Command } from './command.js';
import type { CompetentAgency } from './competent-agency.js';
import { unknownDossier } from './decide.js';
import type { Runtime } from './dossier-log.js';
import { ConfigurationError } from './errors.js';
import { fileForm } from './file-form.js';
import { type Performed, performOn } from './perform.js';
import { readCurrent } from './read-current.js';
import { refuse } from './refusal.js';
import { asItIs, type VerifiedAnew, verifyAnew } from './verify-anew.js';

export interface SubmitInput {
  readonly actor: Actor;
  readonly key?: string;
  /** The dossier's version that the screen showed: ConflictError when it has moved on since. */
  readonly version?: number;
}

const shape: Shape<SubmitInput> = {
  actor: isActor,
  key: orAbsent(isName),
  version: orAbsent(isVersion),
};

/** Files a draft: a fresh fill, the agency it leads to, its number there today, the version in force pinned. */
export async function submitDossier(
  runtime: Runtime,
  dossier: string,
  given: SubmitInput,
): Promise<Performed> {
  const admitted = admitInput(shape, given);
  if (!admitted.ok) return admitted;
  const { actor, key, version } = admitted.input;
  const log = await readCurrent(runtime, dossier);
  if (log === undefined) return refuse('unknown-dossier', ...unknownDossier);
  const limit = runtime.options.timeLimit?.();
  // A draft that has moved on since the caller's screen is not asked about.
  const mayFile =
    applicantSide(log.procedure, log.dossier, actor) !== undefined &&
    log.dossier.filed === undefined &&
    (version ?? log.dossier.version) === log.dossier.version;
  const anew = mayFile ? await verifyAnew(runtime, log, limit) : asItIs(log);
  const seen = anew.log === log ? version : undefined;
  const writing = { key, version: seen, input: { method: 'submit', actor } };
  const filed = await performOn(runtime, anew.log, writing, now => submitCommand(runtime, anew, actor, now));
  return filed.ok ? { ok: true, log: await askRegistries(runtime, filed.log, limit) } : filed;
}

async function submitCommand(
  runtime: Runtime,
  { log: { procedure, dossier }, issues, unverified }: VerifiedAnew,
  actor: Actor,
  now: string,
): Promise<Command> {
  const formed = fileForm(procedure, dossier, now);
  const filing = { ...formed, issues: [...issues, ...formed.issues] };
  const ready = filing.issues.length === 0 && dossier.filed === undefined;
  const agency = ready ? await agencyOf(runtime, filing.agency) : '';
  const code = ready ? await dossierCode(runtime, dossier.id, agency, now) : '';
  if (ready) await runtime.versions.keep(procedure);
  return { type: 'submit', actor, filing, agency, code, unverified };
}

const AGENCY_CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,49}$/u;

/** @throws ConfigurationError when what is told is no code: it would stand in the code of the dossier for ever */
async function agencyOf({ options }: Runtime, agency: CompetentAgency): Promise<string> {
  const code: unknown = await (options.agencyCode ?? ownCode)(agency);
  if (typeof code === 'string' && AGENCY_CODE.test(code)) return code;
  throw new ConfigurationError('agencyCode', noCode(agency));
}

const noCode = ({ name }: CompetentAgency) =>
  text(
    `"agencyCode" phải cho mã của cơ quan "${name}": chữ, số, ".", "_", "-", tối đa 50 ký tự.`,
    `"agencyCode" must give the code of the agency "${name}": letters, digits, ".", "_", "-", 50 at most.`,
  );

/** The unit comes from the form: only a code list of the agency's own may bring it into the open. */
const ownCode = ({ name }: CompetentAgency): string => name;

/** `{agency}-{YYMMDD}-{nnnn}` (TT 03/2025/TT-VPCP, Điều 13). */
async function dossierCode(
  { options }: Runtime,
  dossier: string,
  agency: string,
  now: string,
): Promise<string> {
  const day = localDate(now);
  const number = await options.store.number(agency, day, dossier);
  return `${agency}-${day.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
}
