import { hex, utf8 } from '../value/bytes.js';
import { canonicalJson } from '../value/canonical.js';
import { sha256 } from '../value/sha256.js';
import type { Raw } from './raw.js';
import type { Sources } from './sources.js';

/**
 * SHA-256 (hex) of the canonical definition, blocks resolved, with the files of the registries it asks or calls:
 * what a dossier is pinned to when it is filed.
 */
export function pinOf(procedure: Raw, names: ReadonlySet<string>, sources: Sources): string {
  const used = [...names].filter(name => Object.hasOwn(sources.registries, name));
  const registries = Object.fromEntries(used.map(name => [name, sources.registries[name]]));
  return hex(sha256(utf8(canonicalJson({ procedure, registries }))));
}
