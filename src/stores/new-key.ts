/** Makes the 32-byte key of a new dossier. A test or a rehearsal derives it from its seed and the dossier's id. */
export type NewKey = (dossier: string) => Uint8Array;

/** A key from the host's secure randomness. */
export const randomKey: NewKey = () => globalThis.crypto.getRandomValues(new Uint8Array(32));
