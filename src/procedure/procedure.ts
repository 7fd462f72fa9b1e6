import type { CalendarTable } from '../calendar/calendar-table.js';
import { type WorkingCalendar, workingCalendar } from '../calendar/working-calendar.js';
import type { Definition } from '../definition/model.js';
import type { RegistryFile } from '../definition/sources.js';
import { type CompiledForm, compiledForm } from './compiled-form.js';
import { deepFreeze } from './deep-freeze.js';
import { interpret } from './interpret.js';
import type { MakeValidator } from './validate.js';

/** A compiled procedure as plain frozen JSON: what a store keeps under the pin, and `load` reads without a parser. */
export interface Artefact {
  readonly format: 1;
  readonly pin: string;
  readonly definition: Definition;
  /** The registries it asks, as they were when it was compiled. */
  readonly registries: Readonly<Record<string, RegistryFile>>;
  readonly calendar: CalendarTable;
}

/** A procedure ready to run. Deeply frozen; its closures read nothing but their arguments. */
export interface Procedure {
  readonly code: string;
  readonly version: string;
  readonly title: string;
  /** SHA-256 (hex) of the resolved definition with the schemas of its registries. */
  readonly pin: string;
  readonly definition: Definition;
  readonly artefact: Artefact;
  readonly form: CompiledForm;
  readonly calendar: WorkingCalendar;
  /** Compiles a plain schema into a validator; chosen by the door. */
  readonly validator: MakeValidator;
}

export interface LoadOptions {
  /** Builds validators; the interpreter, which needs no code generation, unless told. */
  readonly validator?: MakeValidator;
  /** A newer working calendar than the one compiled in: it moves no due instant that is set already. */
  readonly calendar?: CalendarTable;
}

/**
 * The Procedure of an artefact. The artefact must come from `compile`: it is not checked again.
 * @throws CalendarError on a broken calendar table
 */
export function load(artefact: Artefact, options: LoadOptions = {}): Procedure {
  const { definition, pin } = deepFreeze(artefact);
  const validator = options.validator ?? interpret;
  return Object.freeze({
    code: definition.code,
    version: definition.version,
    title: definition.title,
    pin,
    definition,
    artefact,
    form: compiledForm(artefact, validator),
    calendar: workingCalendar(options.calendar ?? artefact.calendar),
    validator,
  });
}
