import type { FiledScope } from './filed-scope.js';
import type { Procedure } from './procedure.js';
import type { Issue } from './validate.js';
import { validateData } from './validate-data.js';

/** A result as it is issued. */
export interface BuiltResult {
  readonly name: string;
  /** Code in the national list of results. */
  readonly code: string;
  readonly title: string;
  /** Where it is kept besides, as the definition names it. */
  readonly into: string | undefined;
  readonly payload: unknown;
  /** What keeps the payload from meeting the result's schema; empty when it does. */
  readonly issues: readonly Issue[];
}

/** Builds the payload of a result and checks it. @throws Error when the procedure has no such result */
export function buildResult(procedure: Procedure, name: string, scope: FiledScope): BuiltResult {
  const result = procedure.definition.results[name];
  if (!result) throw new Error(`procedure ${procedure.code} has no result ${name}`);
  const payload = result.from && scope.evaluate(result.from);
  const issues = result.schema ? validateData(procedure, result.schema, payload ?? null) : [];
  return { name, code: result.code, title: result.title, into: result.into, payload, issues };
}
