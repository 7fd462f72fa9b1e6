/**
 * @module Numbers and instants by pictures, for a door without them: `load(artefact, { pictures })`. Node's door has
 * them.
 */
export type { Pictures } from './expression/pictured.js';
export { pictures } from './expression/pictures.js';
