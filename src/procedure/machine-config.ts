import type { JsonSchema } from '../definition/model.js';
import { isRecord } from './path.js';

/** Marks laid into a machine so that a step tells what it did. No action of a definition can have these names. */
export const marks = { enter: '@enter', leave: '@leave', take: '@take' } as const;

/** The event a deadline's end is sent as. No event of a definition can have a blank in its name. */
export const deadlineEvent = (deadline: string): string => `after ${deadline}`;

type Config = { readonly [key: string]: unknown };

/**
 * The workflow as XState runs it here: a named `after` becomes an event of ours, because due instants live in the
 * log and not in a timer of XState's, and every state and transition is marked.
 */
export const machineConfig = (workflow: JsonSchema): Config => ({
  ...node(workflow, ''),
  options: { maxIterations: 1000 },
});

function node(config: Config, id: string): Config {
  const { on, after, always, onDone, states, entry, exit, meta: _, $comment: __, ...rest } = config;
  const enter = { type: marks.enter, params: { id } };
  const leave = { type: marks.leave, params: { id } };
  // At the end XState leaves the last state too; a dossier stays there.
  const leaves = id !== '' && !(rest.type === 'final' && !id.includes('.'));
  return {
    ...rest,
    entry: [...(id === '' ? [] : [enter]), ...actionsOf(entry)],
    exit: [...actionsOf(exit), ...(leaves ? [leave] : [])],
    on: { ...branchesByName(on, name => name), ...branchesByName(after, deadlineEvent) },
    ...(always === undefined ? {} : { always: branches(always) }),
    ...(onDone === undefined ? {} : { onDone: branches(onDone) }),
    ...(isRecord(states) ? { states: statesOf(states, id) } : {}),
  };
}

const statesOf = (states: Config, id: string): Config =>
  Object.fromEntries(
    Object.entries(states).map(([key, child]) => {
      const inner = child as Config;
      return [key, inner.type === 'history' ? inner : node(inner, id === '' ? key : `${id}.${key}`)];
    }),
  );

const branchesByName = (on: unknown, nameOf: (name: string) => string): Config =>
  Object.fromEntries(Object.entries((on ?? {}) as Config).map(([name, to]) => [nameOf(name), branches(to)]));

/** `"b"`, `{ … }` or a list of them, as a list of marked branches. */
function branches(to: unknown): readonly Config[] {
  const list = Array.isArray(to) && to.some(each => typeof each !== 'string') ? to : [to];
  return list.map(each => {
    const branch: Config = isRecord(each) ? each : { target: each };
    return { ...branch, actions: [marks.take, ...actionsOf(branch.actions)] };
  });
}

/** An action or a list of them, each by its name. */
function actionsOf(actions: unknown): readonly unknown[] {
  if (actions === undefined) return [];
  return Array.isArray(actions) ? actions : [actions];
}
