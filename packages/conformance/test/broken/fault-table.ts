import type { BrokenBackend } from './broken-backend';
import { forgetful } from './forgetful';
import { httpManners } from './http-manners';
import { keepers } from './keepers';
import { oddRequests } from './odd-requests';
import { peopleMixers } from './people-mixers';
import { numberManners } from './phones/number-manners';
import { smsManners } from './phones/sms-manners';
import { pictureManners } from './picture-manners';
import { pushManners } from './push-manners';
import { racers } from './racers';
import { rememberers } from './rememberers';
import { repeaters } from './repeaters';
import { talkative } from './talkative';
import { textAndSms } from './text-and-sms';
import { wechatManners } from './wechat-manners';
import { wechatWords } from './wechat-words';

/** Every planted fault, by what it is about. */
export const planted: readonly (readonly [string, readonly BrokenBackend[]])[] = [
  ['Codes and keys', forgetful],
  ['Repetitions', repeaters],
  ['Whose a number is', numberManners],
  ['People taken for one another', peopleMixers],
  ['Two things at once', racers],
  ['What was taken back, and restarts', rememberers],
  ['WeChat', wechatManners],
  ['What WeChat says', wechatWords],
  ['What should be forgotten or refused', keepers],
  ['Nicknames and SMS', textAndSms],
  ['Messages', smsManners],
  ['Pictures', pictureManners],
  ['HTTP', httpManners],
  ['Odd requests', oddRequests],
  ['What answers say', talkative],
  ['WeChat’s messages', pushManners],
];

const row = ({ name, red }: BrokenBackend): string =>
  `| ${name} | ${Object.keys(red)
    .map((id) => `\`${id}\``)
    .join(' ')} |`;

/** The table of packages/conformance/README.md, unformatted. */
export const faultTable = (): string =>
  planted
    .map(
      ([title, backends]) =>
        `**${title}**\n\n| a backend that … | turns red |\n| --- | --- |\n${backends.map(row).join('\n')}\n`,
    )
    .join('\n');
