import type { ReviewAnswer } from 'miniprogram-host';

export type ReviewVerdict = ReviewAnswer['verdict'];

/** What the platform thinks of texts and pictures; decided by a word list and by the test. */
export interface ContentReview {
  /** msgSecCheck for a nickname. */
  nickname(text: string): ReviewVerdict;
  /** mediaCheckAsync for a picture; nothing is looked at, it passes unless told otherwise. */
  avatar(): ReviewVerdict;
  /** Decides the next review of that kind; several calls queue. */
  next(subject: 'nickname' | 'avatar', verdict: ReviewVerdict): void;
  /** The verdicts that wait for the next reviews of that kind, the next one first. */
  waiting(subject: 'nickname' | 'avatar'): readonly ReviewVerdict[];
  /** Takes back what waits. */
  forget(subject: 'nickname' | 'avatar'): void;
  reset(): void;
}

/** Texts that contain one of these are rejected. Harmless words: they only have to be recognisable. */
const rejectedWords = ['违规', 'forbidden'];

/** Makes a review that passes everything but the word list. */
export function createContentReview(): ContentReview {
  const queues = { nickname: [] as ReviewVerdict[], avatar: [] as ReviewVerdict[] };
  const judge = (text: string): ReviewVerdict =>
    rejectedWords.some((word) => text.toLowerCase().includes(word)) ? 'reject' : 'pass';
  return {
    nickname: (text) => queues.nickname.shift() ?? judge(text),
    avatar: () => queues.avatar.shift() ?? 'pass',
    next: (subject, verdict) => void queues[subject].push(verdict),
    waiting: (subject) => [...queues[subject]],
    forget: (subject) => void (queues[subject] = []),
    reset: () => {
      queues.nickname = [];
      queues.avatar = [];
    },
  };
}
