import type { Rule } from '../rule';
import { accessRules } from './access-rules';
import { answerRules } from './answer-rules';
import { deletionRules } from './deletion-rules';
import { httpRules } from './http-rules';
import { idempotencyRules } from './idempotency-rules';
import { peopleRules } from './people-rules';
import { phoneCodeRules } from './phone-code-rules';
import { pictureRules } from './picture-rules';
import { profileRules } from './profile-rules';
import { proofRules } from './proof-rules';
import { pushRules } from './push-rules';
import { raceRules } from './race-rules';
import { reportRules } from './report-rules';
import { restartRules } from './restart-rules';
import { secrecyRules } from './secrecy-rules';
import { sessionRules } from './session-rules';
import { smsRules } from './sms-rules';
import { takenBackRules } from './taken-back-rules';
import { troubleRules } from './trouble-rules';

/** Every rule, in the order they are checked: those about all responses come last. */
export const rules: readonly Rule[] = [
  ...sessionRules,
  ...peopleRules,
  ...accessRules,
  ...httpRules,
  ...phoneCodeRules,
  ...idempotencyRules,
  ...raceRules,
  ...troubleRules,
  ...proofRules,
  ...smsRules,
  ...profileRules,
  ...pictureRules,
  ...reportRules,
  ...takenBackRules,
  ...deletionRules,
  ...pushRules,
  ...restartRules,
  ...answerRules,
  ...secrecyRules,
];
