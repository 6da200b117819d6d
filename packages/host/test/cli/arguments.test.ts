import { readArguments } from '../../src/cli/arguments';
import { clientPortOf, goesToBackground } from '../../src/cli/asks-for-automation';

const project = { projectPath: '/p', resolve: {}, settings: {} };

const anOpen = { kind: 'open', notes: [] };

test('what automator.launch gives is understood, with its args before the command', () => {
  const words = ['--set', 'theme=dark', 'auto', '--project', '/p', '--auto-port', '9421'];
  expect(readArguments(words)).toStrictEqual({
    kind: 'auto',
    automationPort: 9421,
    detach: false,
    foreground: false,
    project: { ...project, settings: { theme: 'dark' } },
    notes: [],
  });
});

test('the syntax of older clients is understood too', () => {
  expect(readArguments(['--auto', '/p', '--auto-port', '9421'])).toMatchObject({
    kind: 'auto',
    automationPort: 9421,
    project,
  });
});

test('DevTools options without a meaning here are accepted with a note', () => {
  const words = ['auto', '--project', '/p', '--auto-account', 'lin', '--trust-project'];
  expect(readArguments(words)).toMatchObject({
    automationPort: 9420,
    notes: [
      '--auto-account means nothing to this host and is ignored.',
      '--trust-project means nothing to this host and is ignored.',
    ],
  });
});

test('own options are parsed: resolve, platform, port, browser, deadline, detach', () => {
  const words =
    'auto --project /p --resolve https://a=http://b --resolve https://c=http://d=1 --platform http://127.0.0.1:1/x --port 80 --browser /b --deadline 4000 --detach';
  expect(readArguments(words.split(' '))).toMatchObject({
    detach: true,
    project: {
      resolve: { 'https://a': 'http://b', 'https://c': 'http://d=1' },
      platform: 'http://127.0.0.1:1/x',
      port: 80,
      browserPath: '/b',
      deadline: 4000,
    },
  });
});

test.each([
  [['open', '--project', '/p'], { kind: 'open', project, notes: [] }],
  [['close', '--project', '/p'], { kind: 'close', projectPath: '/p' }],
  [['quit'], { kind: 'quit' }],
  [['build-npm', '--project', '/p'], { kind: 'build-npm', projectPath: '/p' }],
  [['islogin', '--port', '21992'], { kind: 'say', verb: 'islogin' }],
  [['login', '-f', 'base64', '-o', 'qr.png'], { kind: 'say', verb: 'login' }],
  [['--lang', 'zh', 'cache', '--clean', 'all'], { kind: 'say', verb: 'cache' }],
  [['preview', '--project', '/p', '--qr-output', 'terminal'], { kind: 'say', verb: 'preview' }],
  [
    ['open', '--project', 'preview'],
    { ...anOpen, project: { ...project, projectPath: 'preview' } },
  ],
  [['--close', 'login'], { kind: 'close', projectPath: 'login' }],
  [['--version'], { kind: 'version' }],
  [['auto', '--help'], { kind: 'help' }],
  [[], { kind: 'help' }],
])('%j is %j', (words, command) => {
  expect(readArguments(words)).toStrictEqual(command);
});

test.each([
  [['fly'], 'Unknown command "fly". See --help.'],
  [['auto', 'open'], 'One command at a time, not "auto open".'],
  [['auto'], 'auto needs a project: auto --project <folder with project.config.json>.'],
  [['auto', '--project', '/p', '--auto-port', 'x'], '--auto-port wants a port number, not "x".'],
  [['auto', '--project', '/p', '--auto-port', '70000'], '--auto-port wants a port number'],
  [['auto', '--project', '/p', '--set', 'theme'], '--set wants name=value, not "theme".'],
  [['auto', '--project', '/p', '--set', 'theme=blue'], '--set theme: '],
  [['auto', '--project', '/p', '--set', 'colour=blue'], 'colour'],
  [['auto', '--project', '/p', '--deadline', '0'], '--deadline wants a number of milliseconds'],
  [['auto', '--project', '/p', '--platform', 'x'], '--platform wants an address'],
  [['auto', '--wings'], "Unknown option '--wings'. See --help."],
])('%j is refused: %s', (words, message) => {
  expect(() => readArguments(words)).toThrow(message);
});

test.each([
  ['auto --project /p --auto-port 9421 --wings', 9421],
  ['--set thme=dark auto --project /p --auto-port=9422', 9422],
  ['--auto /p', 9420],
  ['auto --project /p --auto-port 70000', undefined],
  ['open --project /p', undefined],
])('whoever typed "%s" waits at port %j', (line, port) => {
  expect(clientPortOf(line.split(' '))).toBe(port);
});

test.each([
  ['auto --project p', true, true],
  ['auto --project p', false, false],
  ['auto --project p --detach', false, true],
  ['auto --project p --foreground', true, false],
  ['--auto p --auto-port 9421', true, true],
  ['auto --help', true, false],
  ['open --project auto', true, false],
  ['close --project p', true, false],
])('"%s", unheard: %p, goes to the background: %p', (line, unheard, expected) => {
  expect(goesToBackground(line.split(' '), () => unheard)).toBe(expected);
});
