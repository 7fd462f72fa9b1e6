import type { CalendarTable } from '../calendar/calendar-table.js';
import { type WorkingCalendar, workingCalendar } from '../calendar/working-calendar.js';
import type { Definition } from '../definition/model.js';
import type { CodeList, RegistryFile } from '../definition/sources.js';
import { needsPictures } from '../expression/functions-picture.js';
import type { Pictures } from '../expression/pictured.js';
import { type CompiledForm, compiledForm } from './compiled-form.js';
import { deepFreeze } from './deep-freeze.js';
import { flatStepper } from './flat-step.js';
import { interpret } from './interpret.js';
import type { Stepper } from './stepper.js';
import type { MakeValidator } from './validate.js';

/** A compiled procedure as plain frozen JSON: what a store keeps under the pin, and `load` reads without a parser. */
export interface Artefact {
  readonly format: 1;
  readonly pin: string;
  readonly definition: Definition;
  /** The registries it asks, as they were when it was compiled. */
  readonly registries: Readonly<Record<string, RegistryFile>>;
  /** The code lists its form names, for their titles; absent in artefacts of before there were any. */
  readonly codes?: Readonly<Record<string, CodeList>>;
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
  /** Takes a step of the workflow; chosen by the door. */
  readonly stepper: Stepper;
  /** How numbers and instants are written and read by pictures, when the door has it. */
  readonly pictures: Pictures | undefined;
}

export interface LoadOptions {
  /** Builds validators; the interpreter, which needs no code generation, unless told. */
  readonly validator?: MakeValidator;
  /** Takes steps of the workflow; the walk over the flat graph, which needs no engine, unless told. */
  readonly stepper?: Stepper;
  /** What `$formatNumber`, `$fromMillis` and the like need: `pictures` of `thutuc/pictures`. Node's door has it. */
  readonly pictures?: Pictures;
  /** A newer working calendar than the one compiled in: it moves no due instant that is set already. */
  readonly calendar?: CalendarTable;
}

/**
 * The Procedure of an artefact. The artefact must come from `compile`: it is not checked again.
 * @throws CalendarError on a broken calendar table
 * @throws TypeError when an expression needs pictures and there are none
 */
export function load(artefact: Artefact, options: LoadOptions = {}): Procedure {
  const { definition, pin } = deepFreeze(artefact);
  if (!options.pictures) demandNoPictures(definition);
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
    stepper: options.stepper ?? flatStepper,
    pictures: options.pictures,
  });
}

/** A page without pictures must hear of it when the procedure is loaded, and not by a field that stays empty. */
function demandNoPictures(definition: Definition): void {
  const open: unknown[] = [definition];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    const { args, of, ...call } = node as { kind?: unknown; name?: unknown; args?: unknown; of?: unknown };
    // The last call of a lambda names its function in a node of its own.
    const { kind, name }: typeof call = call.kind === 'apply' ? Object(of) : call;
    const given = Array.isArray(args) ? args.length : 0;
    if ((kind === 'call' || kind === 'function') && typeof name === 'string' && needsPictures(name, given))
      throw new TypeError(`$${name} needs pictures: load(artefact, { pictures }) with thutuc/pictures`);
    open.push(...Object.values(node));
  }
}
