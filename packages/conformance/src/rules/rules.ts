import type { Rule } from '../rule';
import { accessRules } from './access-rules';
import { answerRules } from './answer-rules';
import { deletionRules } from './deletion-rules';
import { idempotencyRules } from './idempotency-rules';
import { phoneCodeRules } from './phone-code-rules';
import { profileRules } from './profile-rules';
import { proofRules } from './proof-rules';
import { pushRules } from './push-rules';
import { reportRules } from './report-rules';
import { sessionRules } from './session-rules';
import { smsRules } from './sms-rules';
import { troubleRules } from './trouble-rules';

/** Every rule, in the order they are checked: those about all responses come last. */
export const rules: readonly Rule[] = [
  ...sessionRules,
  ...accessRules,
  ...phoneCodeRules,
  ...idempotencyRules,
  ...troubleRules,
  ...proofRules,
  ...smsRules,
  ...profileRules,
  ...reportRules,
  ...deletionRules,
  ...pushRules,
  ...answerRules,
];
