export { keysContract } from './testing/keys-contract.js';
export { type RegistrySubject, registryContract } from './testing/registry-contract.js';
export { storeContract } from './testing/store-contract.js';
