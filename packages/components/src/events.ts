import type { PhoneComponent } from './models/phone';

/** The event of a component, as a page's handler receives it. */
export interface ComponentEvent<Detail> {
  readonly detail: Detail;
}

/** What the phone button's `answer` event carries in its detail. */
export interface PhoneAnswer {
  readonly component: PhoneComponent;
  /** WeChat's own event detail, untouched. */
  readonly detail: unknown;
}

/** `answer` of `phone-button`, for `takeAnswer(event.detail)`. */
export type PhoneAnswerEvent = ComponentEvent<PhoneAnswer>;

/** `start` of `phone-button`, and `ask` with `via-api`. */
export type PhoneTapEvent = ComponentEvent<{ readonly component: PhoneComponent }>;

/** `agree` of `privacy-sheet`. */
export type PrivacyAgreeEvent = ComponentEvent<{ readonly buttonId: string }>;

/** `select` of `region-picker`. */
export type RegionSelectEvent = ComponentEvent<{ readonly code: string }>;
