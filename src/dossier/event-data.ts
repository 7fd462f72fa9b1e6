import type { EventRule, JsonSchema } from '../definition/model.js';
import { isRecord } from '../procedure/path.js';
import type { Procedure } from '../procedure/procedure.js';
import type { Issue } from '../procedure/validate.js';
import { validateData } from '../procedure/validate-data.js';
import { reasonIssues } from './reasons.js';

/** What is wrong with the data an event carries, whoever sends it: its own schema, and its reasons. */
export function dataIssues(procedure: Procedure, rule: EventRule, data: unknown): readonly Issue[] {
  const { data: schema } = rule;
  const shape = schema ? validateData(procedure, schema, ownData(rule, schema, data ?? {})) : [];
  return [...shape, ...reasonIssues(procedure, rule, data)];
}

/** A closed schema would refuse the reasons that the event must carry, though it never had to declare them. */
function ownData(rule: EventRule, schema: JsonSchema, data: unknown): unknown {
  const declared = isRecord(schema.properties) && Object.hasOwn(schema.properties, 'reasons');
  if (rule.reasons.length === 0 || declared || !isRecord(data)) return data;
  const { reasons: _, ...own } = data;
  return own;
}
