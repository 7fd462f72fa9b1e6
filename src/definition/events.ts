import type { EventRule, Graph, JsonSchema } from './model.js';
import { below } from './path.js';
import { isRaw, type Raw, rawOf, textIn, textsOf } from './raw.js';

/** Every event the workflow handles or the definition declares, with who may send it. */
export function eventsOf(
  raw: Raw,
  graph: Graph,
  expand: (schema: JsonSchema) => JsonSchema,
): Readonly<Record<string, EventRule>> {
  const declared = rawOf(raw.events);
  const handled = graph.transitions.filter(({ kind }) => kind === 'on').map(({ name }) => name);
  const names = [...new Set([...Object.keys(declared), ...handled])];
  return Object.fromEntries(names.map(name => [name, eventOf(name, rawOf(declared[name]), graph, expand)]));
}

function eventOf(
  name: string,
  event: Raw,
  graph: Graph,
  expand: (schema: JsonSchema) => JsonSchema,
): EventRule {
  const title = textIn(event, 'title');
  const { edits } = event;
  const by = textsOf(event.by);
  return {
    name,
    by: by.length > 0 ? by : turnsOf(name, graph),
    notBy: textsOf(event.notBy),
    reasons: textsOf(event.reasons),
    ...(edits === 'asked' || edits === 'all' ? { edits } : {}),
    ...(isRaw(event.data) ? { data: expand(event.data) } : {}),
    ...(title ? { title } : {}),
    pointer: below('/events', name),
  };
}

/** Whose turn it is in the states that handle an event. */
function turnsOf(name: string, graph: Graph): readonly string[] {
  const sources = new Set(
    graph.transitions.filter(each => each.kind === 'on' && each.name === name).map(each => each.source),
  );
  const turns = graph.states
    .filter(({ id }) => sources.has(id))
    .flatMap(({ turn }) => (turn === undefined ? [] : [turn]));
  return [...new Set(turns)];
}
