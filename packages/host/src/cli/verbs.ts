/** What a verb of DevTools' cli does here that has nothing to do: it says so. */
export interface Said {
  readonly lines: readonly string[];
  /** Exit code: 1 where a script that goes on would believe in something that did not happen. */
  readonly code: 0 | 1;
}

const nothingSent =
  'only WeChat DevTools and miniprogram-ci can reach WeChat’s servers; nothing was built and nothing was sent.';

/** Verbs that scripts for DevTools call, and that need an account, a server or a window. */
export const saidVerbs = {
  islogin: {
    lines: ['{"login":false}', 'Nobody logs in to this host: all that it does works without.'],
    code: 0,
  },
  login: {
    lines: ['Nobody logs in to this host: all that it does works without. Nothing was done.'],
    code: 0,
  },
  preview: { lines: [`preview: ${nothingSent}`], code: 0 },
  'auto-preview': { lines: [`auto-preview: ${nothingSent}`], code: 0 },
  upload: { lines: [`upload: ${nothingSent}`], code: 1 },
  cache: {
    lines: ['cache: what a program stores ends with its host, so there is nothing to clean.'],
    code: 0,
  },
  'reset-fileutils': {
    lines: ['reset-fileutils: files are watched anew by every host. Nothing was done.'],
    code: 0,
  },
} as const satisfies Readonly<Record<string, Said>>;

export type SaidVerb = keyof typeof saidVerbs;

export const isSaidVerb = (word: string): word is SaidVerb => Object.hasOwn(saidVerbs, word);
