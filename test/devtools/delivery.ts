/** What a preview or an upload needs besides the program, gathered before anything is sent. */
export interface Delivery {
  readonly appid: string;
  readonly version: string;
  readonly notes: string;
  readonly keyPath: string;
}

/** The files, the environment and the network that the questions below are put to. */
export interface Surroundings {
  /** The project's root, absolute. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The text of a file, or undefined when there is none. */
  readonly read: (path: string) => string | undefined;
  /** git's answer without the last line end, or undefined when it fails. */
  readonly git: (...args: readonly string[]) => string | undefined;
  /** Resolves whether a host name has an address. */
  readonly reachable: (host: string) => Promise<boolean>;
}

/** A delivery that may begin, or the one line that says why not and what to do. */
export type Preparation =
  | { readonly kind: 'ready'; readonly delivery: Delivery }
  | { readonly kind: 'refused'; readonly reason: string };

/** The appid of the example; it belongs to nobody. */
const exampleAppid = 'wx0123456789abcdef';

/** WeChat shows notes in a narrow list; more is cut off. */
const notesLimit = 200;

function field(text: string | undefined, name: string): string {
  const match = new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`, 'u').exec(text ?? '');
  return match?.[1] ?? '';
}

/** The subjects of the commits since the last tag, or the last commit's when nothing is tagged. */
export function releaseNotes(git: Surroundings['git']): string {
  const tag = git('describe', '--tags', '--abbrev=0');
  const subjects =
    tag === undefined
      ? git('log', '-1', '--format=%s')
      : git('log', '--format=%s', '--no-merges', `${tag}..HEAD`);
  const notes = (subjects ?? '').split('\n').filter(Boolean).join('; ') || (tag ?? '');
  return notes.length > notesLimit ? `${notes.slice(0, notesLimit - 1)}…` : notes;
}

/** Why this appid cannot be delivered to; empty when it may be. */
function appidFault(appid: string): string {
  if (appid === exampleAppid || appid === '')
    return 'No appid of your own: put it into project.private.config.json (see project.private.config.example.json).';
  return /^wx[\da-f]{16}$/u.test(appid)
    ? ''
    : `"${appid}" is no appid: it is wx and 16 hexadecimal digits; correct project.private.config.json.`;
}

/**
 * Answers every question that can fail before anything is sent: the appid, the upload key
 * (`WECHAT_UPLOAD_KEY`, else private.<appid>.key in the root), the network, in this order.
 */
export async function prepareDelivery(surroundings: Surroundings): Promise<Preparation> {
  const { root, env, read, git, reachable } = surroundings;
  const appid =
    field(read(`${root}/project.private.config.json`), 'appid') ||
    field(read(`${root}/project.config.json`), 'appid');
  const fault = appidFault(appid);
  if (fault !== '') return { kind: 'refused', reason: fault };

  const keyPath = env['WECHAT_UPLOAD_KEY'] ?? `${root}/private.${appid}.key`;
  const key = read(keyPath);
  if (key === undefined)
    return {
      kind: 'refused',
      reason: `No upload key at ${keyPath}: make one at mp.weixin.qq.com (开发管理 → 开发设置 → 小程序代码上传) and set WECHAT_UPLOAD_KEY to its path.`,
    };
  if (!/-----BEGIN (?:RSA )?PRIVATE KEY-----/u.test(key))
    return { kind: 'refused', reason: `${keyPath} is no private key in PEM form.` };
  if (!(await reachable('servicewechat.com')))
    return {
      kind: 'refused',
      reason: 'servicewechat.com cannot be found from here: check the network and its DNS.',
    };
  const version = field(read(`${root}/package.json`), 'version');
  return { kind: 'ready', delivery: { appid, version, notes: releaseNotes(git), keyPath } };
}

/** WeChat's own words out of miniprogram-ci's error, on one line, with what to do where it is known. */
export function explainRefusal(message: string): string {
  const said = /"errMsg"\s*:\s*"([^"]*)"/u.exec(message)?.[1] ?? message;
  const line = said.replace(/\s+/gu, ' ').trim();
  if (/invalid ip/iu.test(line))
    return `${line} — add this machine's address to the upload key's IP list (开发设置 → 小程序代码上传).`;
  return /appid|signature|private key|decrypt/iu.test(line)
    ? `${line} — the appid and the upload key must belong to the same mini program.`
    : line;
}
