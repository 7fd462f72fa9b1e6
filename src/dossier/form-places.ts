import type { Procedure } from '../procedure/procedure.js';

const known = new WeakMap<Procedure, ReadonlySet<string>>();

/** The places of a procedure a reason may point to: fields and groups of fields by pointer, documents by name. */
export function placesOf(procedure: Procedure): ReadonlySet<string> {
  const places = known.get(procedure) ?? read(procedure);
  known.set(procedure, places);
  return places;
}

function read({ definition }: Procedure): ReadonlySet<string> {
  const places = new Set(Object.keys(definition.documents));
  for (const { pointer } of definition.fields) {
    for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      places.add(pointer.slice(0, end));
    }
  }
  return places;
}
