import { nameOf } from '../procedure/per-row.js';
import type { Procedure } from '../procedure/procedure.js';
import { withoutRow } from '../procedure/row-places.js';

const known = new WeakMap<Procedure, ReadonlySet<string>>();

/**
 * Whether a reason may point there: fields and groups of fields by pointer, a row of a list and what is in it by its
 * place in the form's data, documents by name and those of a row by its place too.
 */
export function isPlace(procedure: Procedure, place: string): boolean {
  const places = known.get(procedure) ?? read(procedure);
  known.set(procedure, places);
  const numbered = place.startsWith('/') ? /\/(?:0|[1-9]\d{0,3})(?=\/|$)/ : /^\w+\/(?:0|[1-9]\d{0,3})$/;
  return places.has(place) || (numbered.test(place) && places.has(withoutNumber(procedure, place)));
}

const withoutNumber = (procedure: Procedure, place: string): string =>
  place.startsWith('/') ? withoutRow(procedure, place) : `${nameOf(place)}/*`;

function read({ definition }: Procedure): ReadonlySet<string> {
  const places = new Set(Object.keys(definition.documents));
  for (const { name, each } of Object.values(definition.documents))
    if (each !== undefined) places.add(`${name}/*`);
  for (const { pointer } of definition.fields.flatMap(field => [field, ...(field.rows?.fields ?? [])])) {
    for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      places.add(pointer.slice(0, end));
    }
  }
  return places;
}
