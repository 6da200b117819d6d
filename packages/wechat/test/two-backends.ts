import CacheInterface from 'node-easywechat/dist/Core/Contracts/CacheInterface';
// Not from 'node-easywechat' itself: its index wants a file that node-socialite 1.5 no longer has.
import MiniApp from 'node-easywechat/dist/MiniApp/Application';
import type { LoginOutcome, PhoneOutcome, ReviewOutcome, WechatGateway } from 'onboarding-backend';
import { z } from 'zod';

/** What a backend asks WeChat. */
export type Question =
  | { readonly ask: 'login'; readonly code: string }
  | { readonly ask: 'phone'; readonly code: string; readonly openid: string }
  | { readonly ask: 'review'; readonly nickname: string; readonly openid: string };

type Outcome = LoginOutcome | PhoneOutcome | ReviewOutcome;

export function askGateway(gateway: WechatGateway, question: Question): Promise<Outcome> {
  switch (question.ask) {
    case 'login':
      return gateway.exchangeLoginCode(question.code);
    case 'phone':
      return gateway.exchangePhoneCode(question);
    case 'review':
      return gateway.reviewNickname(question);
  }
}

class MemoryCache extends CacheInterface {
  private readonly kept = new Map<string, unknown>();
  override get(key: string): Promise<unknown> {
    return Promise.resolve(this.kept.get(key));
  }
  override has(key: string): Promise<boolean> {
    return Promise.resolve(this.kept.has(key));
  }
  override set(key: string, value: unknown): Promise<boolean> {
    return Promise.resolve(this.kept.set(key, value).size > 0);
  }
  override delete(key: string): Promise<boolean> {
    return Promise.resolve(this.kept.delete(key));
  }
}

/** node-easywechat's mini program client, with another address and a token of its own. */
export function createSdk(url: string, account: { appid: string; secret: string }): MiniApp {
  const app = new MiniApp({
    app_id: account.appid,
    secret: account.secret,
    use_stable_access_token: true,
    http: { baseURL: `${url}/` },
  });
  return app.setCache(new MemoryCache());
}

const answerShape = z.looseObject({ errcode: z.number().optional() });
type Answer = z.infer<typeof answerShape>;

async function post(app: MiniApp, path: string, body: object): Promise<Answer> {
  return answerShape.parse((await app.getClient().postJson(path, body)).toObject());
}

/** What the SDK was answered; where it throws, the answer stands in its message. */
export async function askSdk(app: MiniApp, question: Question): Promise<Answer> {
  try {
    switch (question.ask) {
      case 'login':
        return answerShape.parse(await app.getUtils().codeToSession(question.code));
      case 'phone': {
        const { code, openid: owner } = question;
        return await post(app, '/wxa/business/getuserphonenumber', { code, openid: owner });
      }
      case 'review': {
        const { nickname: content, openid: owner } = question;
        const body = { version: 2, scene: 1, openid: owner, content };
        return await post(app, '/wxa/msg_sec_check', body);
      }
    }
  } catch (error) {
    const [json = ''] = /\{.*\}/.exec((error as Error).message) ?? [];
    return answerShape.parse(JSON.parse(json));
  }
}

const success = z.union([
  z
    .object({ openid: z.string(), session_key: z.string() })
    .transform(({ session_key: sessionKey, ...rest }) => ({
      kind: 'session',
      ...rest,
      sessionKey,
    })),
  z
    .object({ phone_info: z.object({ purePhoneNumber: z.string(), countryCode: z.string() }) })
    .transform(({ phone_info: { countryCode, purePhoneNumber: pureNumber } }) => ({
      kind: 'number',
      number: { countryCode, pureNumber },
    })),
  z
    .object({ result: z.object({ suggest: z.enum(['pass', 'risky', 'review']) }) })
    .transform(({ result }) => ({ kind: result.suggest === 'pass' ? 'pass' : 'rejected' })),
]);

/** What an errcode means to a backend, by the documentation (docs/wechat-facts.md §5.1). */
const meanings: Readonly<Record<number, object>> = {
  [-1]: { kind: 'busy', retryAfterSeconds: 1 },
  // The fixture's clock stands at a full minute.
  45011: { kind: 'busy', retryAfterSeconds: 60 },
  40029: { kind: 'code-invalid' },
  40163: { kind: 'code-invalid' },
  40226: { kind: 'blocked' },
};

/** The gateway's outcome that fits what the SDK was answered. */
export const meaningOf = (answer: Answer): object =>
  answer.errcode === undefined || answer.errcode === 0
    ? success.parse(answer)
    : (meanings[answer.errcode] ?? { kind: 'misconfigured', errcode: answer.errcode });
