import { privacyMessage, pushSignature } from 'wechat-simulator';

import { readUser, signInWithPhone } from '../../backend/actions';
import { insist } from '../../backend/expect';
import type { Rule } from '../../rule';
import { hindrance, targetOf } from './push-target';

const group = 'WeChat messages';

/** Messages that WeChat did not write. */
export const forgedMessageRules: readonly Rule[] = [
  {
    id: 'push-plain-ignored',
    group,
    title: 'A message that is not encrypted changes nothing: in safe mode WeChat sends none',
    hindrance,
    check: async (kit) => {
      const actor = await signInWithPhone(kit);
      const { appid } = kit.stage;
      const { openid } = actor.person;
      const { url, token } = targetOf(kit);
      const message = privacyMessage('user_authorization_revoke', { appid, openid, revokeInfo: 8 });
      const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), '77'];
      // `signature` is right, and says nothing about the body: whoever has seen one message knows it.
      const signature = pushSignature([token, timestamp, nonce]);
      for (const extras of [{}, { signature, timestamp, nonce }]) {
        const address = new URL(url);
        for (const [name, value] of Object.entries(extras)) address.searchParams.set(name, value);
        for (const body of [message, { ...message, Encrypt: '' }]) {
          const answer = await fetch(address, {
            ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
            body: JSON.stringify(body),
          });
          await answer.arrayBuffer();
        }
        const { phone } = await readUser(kit, actor);
        insist(
          phone !== null,
          `A message in the clear ${'signature' in extras ? 'with the signature of another one' : 'without a signature'} made the backend forget a number.`,
        );
      }
    },
  },
  {
    id: 'push-garbage',
    group,
    title: 'What is no message of WeChat’s is refused, and is no failure of yours (5xx)',
    hindrance,
    check: async (kit) => {
      for (const body of ['', 'null', '[]', '<xml/>', '{"Encrypt":7}', '{"Encrypt":"!!!"}']) {
        const answer = await fetch(targetOf(kit).url, {
          ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body },
        });
        await answer.arrayBuffer();
        insist(answer.status < 500, `${answer.status} to the message ${JSON.stringify(body)}.`);
      }
    },
  },
];
