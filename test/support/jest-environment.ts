// Jest loads an environment outside its module system, where a package is not run from its sources.
// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- for the reason above
export { default } from '../../packages/host/src/jsdom/program-environment';
