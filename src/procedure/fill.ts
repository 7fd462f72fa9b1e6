import { correctionsOf } from './corrections.js';
import type { Draft, FiledContext, FormContext } from './draft.js';
import type { FieldCheck } from './field-check.js';
import type { FailedAssertion, FieldSource, Filled } from './filled.js';
import type { FormPlan } from './form-plan.js';
import { evaluate, type Names, type Pass } from './pass.js';
import type { Procedure } from './procedure.js';
import { flatFields, rowConflicts, rowValues } from './rows-found.js';
import { enterRow, leaveRows } from './rows-step.js';

/**
 * Fills a form: one pass over the definition's order, each node after what it reads. Pure and synchronous; what
 * only a registry knows is asked for in `asks` and comes back in the draft.
 */
export function fill(procedure: Procedure, draft: Draft, context: FormContext): Filled {
  const pass = passOf(procedure, draft, context);
  for (const node of procedure.form.plan.nodes) if (!node.filed) node.step(pass);
  return filledOf(procedure, pass);
}

/** Steps all expressions of one pass may take together: ten times what one may. */
const FUEL = 1_000_000;

const none: readonly never[] = Object.freeze([]);

/** An empty pass: every name is there from the start, so that the objects keep one shape. */
export function passOf(
  { definition, form, pictures }: Procedure,
  draft: Draft,
  context: FormContext,
  filed?: FiledContext,
): Pass {
  const root: Record<string, unknown> = {};
  const missing: string[] = [];
  const names = namesOf(root, missing, context, filed);
  return {
    draft,
    names,
    context: {
      names,
      now: Date.parse(context.now),
      today: filed?.filedOn ?? context.today,
      tank: { left: FUEL },
      pictures,
    },
    form: root,
    fields: new Array(definition.fields.length),
    lists: [],
    conflicts: [],
    row: undefined,
    visible: new Array(form.plan.conditions),
    answers: {},
    receipts: {},
    asks: [],
    guards: {},
    papers: {},
    documents: {},
    missing,
    fees: {},
    stopped: [],
    faults: [],
    paid: filed?.paid ?? [],
  };
}

function namesOf(
  form: Names,
  missing: readonly string[],
  context: FormContext,
  filed: FiledContext | undefined,
): Names {
  return {
    form,
    applicant: context.applicant,
    onBehalfOf: context.onBehalfOf,
    channel: context.channel,
    today: filed?.filedOn ?? context.today,
    settings: context.settings,
    lookups: {},
    documents: {},
    fees: {},
    missing,
    events: filed?.events,
  };
}

/** What a pass has found, in the order of the definition. */
export function filledOf({ definition, form: { checks, plan } }: Procedure, pass: Pass): Filled {
  const listed = plan.lists.some(each => each !== undefined);
  return {
    form: plan.assemble(
      index => rowValues(plan.lists[index], pass.lists[index]) ?? pass.fields[index]?.value,
    ),
    fields: listed ? flatFields(definition, pass) : pass.fields,
    rows: listed ? pass.lists.flatMap(each => each?.list ?? []) : none,
    conflicts: listed ? [...pass.conflicts, ...rowConflicts(pass)] : pass.conflicts,
    asks: pass.asks,
    consents: Object.entries(definition.consents ?? none).map(([purpose, title]) => ({
      purpose,
      title,
      given: pass.draft.consents?.includes(purpose) === true,
    })),
    guards: pass.guards,
    documents: Object.keys(definition.documents).flatMap(name => pass.documents[name]!),
    missing: pass.missing,
    fees: pass.fees,
    stopped: pass.stopped,
    corrections: correctionsOf(pass),
    failed: failedAssertions(checks, plan, pass),
    faults: pass.faults,
  };
}

/** Assertions are looked at once everything is known; one whose field is empty is not looked at. */
function failedAssertions(
  checks: readonly FieldCheck[],
  { lists }: FormPlan,
  pass: Pass,
): readonly FailedAssertion[] {
  const failed: FailedAssertion[] = [];
  for (let index = 0; index < checks.length; index++) {
    const check = checks[index]!;
    const rows = pass.lists[index];
    if (!rows) {
      judge(check, pass, pass.fields[index], failed);
      continue;
    }
    if (rows.passes.length > 0) judge(check, pass, { pointer: check.field.pointer, value: true }, failed);
    for (const row of rows.passes) {
      enterRow(lists[index]!, row);
      for (const [at, inner] of check.rows.entries()) judge(inner, row, row.fields[at], failed);
    }
    leaveRows(lists[index]!, pass);
  }
  return failed;
}

/** Only what is typed is held to the codes of the day: what a registry says stands as it was recorded. */
function judge(
  { asserts, inUse }: FieldCheck,
  pass: Pass,
  state: { readonly pointer: string; readonly value: unknown; readonly source?: FieldSource } | undefined,
  failed: FailedAssertion[],
): void {
  if (state?.value === undefined) return;
  const { today } = pass.context;
  const at = state.source === 'typed' && today !== undefined ? inUse?.not(state.value, today) : undefined;
  if (at !== undefined) failed.push({ code: 'codes', pointer: state.pointer + at, message: inUse!.message });
  for (const { that, message } of asserts) {
    if (evaluate(pass, that) === false) failed.push({ pointer: state.pointer, message });
  }
}
