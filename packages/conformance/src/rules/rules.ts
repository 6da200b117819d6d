import type { Rule } from '../rule';
import { accessRules } from './access-rules';
import { answerRules } from './answer-rules';
import { conflictRules } from './binding/conflict-rules';
import { payloadRules } from './binding/payload-rules';
import { repetitionRules } from './binding/repetition-rules';
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
import { bodyRules } from './requests/body-rules';
import { pathRules } from './requests/path-rules';
import { uploadRules } from './requests/upload-rules';
import { restartRules } from './restart-rules';
import { secrecyRules } from './secrecy-rules';
import { sessionRules } from './session-rules';
import { smsRules } from './sms-rules';
import { takenBackRules } from './taken-back-rules';
import { troubleRules } from './trouble-rules';
import { accessTokenRules } from './wechat/access-token-rules';
import { forgedMessageRules } from './wechat/forged-message-rules';
import { oddAnswerRules } from './wechat/odd-answer-rules';

/** Every rule, in the order they are checked: those about all responses come last. */
export const rules: readonly Rule[] = [
  ...sessionRules,
  ...peopleRules,
  ...accessRules,
  ...httpRules,
  ...bodyRules,
  ...pathRules,
  ...phoneCodeRules,
  ...conflictRules,
  ...idempotencyRules,
  ...repetitionRules,
  ...raceRules,
  ...troubleRules,
  ...oddAnswerRules,
  ...accessTokenRules,
  ...proofRules,
  ...payloadRules,
  ...smsRules,
  ...profileRules,
  ...pictureRules,
  ...uploadRules,
  ...reportRules,
  ...takenBackRules,
  ...deletionRules,
  ...pushRules,
  ...forgedMessageRules,
  ...restartRules,
  ...answerRules,
  ...secrecyRules,
];
