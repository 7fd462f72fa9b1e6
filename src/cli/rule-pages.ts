import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

const PAGES = join('docs', 'rules');
const INSTALLED = join('node_modules', 'thutuc', PAGES);

/**
 * Tells where the page of a rule lies, as a path that opens from the current folder: where thutuc is installed if that
 * is here or above, else beside the program that runs. Undefined when the pages did not come with it.
 */
export function rulePages(): ((code: string) => string) | undefined {
  const own = ancestor(dirname(realpathSync(process.argv[1] ?? '.')), PAGES);
  if (own === undefined) return undefined;
  const installed = ancestor(process.cwd(), INSTALLED);
  const same = installed !== undefined && realpathSync(installed) === realpathSync(own);
  const shown = relative(process.cwd(), same ? installed : own);
  return code => join(shown, `${code}.md`).replaceAll(sep, '/');
}

/** The nearest folder at or above one that holds a path, with that path. */
function ancestor(from: string, path: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, path, 'README.md'))) return join(folder, path);
    if (dirname(folder) === folder) return undefined;
  }
}
