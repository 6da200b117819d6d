import { isAtLeast } from '../../phone/base-library';
import type { ApiTable, Options } from '../kit/api';
import { asyncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import { base64ToBytes } from '../kit/bytes';
import type { ApiContext } from '../kit/context';
import { textParameter } from '../kit/parameters';

const failure = (words: string) => new ApiFailure(words, undefined, { status: 'error' });
const unreachable = () => failure('A network error occurred.');

/** Who a font is fetched for (documentation: wx.loadFontFace): its server has to allow it. */
const origin = 'https://servicewechat.com';

async function fetchFont({ phone, app }: ApiContext, url: string): Promise<Uint8Array> {
  const isSafe = url.startsWith('https:');
  if (!isSafe && phone.settings.get().client === 'ios') throw unreachable();
  const timeout = app.networkTimeout.downloadFile;
  const answer = await phone.network.fetch({ url, method: 'GET', headers: { origin }, timeout });
  if (answer.kind !== 'answered' || answer.response.status !== 200) throw unreachable();
  const { headers, bodyBase64 } = answer.response;
  const allowed = headers['access-control-allow-origin'];
  if (allowed !== '*' && allowed !== origin) throw unreachable();
  return base64ToBytes(bodyBase64);
}

/** The font's bytes: from the network, or since 3.7.9 from the address itself. */
async function readFont(context: ApiContext, source: string): Promise<Uint8Array> {
  const url = /^url\((["']?)(.*)\1\)$/.exec(source.trim())?.[2] ?? source;
  if (/^https?:/.test(url)) return fetchFont(context, url);
  const base64 = /^data:[^,]*;base64,(.*)$/.exec(url)?.[1];
  const { baseLibrary } = context.phone.settings.get();
  if (base64 === undefined || !isAtLeast(baseLibrary, '3.7.9')) throw failure('source is invalid');
  try {
    return base64ToBytes(base64);
  } catch {
    throw failure('source is invalid');
  }
}

function descriptorsOf({ desc }: Options): FontFaceDescriptors {
  const { style, weight } = (desc ?? {}) as Options;
  return {
    ...(typeof style === 'string' && { style }),
    ...((typeof weight === 'string' || typeof weight === 'number') && { weight: String(weight) }),
  };
}

async function loadFontFace(context: ApiContext, options: Options) {
  const family = textParameter(options, 'family');
  const bytes = await readFont(context, textParameter(options, 'source'));
  if (typeof FontFace === 'undefined') {
    throw failure('fonts can only be loaded in a browser, not in this environment');
  }
  const face = new FontFace(family, bytes as Uint8Array<ArrayBuffer>, descriptorsOf(options));
  try {
    document.fonts.add(await face.load());
  } catch {
    throw failure('the font cannot be decoded');
  }
  return { status: 'loaded' };
}

/** Fonts (documentation: API / 界面 / 字体). */
export const fontApis = {
  loadFontFace: asyncApi(loadFontFace, { since: '2.1.0' }),
} satisfies ApiTable;
