import type { EventRule } from '../definition/model.js';
import type { Procedure } from './procedure.js';
import { commentText, memberText, typeText } from './type-text.js';

/**
 * TypeScript declarations of a procedure, the text of a `.d.ts` file: `Form`, the data of a filed form; `Events`,
 * the data each event carries; `Results`, the payload of each result. Titles become comments.
 */
export function writeTypes({ definition, form, code, version, title }: Procedure): string {
  const rules = Object.values(definition.events);
  const events = rules.map(rule => memberText(rule.name, dataText(rule), rule.title, '', INDENT));
  const results = Object.values(definition.results).map(({ name, schema, title: called }) =>
    memberText(name, schema ? typeText(schema, INDENT) : 'unknown', called, '', INDENT),
  );
  return [
    `// Written by \`thutuc types\` from procedure ${code}, version ${version}. Do not edit.\n`,
    `${commentText(`${title}: the data of a filed form.`, '')}export type Form = ${typeText(form.schema, '')};\n`,
    declaration('Events', 'The data each event carries.', events),
    declaration('Results', 'The payload of each result.', results),
    ...(rules.some(({ reasons }) => reasons.length > 0) ? [REASONED] : []),
  ].join('\n');
}

const INDENT = '  ';

/** What an event carries: its reasons, the data of its schema, both, or nothing. */
function dataText({ data, reasons }: EventRule): string {
  const reasoned = reasons.length > 0 && `Reasoned<${reasons.map(code => JSON.stringify(code)).join(' | ')}>`;
  const own = data && typeText(data, INDENT);
  if (!reasoned) return own ?? 'undefined';
  return own === undefined || own === 'unknown' ? reasoned : `(${own}) & ${reasoned}`;
}

const REASONED = `/** Why: one or more codes, each with the field, group or document it points to, and a note. */
export interface Reasoned<Code extends string> {
  readonly reasons: readonly [Reason<Code>, ...Reason<Code>[]];
}

export interface Reason<Code extends string> {
  readonly reason: Code;
  readonly at?: string;
  readonly note?: string;
}
`;

const declaration = (name: string, about: string, members: readonly string[]): string =>
  `${commentText(about, '')}export interface ${name} {\n${members.join('')}}\n`;
