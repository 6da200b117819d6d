export type DeliveryTask = 'preview' | 'upload';

/** What a preview or an upload needs besides the program, gathered before anything is sent. */
export interface Delivery {
  readonly appid: string;
  readonly version: string;
  readonly notes: string;
  readonly keyPath: string;
  /** Files that are changed and not committed; an upload has none. */
  readonly uncommitted: number;
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

function oneLine(text: string): string {
  const notes = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('; ');
  return notes.length > notesLimit ? `${notes.slice(0, notesLimit - 1)}…` : notes;
}

/** What the tag of an upload says, or for a preview what the last commit says. */
export function releaseNotes(
  task: DeliveryTask,
  version: string,
  git: Surroundings['git'],
): string {
  const text =
    task === 'upload'
      ? git('for-each-ref', '--format=%(contents)', `refs/tags/v${version}`)
      : git('log', '-1', '--format=%s');
  return oneLine(text ?? '');
}

/** Paths that differ from the last commit, new ones included; undefined outside a repository. */
function uncommittedPaths(git: Surroundings['git']): readonly string[] | undefined {
  return git('status', '--porcelain')
    ?.split('\n')
    .filter(Boolean)
    .map((line) => line.slice(3));
}

/** Why this state of the repository cannot be uploaded as `version`; empty when it can be. */
function repositoryFault(version: string, git: Surroundings['git']): string {
  const changed = uncommittedPaths(git);
  if (changed === undefined)
    return 'This folder is no git repository, so nobody could tell later what was uploaded: upload from a clone.';
  if (changed.length > 0)
    return `Not committed: ${changed[0] ?? ''}${changed.length > 1 ? ` and ${changed.length - 1} more` : ''}. Commit and tag, or use npm run preview.`;
  if (!/^\d+\.\d+\.\d+$/u.test(version))
    return `The version "${version}" in package.json is not of the form 1.2.3.`;
  const tag = `v${version}`;
  if ((git('tag', '--points-at', 'HEAD') ?? '').split('\n').includes(tag)) return '';
  return git('rev-parse', '--verify', '--quiet', `refs/tags/${tag}`) === undefined
    ? `There is no tag ${tag}, the version in package.json: git tag -a ${tag} -m "what is new", then upload.`
    : `The tag ${tag} is on another commit: check it out, or raise the version in package.json and tag.`;
}

/** Why this appid cannot be delivered to; empty when it may be. */
function appidFault(appid: string): string {
  if (appid === exampleAppid || appid === '')
    return 'No appid of your own: put it into project.private.config.json (see project.private.config.example.json).';
  return /^wx[\da-f]{16}$/u.test(appid)
    ? ''
    : `"${appid}" is no appid: it is wx and 16 hexadecimal digits; correct project.private.config.json.`;
}

/** Why this key cannot sign; empty when it may. */
function keyFault(keyPath: string, key: string | undefined): string {
  if (key === undefined)
    return `No upload key at ${keyPath}: make one at mp.weixin.qq.com (开发管理 → 开发设置 → 小程序代码上传) and set WECHAT_UPLOAD_KEY to its path.`;
  return /-----BEGIN (?:RSA )?PRIVATE KEY-----/u.test(key)
    ? ''
    : `${keyPath} is no private key in PEM form.`;
}

/**
 * Answers every question that can fail before anything is sent: the appid, for an upload the state of
 * the repository, the upload key (`WECHAT_UPLOAD_KEY`, else private.<appid>.key in the root), the
 * network, in this order.
 */
export async function prepareDelivery(
  task: DeliveryTask,
  surroundings: Surroundings,
): Promise<Preparation> {
  const { root, env, read, git, reachable } = surroundings;
  const appid =
    field(read(`${root}/project.private.config.json`), 'appid') ||
    field(read(`${root}/project.config.json`), 'appid');
  const version = field(read(`${root}/package.json`), 'version');
  const keyPath = env['WECHAT_UPLOAD_KEY'] ?? `${root}/private.${appid}.key`;
  const reason =
    appidFault(appid) ||
    (task === 'upload' ? repositoryFault(version, git) : '') ||
    keyFault(keyPath, read(keyPath));
  if (reason !== '') return { kind: 'refused', reason };
  if (!(await reachable('servicewechat.com')))
    return {
      kind: 'refused',
      reason: 'servicewechat.com cannot be found from here: check the network and its DNS.',
    };
  const delivery = {
    appid,
    version,
    notes: releaseNotes(task, version, git),
    keyPath,
    uncommitted: uncommittedPaths(git)?.length ?? 0,
  };
  return { kind: 'ready', delivery };
}

/** WeChat's own words in either form that miniprogram-ci gives them, or its whole message. */
function wordsOf(message: string): string {
  const json = /"errMsg"\s*:\s*"([^"]*)"/u.exec(message)?.[1];
  const plain = /errCode: (-?\d+); errMsg: (.*)$/su.exec(message);
  const said = plain ? `${plain[2] ?? ''} (errCode ${plain[1] ?? ''})` : (json ?? message);
  return said.replace(/\s+/gu, ' ').trim();
}

/** WeChat's own words out of miniprogram-ci's error, on one line, with what to do where it is known. */
export function explainRefusal(message: string): string {
  const line = wordsOf(message);
  if (/invalid ip/iu.test(line))
    return `${line} — add this machine's address to the upload key's IP list (开发设置 → 小程序代码上传).`;
  if (/\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH)\b/u.test(line))
    return `${line} — WeChat cannot be reached from here; nothing was sent.`;
  if (/\b(?:ECONNRESET|ETIMEDOUT|ESOCKETTIMEDOUT|socket hang up)\b/u.test(line))
    return `${line} — the connection broke; see 版本管理 at mp.weixin.qq.com before you try again.`;
  return /appid|signature|private key|decrypt/iu.test(line)
    ? `${line} — the appid and the upload key must belong to the same mini program.`
    : line;
}
