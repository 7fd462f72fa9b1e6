/**
 * @module What a demonstration or a test runs on: a store and keys that end with the process, and registries that are
 * files of sample records.
 */
export { type RecordsFile, recordsRegistry } from './registries/records.js';
export { memoryStore } from './stores/memory.js';
export { memoryKeys } from './stores/memory-keys.js';
