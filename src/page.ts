/**
 * @module What a page uses that fills in and checks a form compiled elsewhere. No export of the package: the build
 * makes chunks by what its entries share, and this one keeps the checker out of the page's, so that a bundler can
 * leave it behind.
 */
import { loadWith } from './door-load.js';

export { fill } from './procedure/fill.js';
export { validateForm } from './procedure/validate-form.js';
export const load = /* @__PURE__ */ loadWith({});
