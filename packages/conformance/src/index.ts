/** Holds a backend to the contract. */
export { readContract } from './contract/contract';
export { rules } from './rules/rules';
