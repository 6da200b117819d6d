/** Checks a backend against the contract. */
export { readContract } from './contract/contract';
export { rules } from './rules/rules';
