// @ts-check
import { hostSource } from './packages.mjs';
import { createRoom } from './room.mjs';

/**
 * The rooms of the host (docs/architecture.md): what each may import, and why nothing else.
 *
 * @type {Readonly<Record<string, { knows: readonly string[], reason: string }>>}
 */
const rooms = {
  server: {
    knows: ['browser', 'desk', 'link', 'phone', 'platform', 'project', 'transport'],
    reason: 'The server hands out what runs in the page and does not run it.',
  },
  jsdom: {
    knows: ['api', 'components', 'page', 'phone', 'platform', 'project', 'runtime'],
    reason: 'Under jsdom there is no server, no browser and no automation.',
  },
  cli: { knows: ['phone', 'platform'], reason: 'The command line reads settings.' },
  desk: { knows: ['page', 'phone'], reason: 'The desk stands around the page of the phone.' },
  page: {
    knows: [
      'api',
      'automation',
      'components',
      'link',
      'phone',
      'platform',
      'project',
      'runtime',
      'transport',
    ],
    reason: 'What is in the page reaches the server through the link.',
  },
  automation: {
    knows: ['phone', 'runtime', 'transport'],
    reason: 'Automation drives the runtime and knows nothing beside it.',
  },
  runtime: {
    knows: ['api', 'components', 'phone', 'project'],
    reason: 'The runtime does not know that it is automated; it emits events.',
  },
  components: {
    knows: ['phone', 'platform'],
    reason: 'Built-ins and APIs know the phone and the shape of a program, not who runs them.',
  },
  api: {
    knows: ['phone', 'project/kit/program-bundle', 'project/style/rpx'],
    reason: 'Built-ins and APIs know the phone and the shape of a program, not who runs them.',
  },
  link: {
    knows: ['phone', 'platform', 'project'],
    reason: 'The link knows what it carries, not its two ends.',
  },
  phone: {
    knows: ['platform'],
    reason: 'The simulated phone is the lowest layer: it knows nobody above it.',
  },
  browser: { knows: [], reason: 'It starts Chromium for anybody.' },
  platform: { knows: [], reason: 'The interface to the platform knows nobody.' },
  project: { knows: [], reason: 'A project is read and built, whoever runs it.' },
  transport: { knows: [], reason: 'Frames are carried, whatever is in them.' },
};

/** The rooms of the host, each after the room it lies in. */
export const hostRooms = Object.entries(rooms).map(([name, { knows, reason }]) => {
  const others = Object.keys(rooms).filter((room) => room !== name && !knows.includes(room));
  const refused = others.map((room) => {
    const files = knows.filter((path) => path.startsWith(`${room}/`));
    return files.length === 0 ? `${room}/` : `(?!(${files.join('|')})$)${room}/`;
  });
  return createRoom({
    files: [`packages/host/src/${name}/**/*.ts`],
    inside: hostSource,
    imports: [{ from: `^(\\.\\.?/)+(${refused.join('|')})`, reason }],
  });
});
