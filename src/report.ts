/** @module The log read back: what one dossier took, and the criteria of the Decision over many. */
export { type DossierMeasures, measure } from './report/measure.js';
export { type Report, report } from './report/report.js';
