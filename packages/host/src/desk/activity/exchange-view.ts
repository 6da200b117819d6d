import { element } from '../../page/element';
import type { Exchange } from '../desk-api';
import type { Words } from '../words';
import { copyButton } from './clipboard-button';
import { maskedBody, maskedHeader } from './mask';

type Body = NonNullable<Exchange['received']>['body'];

/** What a request sent and got: headers and bodies, secrets masked. */
export function drawExchange({ sent, received }: Exchange, words: Words): HTMLElement {
  return element(
    'div',
    { class: 'exchange' },
    half(words.request, sent.headers, sent.body, words),
    received === undefined
      ? element('p', { class: 'hint' }, words.noResponse)
      : half(words.response, received.headers, received.body, words),
  );
}

function half(
  title: string,
  headers: Readonly<Record<string, string>>,
  body: Body | undefined,
  words: Words,
): HTMLElement {
  const lines = Object.entries(headers).map(
    ([name, value]) => [name, maskedHeader(name, value)] as const,
  );
  const text = bodyText(body, words);
  const whole = () =>
    [...lines.map(([name, value]) => `${name}: ${value}`), '', text ?? ''].join('\n');
  return element(
    'section',
    { 'aria-label': title },
    element('header', {}, element('h2', {}, title), copyButton(words, title, whole)),
    element(
      'dl',
      {},
      ...lines.flatMap(([name, value]) => [
        element('dt', { data: { header: name.toLowerCase() } }, name),
        element('dd', {}, value),
      ]),
    ),
    text === undefined
      ? element('p', { class: 'hint' }, words.noBody)
      : element('pre', { tabindex: 0, 'aria-label': title }, text),
    body !== undefined &&
      bytesOf(body).length < body.size &&
      element(
        'p',
        { class: 'hint' },
        words.cut(words.bytes(bytesOf(body).length), words.bytes(body.size)),
      ),
  );
}

const bytesOf = ({ base64 }: Body) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

function bodyText(body: Body | undefined, words: Words): string | undefined {
  if (body === undefined || body.size === 0) return undefined;
  const bytes = bytesOf(body);
  try {
    // What is cut off may end inside a character.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, {
      stream: bytes.length < body.size,
    });
    return maskedBody(pretty(text));
  } catch {
    return words.binary(words.bytes(body.size));
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
