import type { Procedure } from './procedure.js';
import { commentText, memberText, typeText } from './type-text.js';

/**
 * TypeScript declarations of a procedure, the text of a `.d.ts` file: `Form`, the data of a filed form; `Events`,
 * the data each event carries; `Results`, the payload of each result. Titles become comments.
 */
export function writeTypes({ definition, form, code, version, title }: Procedure): string {
  const events = Object.values(definition.events).map(({ name, data, title: called }) =>
    memberText(name, data ? typeText(data, INDENT) : 'undefined', called, '', INDENT),
  );
  const results = Object.values(definition.results).map(({ name, schema, title: called }) =>
    memberText(name, schema ? typeText(schema, INDENT) : 'unknown', called, '', INDENT),
  );
  return [
    `// Written by \`thutuc types\` from procedure ${code}, version ${version}. Do not edit.\n`,
    `${commentText(`${title}: the data of a filed form.`, '')}export type Form = ${typeText(form.schema, '')};\n`,
    declaration('Events', 'The data each event carries.', events),
    declaration('Results', 'The payload of each result.', results),
  ].join('\n');
}

const INDENT = '  ';

const declaration = (name: string, about: string, members: readonly string[]): string =>
  `${commentText(about, '')}export interface ${name} {\n${members.join('')}}\n`;
