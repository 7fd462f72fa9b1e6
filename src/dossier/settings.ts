import type { JsonSchema } from '../definition/model.js';
import { isRecord } from '../procedure/path.js';
import type { Procedure } from '../procedure/procedure.js';
import { validateData } from '../procedure/validate-data.js';
import { text } from '../source/text.js';
import { ConfigurationError } from './errors.js';
import { plainJson } from './plain-json.js';
import type { DossiersOptions } from './runtime-options.js';

/**
 * The declared settings as the agency hands them in, to be kept in a new dossier. Whatever is not declared is left
 * behind: no expression reads it.
 * @throws ConfigurationError naming the setting that is missing or not of its declared kind: without it a fee would
 * vanish in silence
 */
export function settingsFor({ settings }: DossiersOptions, procedure: Procedure): Record<string, unknown> {
  const declared = Object.entries(procedure.definition.settings);
  if (declared.length === 0) return {};
  const given: unknown = settings?.(procedure);
  const names = declared.map(([name]) => name);
  const copy = isRecord(given) ? plainJson(given, undefined, names)?.value : {};
  const values = isRecord(copy) ? copy : {};
  for (const [name, schema] of declared) {
    if (!Object.hasOwn(values, name)) throw missing(procedure, name);
    const [issue] = validateData(procedure, kindOf(schema), values[name]);
    if (issue) throw unfit(procedure, name, issue.code);
  }
  return { ...values };
}

const kinds = new WeakMap<JsonSchema, JsonSchema>();

/** A setting's schema without who sets it and on which basis; one object each, as validators are kept by it. */
function kindOf(setting: JsonSchema): JsonSchema {
  const { setBy: _, basis: __, ...schema } = setting;
  const kind = kinds.get(setting) ?? schema;
  kinds.set(setting, kind);
  return kind;
}

const missing = ({ code }: Procedure, name: string): ConfigurationError =>
  new ConfigurationError(
    `settings.${name}`,
    text(
      `Thủ tục ${code} cần tham số địa phương "${name}" mà "settings" không cho; hãy khai giá trị rồi mở lại hồ sơ.`,
      `Procedure ${code} needs the setting "${name}" and "settings" does not give it; hand in its value and open again.`,
    ),
  );

const unfit = ({ code }: Procedure, name: string, keyword: string): ConfigurationError =>
  new ConfigurationError(
    `settings.${name}`,
    text(
      `Giá trị của tham số "${name}" không đúng khai báo của thủ tục ${code} ("${keyword}").`,
      `The value of the setting "${name}" is not what procedure ${code} declares ("${keyword}").`,
    ),
  );
