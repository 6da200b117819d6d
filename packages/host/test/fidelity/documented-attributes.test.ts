/** @jest-environment jsdom */
import { builtIns } from '../../src/components/index';
import { documentedAttributes } from './documented-attributes';

const camelCase = (name: string) =>
  name.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());

test.each(Object.entries(documentedAttributes))(
  '<%s> takes every documented attribute',
  (tag, attributes) => {
    const properties = builtIns.find((builtIn) => builtIn.tag === tag)?.properties ?? {};
    const missing = attributes.split(/\s+/).filter((name) => !(camelCase(name) in properties));
    expect(missing).toStrictEqual([]);
  },
);
