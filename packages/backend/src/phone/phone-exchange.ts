import type { Claims } from '../claims';
import { patiently } from '../claims';
import type { Clock } from '../clock';
import { digest } from '../digest';
import type { PhoneOutcome, WechatGateway } from '../gateway/gateway';
import { noVerdictProblem } from '../gateway/no-verdict';
import type { ProvenNumber } from '../numbers/proven-number';
import { provenBy, recordLifeMs } from '../numbers/proven-number';
import { ProblemError } from '../problem';
import type { RateLimit } from '../rate-limit';
import type { Claim, ExchangeVerdict, Store, StoredExchange, StoredUser } from '../store/store';
import type { PhoneVault } from './phone-vault';
import type { Verdicts } from './verdicts';

/** A proof that WeChat opens: the code of a phone button, or the cloudID of its event. */
export type WechatProof =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'cloudId'; readonly cloudId: string };

/** Exchanges phone proofs at WeChat, each at most once whatever clients do. */
export interface PhoneExchange {
  /** The number behind the proof; throws a ProblemError when there is none (yet). */
  exchange(user: StoredUser, proof: WechatProof): Promise<ProvenNumber>;
}

type Taken =
  | { readonly kind: 'ours'; readonly claim: Claim; readonly asks: number }
  | { readonly kind: 'settled'; readonly exchange: StoredExchange };

/**
 * Makes the exchange, with a write-ahead record by the code's digest: `asked` before WeChat is asked, its
 * verdict before anybody gets a response. A retry under any key, in any process, also after a crash,
 * finds the verdict; what is no verdict about the code leaves the record at `asked`, and the retry
 * asks again.
 */
export function createPhoneExchange(parts: {
  readonly store: Store;
  readonly gateway: WechatGateway;
  readonly vault: PhoneVault;
  readonly limit: RateLimit;
  readonly clock: Clock;
  readonly claims: Claims;
  readonly verdicts: Verdicts;
}): PhoneExchange {
  const { store, gateway, vault, limit, clock, claims, verdicts } = parts;
  const running = new Map<string, Promise<ProvenNumber>>();

  const take = (userId: string, codeDigest: string): Promise<Taken> =>
    patiently<Taken>(async () => {
      const claim = claims.fresh();
      const now = clock.now();
      const exchange = { codeDigest, userId, askedAt: now, expiresAt: now + recordLifeMs };
      const outcome = await store.claimExchange(exchange, claim, now);
      switch (outcome.kind) {
        case 'claimed':
          return { kind: 'ours', claim, asks: outcome.asks };
        case 'settled':
          return outcome;
        case 'running':
          return undefined;
      }
    });

  const ask = async (
    user: StoredUser,
    proof: WechatProof,
    codeDigest: string,
  ): Promise<ProvenNumber> => {
    await verdicts.written(codeDigest);
    const earlier = await store.findExchange(codeDigest);
    if (earlier !== undefined && earlier.outcome.kind !== 'asked') return provenBy(earlier);
    const giveBack = await limit(user.openid);
    const taken = await take(user.id, codeDigest).catch(async (error: unknown) => {
      await giveBack();
      throw error;
    });
    if (taken.kind === 'settled') {
      await giveBack();
      return provenBy(taken.exchange);
    }
    const { claim, asks } = taken;
    const prolong = (longer: Claim): Promise<void> => store.prolongExchange(codeDigest, longer);
    const standing = await claims.holding(claim, prolong, async () => {
      const verdict = await open(gateway, proof, user.openid).then((outcome) =>
        verdictOf(outcome, vault, asks),
      );
      if (verdict instanceof ProblemError) {
        await store.releaseExchange(codeDigest, claim.id);
        throw verdict;
      }
      return verdicts.write({ codeDigest, claimId: claim.id, verdict });
    });
    return provenBy(standing ?? (await settledByOthers(store, codeDigest)));
  };

  return {
    exchange: (user, proof) => {
      // By person as well: whoever sends somebody else's code must not settle it for its owner.
      const codeDigest = digest(`${user.id} ${proof.kind === 'code' ? proof.code : proof.cloudId}`);
      const earlier = running.get(codeDigest);
      if (earlier !== undefined) return earlier;
      const proven = ask(user, proof, codeDigest).finally(() => running.delete(codeDigest));
      running.set(codeDigest, proven);
      return proven;
    },
  };
}

/** WeChat refused a code that another process asks about as well: that one may have got the number. */
function settledByOthers(store: Store, codeDigest: string): Promise<StoredExchange> {
  return patiently(async () => {
    const exchange = await store.findExchange(codeDigest);
    // Deleted with its person.
    if (exchange === undefined) throw new ProblemError('session-invalid');
    return exchange.outcome.kind === 'asked' ? undefined : exchange;
  });
}

function open(gateway: WechatGateway, proof: WechatProof, openid: string): Promise<PhoneOutcome> {
  switch (proof.kind) {
    case 'code':
      return gateway.exchangePhoneCode({ code: proof.code, openid });
    case 'cloudId':
      return gateway.openCloudId({ cloudId: proof.cloudId, openid });
  }
}

function verdictOf(
  outcome: PhoneOutcome,
  vault: PhoneVault,
  asks: number,
): ExchangeVerdict | ProblemError {
  switch (outcome.kind) {
    case 'number':
      return { kind: 'number', phone: vault.seal(outcome.number) };
    case 'code-invalid':
      return asks > 1 ? { kind: 'lost' } : outcome;
    case 'busy':
    case 'unavailable':
    case 'misconfigured':
      return noVerdictProblem(outcome);
  }
}
