import type { Clock } from '../clock';
import { digest } from '../digest';
import type { PhoneOutcome, WechatGateway } from '../gateway/gateway';
import { noVerdictProblem } from '../gateway/no-verdict';
import { ProblemError } from '../problem';
import type { RateLimit } from '../rate-limit';
import type { ExchangeVerdict, Store, StoredPhone, StoredUser } from '../store/store';
import type { PhoneVault } from './phone-vault';

/** A proof that WeChat opens: the code of a phone button, or the cloudID of its event. */
export type WechatProof =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'cloudId'; readonly cloudId: string };

/** Exchanges phone proofs at WeChat, each at most once whatever clients do. */
export interface PhoneExchange {
  /** The number behind the proof; throws a ProblemError when there is none (yet). */
  exchange(user: StoredUser, proof: WechatProof): Promise<StoredPhone>;
}

/**
 * Makes the exchange, with a write-ahead record by the code's digest: `asked` before WeChat is asked, its
 * verdict before anybody gets a response. A retry under any key, also after a crash, finds the
 * verdict; what is no verdict about the code leaves the record at `asked`, and the retry asks
 * again.
 */
export function createPhoneExchange(parts: {
  readonly store: Store;
  readonly gateway: WechatGateway;
  readonly vault: PhoneVault;
  readonly limit: RateLimit;
  readonly clock: Clock;
}): PhoneExchange {
  const { store, gateway, vault, limit, clock } = parts;
  const running = new Map<string, Promise<StoredPhone>>();

  const ask = async (
    user: StoredUser,
    proof: WechatProof,
    codeDigest: string,
  ): Promise<StoredPhone> => {
    const earlier = await store.findExchange(codeDigest);
    if (earlier !== undefined && earlier.outcome.kind !== 'asked') return phoneOf(earlier.outcome);
    limit(user.id);
    const expiresAt = clock.now() + recordLifeMs;
    const record = { codeDigest, userId: user.id, expiresAt };
    if (earlier === undefined) await store.saveExchange({ ...record, outcome: { kind: 'asked' } });
    const verdict = verdictOf(await open(gateway, proof, user.openid), vault);
    await store.saveExchange({ ...record, outcome: verdict });
    if (verdict.kind === 'code-invalid' && earlier !== undefined) {
      throw new ProblemError('phone-code-invalid', { detail: askedBefore });
    }
    return phoneOf(verdict);
  };

  return {
    exchange: (user, proof) => {
      // By person as well: whoever sends somebody else's code must not settle it for its owner.
      const codeDigest = digest(`${user.id} ${proof.kind === 'code' ? proof.code : proof.cloudId}`);
      const earlier = running.get(codeDigest);
      if (earlier !== undefined) return earlier;
      const phone = ask(user, proof, codeDigest).finally(() => running.delete(codeDigest));
      running.set(codeDigest, phone);
      return phone;
    },
  };
}

/** How long a verdict is kept: far longer than a code lives, and as long as a first response. */
const recordLifeMs = 24 * 60 * 60 * 1000;

/** For developers: this charge is lost, and why. */
const askedBefore =
  'WeChat was asked about this code before and its answer never arrived; it may have been consumed then.';

function open(gateway: WechatGateway, proof: WechatProof, openid: string): Promise<PhoneOutcome> {
  switch (proof.kind) {
    case 'code':
      return gateway.exchangePhoneCode({ code: proof.code, openid });
    case 'cloudId':
      return gateway.openCloudId({ cloudId: proof.cloudId, openid });
  }
}

function verdictOf(outcome: PhoneOutcome, vault: PhoneVault): ExchangeVerdict {
  switch (outcome.kind) {
    case 'number':
      return { kind: 'number', phone: vault.seal(outcome.number) };
    case 'code-invalid':
      return outcome;
    case 'busy':
    case 'unavailable':
    case 'misconfigured':
      throw noVerdictProblem(outcome);
  }
}

function phoneOf(verdict: ExchangeVerdict): StoredPhone {
  if (verdict.kind === 'code-invalid') throw new ProblemError('phone-code-invalid');
  return verdict.phone;
}
