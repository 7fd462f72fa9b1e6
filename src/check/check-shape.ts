import type { JsonSchema } from '../definition/model.js';
import { shapeOf } from '../definition/shape.js';
import type { Diagnostic } from '../source/diagnostic.js';
import type { JsonDocument } from '../source/json.js';
import { listedFindings } from './listed-findings.js';

/** Checks a file that stands beside a definition: its text, and its shape by one of our schemas. */
export const checkShape = (document: JsonDocument, schema: JsonSchema): readonly Diagnostic[] =>
  listedFindings([
    ...document.diagnostics,
    ...(document.value === undefined ? [] : shapeOf(document, schema)),
  ]);
