import type { BackendConfig, ProgramConfig } from './models/config';

const backend = (baseUrl: string): BackendConfig => ({
  transport: 'https',
  baseUrl,
  pathPrefix: '/v1',
  headers: {},
  timeoutMs: 10_000,
});

/**
 * The only file an adopter must edit.
 *
 * WeChat's code review runs the `develop` version on a phone. A backend on this computer would fail
 * there, so it is used in `develop` only inside DevTools and the host (`devtools` below); on a phone
 * `develop` takes its own address. Addresses under example.com are refused before any request is
 * sent: replace them.
 */
export const config: ProgramConfig = {
  backend: {
    devtools: backend('http://127.0.0.1:8787'),
    develop: backend('https://api.example.com'),
    trial: backend('https://api.example.com'),
    release: backend('https://api.example.com'),
  },
  phone: {
    methods: ['quick', 'realtime', 'manual'],
    quotaPauseMs: 6 * 60 * 60 * 1000,
    preferApi: false,
  },
  developer: 'devtools',
  avatar: { crop: false, maxWidth: 1080 },
};
