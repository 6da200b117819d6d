import { isAtLeast } from '../../phone/base-library';
import type { ApiTable, Options } from '../kit/api';
import { asyncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import { bytesToBase64, textToBytes } from '../kit/bytes';
import type { ApiContext } from '../kit/context';
import { confirmed } from '../kit/question';

/** What `scanType` asks for, by what the scanned code then is. */
const wanted = {
  QR_CODE: 'qrCode',
  WX_CODE: 'wxCode',
  CODE_128: 'barCode',
  DATA_MATRIX: 'datamatrix',
  PDF_417: 'pdf417',
} as const;

type Code = keyof typeof wanted;

const codes = Object.keys(wanted) as readonly Code[];

/** Documentation: bar codes and QR codes, of mini programs too, unless `scanType` says which. */
function codesFor({ phone }: ApiContext, { scanType }: Options): readonly Code[] {
  const hasTypes = isAtLeast(phone.settings.get().baseLibrary, '1.7.0');
  const types: readonly unknown[] =
    hasTypes && Array.isArray(scanType) ? scanType : ['barCode', 'qrCode', 'wxCode'];
  const scanned = codes.filter((code) => types.includes(wanted[code]));
  if (scanned.length === 0) throw new ApiFailure('parameter error: invalid scanType');
  return scanned;
}

/**
 * The person types what the code in front of the camera says, which is at first what the phone's setting
 * `scan` says. A mini program code carries the path of a page and no text.
 */
async function scanCode(context: ApiContext, options: Options) {
  const items = codesFor(context, options);
  const answer = await context.behind(() =>
    confirmed(context, ({ sheets }) => ({
      name: 'scan',
      title: sheets.scan,
      items: items.map((code) => ({ id: code, label: sheets.codes[code] })),
      fields: [{ id: 'text', label: sheets.scanText, value: context.phone.settings.get().scan }],
    })),
  );
  const { text = '' } = answer.texts;
  const [scanType] = answer.chosen;
  return {
    charSet: 'UTF-8',
    rawData: bytesToBase64(textToBytes(text)),
    result: scanType === 'WX_CODE' ? '' : text,
    scanType,
    ...(scanType === 'WX_CODE' && { path: text }),
  };
}

/** Scanning codes (documentation: API / 设备 / 扫码). */
export const scanApis = { scanCode: asyncApi(scanCode) } satisfies ApiTable;
