// Jest loads an environment outside its module system, where a package is not run from its sources.
export { default } from '../../packages/host/src/jsdom/program-environment';
