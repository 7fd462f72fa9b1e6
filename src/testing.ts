export { keysContract } from './testing/keys-contract.js';
export { storeContract } from './testing/store-contract.js';
