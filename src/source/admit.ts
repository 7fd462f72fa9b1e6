import { type DecodeFault, decode } from './decode.js';
import { parseJson } from './json-parser.js';
import { defaultLimits, type Limits } from './limits.js';
import { composed, isExact, isForbiddenKey, isWellFormed } from './sound-value.js';
import { type Text, text } from './text.js';

export type AdmitCode = DecodeFault | 'syntax' | 'duplicate-key' | 'forbidden-key' | 'ill-formed';

/** The first fault of an input. The message holds nothing of the input; `offset` counts UTF-16 units. */
export interface AdmitProblem {
  readonly code: AdmitCode;
  readonly message: Text;
  readonly offset: number;
}

export type Admitted =
  | { readonly ok: true; readonly text: string; readonly value: unknown }
  | { readonly ok: false; readonly problem: AdmitProblem };

/**
 * The one gate for JSON from outside: citizens, registries, adapters. Lets in strict UTF-8 JSON within its limits
 * (a byte order mark and CR LF are fine) and refuses what reads differently elsewhere: duplicate keys, keys with a
 * meaning to an engine below, half characters and NUL, numbers that would lose digits. Strings and keys of the
 * value are in NFC; `text` is as it came.
 */
export function admit(input: string | Uint8Array, limits: Limits = defaultLimits): Admitted {
  const decoded = decode(input, limits);
  if (!decoded.ok) return refused(decoded.fault, decoded.offset);
  const { text, colons } = decoded;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return firstProblem(text);
  }
  const gate = { keys: 0, sound: true };
  value = sound(value, gate);
  // Every colon outside strings is a key, so fewer keys than colons means some fell together.
  return gate.sound && gate.keys === colons ? { ok: true, text, value } : firstProblem(text);
}

/** The value with its strings composed, in place; counts its keys. */
function sound(value: unknown, gate: { keys: number; sound: boolean }): unknown {
  if (typeof value === 'string') {
    if (!isWellFormed(value)) gate.sound = false;
    return composed(value);
  }
  if (typeof value === 'number') {
    if (!isExact(value)) gate.sound = false;
    return value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) for (let at = 0; at < value.length; at++) value[at] = sound(value[at], gate);
  else soundMembers(value as Record<string, unknown>, gate);
  return value;
}

function soundMembers(object: Record<string, unknown>, gate: { keys: number; sound: boolean }): void {
  for (const key of Object.keys(object)) {
    gate.keys++;
    const name = composed(key);
    if (isForbiddenKey(name) || !isWellFormed(name) || (name !== key && Object.hasOwn(object, name))) {
      gate.sound = false;
      continue;
    }
    const member = sound(object[key], gate);
    if (name !== key) delete object[key];
    object[name] = member;
  }
}

/** The slow way, taken only when something is wrong: which fault comes first, and where. */
function firstProblem(source: string): Admitted {
  const [first] = parseJson(source, 1).problems;
  if (!first) return refused('syntax', 0);
  const { code, offset } = first;
  return refused(code === 'comment' || code === 'trailing-comma' ? 'syntax' : code, offset);
}

const refused = (code: AdmitCode, offset: number): Admitted =>
  Object.freeze({ ok: false, problem: Object.freeze({ code, message: messages[code], offset }) });

const messages: Readonly<Record<AdmitCode, Text>> = Object.freeze({
  'utf-16': text('Dữ liệu phải là UTF-8, không phải UTF-16', 'The data must be UTF-8, not UTF-16'),
  'utf-8': text('Dữ liệu không phải là UTF-8 hợp lệ', 'The data is not valid UTF-8'),
  'too-large': text('Dữ liệu quá lớn', 'The data is too large'),
  'too-deep': text('Dữ liệu lồng nhau quá nhiều tầng', 'The data nests too deeply'),
  syntax: text('Dữ liệu không đúng cú pháp JSON', 'The data is not valid JSON'),
  'duplicate-key': text('Một khóa xuất hiện hai lần', 'A key stands twice'),
  'forbidden-key': text('Dữ liệu có khóa không được phép', 'The data has a key that is not allowed'),
  'ill-formed': text(
    'Dữ liệu có ký tự hỏng hoặc số quá lớn',
    'The data has a broken character or a number too large',
  ),
});
