import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('../../../shared/conformance/jsonata/', import.meta.url));

/** One case of the official suite. `code` is an error's; `nothing` a result that is undefined. */
export interface SuiteCase {
  readonly id: string;
  readonly expression: string;
  readonly input: unknown;
  readonly bindings: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly nothing: boolean;
  readonly code?: string;
}

interface Written {
  readonly expr?: string;
  readonly 'expr-file'?: string;
  readonly data?: unknown;
  readonly dataset?: string | null;
  readonly bindings?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly undefinedResult?: boolean;
  readonly code?: string;
  readonly error?: { readonly code?: string };
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

export const suitePresent: boolean = existsSync(`${home}groups`);
if (!suitePresent) console.warn(`\n*** SKIPPED: the JSONata suite is not at ${home} ***\n`);

/** Every data set of the suite, by name. */
export const datasets: Readonly<Record<string, unknown>> = suitePresent
  ? Object.fromEntries(
      readdirSync(`${home}datasets`).map(file => [
        file.replace('.json', ''),
        json(`${home}datasets/${file}`),
      ]),
    )
  : {};

function read(folder: string, file: string): SuiteCase[] {
  const written = json(`${home}groups/${folder}/${file}`) as Written | Written[];
  return (Array.isArray(written) ? written : [written]).map((one, i) => ({
    id: `${folder}/${file}#${i}`,
    expression: one.expr ?? readFileSync(`${home}groups/${folder}/${one['expr-file']}`, 'utf8'),
    input: one.dataset ? datasets[one.dataset] : one.data,
    bindings: one.bindings ?? {},
    result: one.result,
    nothing: one.undefinedResult === true,
    ...(one.code === undefined && one.error?.code === undefined
      ? {}
      : { code: (one.code ?? one.error?.code) as string }),
  }));
}

/** Every case of the suite; none when it is not on this machine. */
export const suite: readonly SuiteCase[] = suitePresent
  ? readdirSync(`${home}groups`).flatMap(folder =>
      readdirSync(`${home}groups/${folder}`)
        .filter(file => file.endsWith('.json'))
        .flatMap(file => read(folder, file)),
    )
  : [];
