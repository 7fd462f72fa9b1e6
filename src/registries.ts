/**
 * @module Registries as an agency connects them: over HTTP, with an answer kept for a declared time. What is built here is
 * a `Registry` like any other and is handed to `dossiers`; nothing is global.
 */
export { type CacheCounts, type CachedRegistry, type CacheOptions, cached } from './registries/cached.js';
export { httpRegistry } from './registries/http.js';
export type { HttpRegistryOptions } from './registries/http-options.js';
export type { RegistryEvent, RegistryReason } from './registries/registry-event.js';
export type { WireAnswer } from './registries/wire-answer.js';
export type { WireField, WireFields } from './registries/wire-record.js';
