import type { GrantedScopes } from '../../src/phone/permissions';
import { createPermissions } from '../../src/phone/permissions';
import { createSurfaces } from '../../src/phone/surfaces';

test('answers are told as they are given, and a cold start remembers them', async () => {
  const surfaces = createSurfaces();
  const saved: GrantedScopes[] = [];
  const first = createPermissions({
    surfaces,
    programName: 'Sample',
    save: (granted) => saved.push(granted),
  });
  const asked = first.request('scope.camera');
  surfaces.top('permission')?.answer(false);
  expect(await asked).toBe('denied');
  first.set('scope.record', true);
  expect(saved).toStrictEqual([
    { 'scope.camera': false },
    { 'scope.camera': false, 'scope.record': true },
  ]);
  const next = createPermissions({ surfaces, programName: 'Sample', kept: saved[1] ?? {} });
  expect(await next.request('scope.camera')).toBe('denied');
  expect(await next.request('scope.record')).toBe('allowed');
  expect(surfaces.list()).toStrictEqual([]);
});

test('deleting the program forgets every answer', async () => {
  const surfaces = createSurfaces();
  const saved: GrantedScopes[] = [];
  const permissions = createPermissions({
    surfaces,
    programName: 'Sample',
    kept: { 'scope.camera': true },
    save: (granted) => saved.push(granted),
  });
  permissions.clear();
  expect(saved).toStrictEqual([{}]);
  const asked = permissions.request('scope.camera');
  surfaces.top('permission')?.answer(true);
  expect(await asked).toBe('allowed');
});

test.each([
  ['confirm', 'allowed'],
  ['cancel', 'denied'],
] as const)('where sheets are set to %s nobody is asked', async (chooser, decision) => {
  const surfaces = createSurfaces();
  const sheets = () => chooser;
  const permissions = createPermissions({ surfaces, programName: 'Sample', sheets });
  expect(await permissions.request('scope.camera')).toBe(decision);
  expect(surfaces.list()).toStrictEqual([]);
});
