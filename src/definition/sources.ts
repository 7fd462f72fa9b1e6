import type { CalendarTable } from '../calendar/calendar-table.js';
import type { JsonSchema } from './model.js';

/** A registry as its file declares it (schemas/registry.schema.json). */
export interface RegistryFile {
  readonly name: string;
  readonly title: string;
  /** Each part of a key: a JSON Schema; `match: true` where the part confirms and does not identify. */
  readonly keys: Readonly<Record<string, JsonSchema>>;
  /** The combinations of parts it may be asked with. */
  readonly keySets: readonly (readonly string[])[];
  /** What it answers. Any property may carry `verified`, `sensitive`, `codes`. */
  readonly record: JsonSchema;
  /** Its records are papers: the fields that name the first and the last day one is valid. */
  readonly paper?: { readonly from?: string; readonly to?: string };
  readonly operations?: Readonly<Record<string, RegistryOperation>>;
  readonly [note: string]: unknown;
}

/** Something a registry does when called: what it takes and what it answers. */
export interface RegistryOperation {
  readonly title: string;
  readonly input?: JsonSchema;
  readonly answer?: JsonSchema;
}

/** One value of a code list; `from` and `to` are the local dates between which it may be chosen. */
export interface CodeValue {
  readonly code: string;
  readonly title: string;
  readonly en?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface CodeList {
  readonly name: string;
  readonly title: string;
  readonly values: readonly CodeValue[];
  readonly [note: string]: unknown;
}

/** What a definition may refer to, as plain data keyed by name. `thutuc/field` exports those of the field. */
export interface Sources {
  readonly registries: Readonly<Record<string, RegistryFile>>;
  /** `person` for `"$ref": "blocks/person.json"`. */
  readonly blocks: Readonly<Record<string, JsonSchema>>;
  readonly calendars: Readonly<Record<string, CalendarTable>>;
  readonly codes: Readonly<Record<string, CodeList>>;
}
