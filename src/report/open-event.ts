import type { SealedEvent } from '../dossier/event.js';

/** An event's open half: all a measure may read. */
export type OpenEvent = Pick<SealedEvent, 'at' | 'type' | 'role' | 'state' | 'status' | 'facts'>;
