import { admit } from './admit.js';
import { type DecodeFault, decode } from './decode.js';
import type { Diagnostic, Place } from './diagnostic.js';
import { type ParsedJson, parseJson } from './json-parser.js';
import type { Problem } from './json-problem.js';
import { type JsonNode, plainValue, spotAt } from './json-tree.js';
import { defaultLimits, type Limits } from './limits.js';
import { Lines } from './lines.js';
import { type Text, text } from './text.js';

/** A JSON file as its author wrote it: the value, everything wrong with its text, and where each part stands. */
export interface JsonDocument {
  readonly file: string;
  /** The text, without a byte order mark; what could be read of it when its encoding is broken. */
  readonly text: string;
  /**
   * The plain value, strings in NFC; a value that could not be read is a key holding `undefined`. Undefined when
   * nothing is usable: empty, too large, too deep, wrongly encoded, or brackets that do not match.
   */
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Where the value at a pointer stands, or the key that holds it; an object or list stands at its opening bracket.
   * What does not exist stands at the nearest thing around it: its key, or its opening bracket.
   */
  place(pointer: string, part?: 'key' | 'value'): Place;
  /** The keys of the object at a pointer in the order of the file; none for anything else. */
  keysOf(pointer: string): readonly string[];
}

/** Reads a file for its author: all problems at once, each once, with its place. */
export function readJson(
  input: string | Uint8Array,
  file: string,
  limits: Limits = defaultLimits,
): JsonDocument {
  const decoded = decode(input, limits);
  const { text } = decoded;
  const lines = lazy(() => new Lines(text));
  const span = (offset: number, length: number) => lines().place(file, offset, length);
  if (!decoded.ok) {
    const [code, message] = decodeFaults[decoded.fault](limits);
    const diagnostic = {
      code,
      severity: 'error' as const,
      place: span(decoded.offset, 0),
      pointer: '',
      message,
    };
    return documentOf({ file, text, value: undefined, diagnostics: [diagnostic] }, () => undefined, span);
  }
  const admitted = admit(text, limits);
  const parsed = lazy(() => parseJson(text));
  const diagnostics = admitted.ok ? [] : parsed().problems.map(problem => diagnosticOf(problem, span));
  const value = admitted.ok ? admitted.value : recovered(parsed());
  return documentOf({ file, text, value, diagnostics }, () => parsed().root, span);
}

type Spanner = (offset: number, length: number) => Place;

/** Places are sought only when someone asks: a file without findings is never parsed twice. */
function documentOf(
  read: Pick<JsonDocument, 'file' | 'text' | 'value' | 'diagnostics'>,
  root: () => JsonNode | undefined,
  span: Spanner,
): JsonDocument {
  return Object.freeze({
    ...read,
    diagnostics: Object.freeze(read.diagnostics.map(diagnostic => Object.freeze(diagnostic))),
    place(pointer: string, part: 'key' | 'value' = 'value') {
      const node = root();
      if (!node) return span(0, 0);
      const spot = spotAt(node, pointer);
      const at = spot.key && (part === 'key' || !spot.exact) ? spot.key : opening(spot.node);
      return span(at.offset, at.length);
    },
    keysOf(pointer: string) {
      const node = root();
      const spot = node && spotAt(node, pointer);
      return spot?.exact && spot.node.kind === 'object' ? spot.node.members.map(({ key }) => key) : [];
    },
  });
}

const opening = ({ kind, offset, length }: JsonNode) =>
  kind === 'object' || kind === 'array' ? { offset, length: 1 } : { offset, length };

const recovered = ({ root, balanced }: ParsedJson): unknown =>
  root && balanced ? plainValue(root) : undefined;

function diagnosticOf({ code, pointer, message, mend, offset, length }: Problem, span: Spanner): Diagnostic {
  const place = span(offset, length);
  return { code, severity: 'error', place, pointer, message, ...(mend ? { mend } : {}) };
}

function lazy<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const decodeFaults: Readonly<
  Record<DecodeFault, (limits: Limits) => readonly [code: string, message: Text]>
> = {
  'utf-16': () => [
    'encoding',
    text('Tệp ghi bằng UTF-16; hãy lưu lại bằng UTF-8', 'The file is UTF-16; save it as UTF-8'),
  ],
  'utf-8': () => [
    'encoding',
    text(
      'Từ chỗ này tệp không phải UTF-8; hãy lưu lại bằng UTF-8',
      'From here on the file is not UTF-8; save it as UTF-8',
    ),
  ],
  'too-large': ({ bytes }) => [
    'too-large',
    text(
      `Tệp lớn hơn ${bytes} byte nên không được đọc`,
      `The file has more than ${bytes} bytes and is not read`,
    ),
  ],
  'too-deep': ({ depth }) => [
    'too-deep',
    text(`Ngoặc lồng nhau quá ${depth} tầng ở đây`, `Brackets nest deeper than ${depth} levels here`),
  ],
};
