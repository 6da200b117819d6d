import type { ProgramConfig } from '../models/config';
import type { AppInfo, Platform } from '../platform/platform';
import { createBackendClient } from './backend/backend-client';
import { chooseBackend } from './backend/choose-backend';
import type { Adapter } from './backend/contract-call';
import { takesCloudId } from './backend/create-transport';
import { withServerClock } from './backend/server-clock';
import type { Countdown } from './countdown';
import { createCountdown } from './countdown';
import type { LabService } from './lab/lab-service';
import { createLabService, readExtAddress, readLabAddress } from './lab/lab-service';
import { withNextEvent } from './lab/next-event';
import type { ManualService } from './manual/manual-service';
import { createManualService } from './manual/manual-service';
import { createMemory } from './memory';
import type { PhoneService } from './phone/phone-service';
import { createPhoneService } from './phone/phone-service';
import { createQuotaMemory } from './phone/quota-memory';
import type { PrivacyService } from './privacy/privacy-service';
import { createPrivacyService } from './privacy/privacy-service';
import type { ProfileService } from './profile/profile-service';
import { createProfileService } from './profile/profile-service';
import { createSessionService } from './session/session-service';
import type { UpdateService } from './update/update-service';
import { createUpdateService } from './update/update-service';
import type { UsageService } from './usage/usage-service';
import { createUsageService } from './usage/usage-service';
import type { UserService } from './user/user-service';
import { createUserService } from './user/user-service';

/** The browser tells of a touch as a mouse, too, a moment after the tap. */
const AFTER_TAP_MS = 100;

export interface Services {
  readonly app: AppInfo;
  /** How WeChat looks now, for what no style reaches. */
  readonly theme: Platform['theme'];
  /** Whether what is for developers may be shown: nothing else decides it. */
  readonly isDeveloper: boolean;
  readonly user: UserService;
  readonly phone: PhoneService;
  readonly manual: ManualService;
  readonly profile: ProfileService;
  readonly privacy: PrivacyService;
  readonly usage: UsageService;
  readonly update: UpdateService;
  /** Null for everybody but developers. */
  readonly lab: LabService | null;
  readonly countdown: Countdown;
  /** Runs what must wait until a tap is over: until then a touch takes the cursor out of its field. */
  readonly afterTap: (run: () => void) => void;
  /** What is wrong with the configuration, for developers; null when it is in order. */
  readonly configProblem: string | null;
}

/** Does what grants must not be sent beside or after; when it fails they are put back. */
function withoutGrants(phone: PhoneService, run: () => Promise<void>): Promise<void> {
  return phone.suspend().then((restore) =>
    run().catch((error: unknown) => {
      restore();
      throw error;
    }),
  );
}

/** Wires the services together once; tests wire the same ones to another platform. */
export function createServices(
  platform: Platform,
  config: ProgramConfig,
  adapter?: Adapter,
): Services {
  const { app } = platform;
  const isDeveloper =
    app.envVersion === 'develop' && (app.platform === 'devtools' || config.developer === 'develop');
  const extConfig = platform.extConfig();
  const chosen = chooseBackend(config, app, {
    ext: readExtAddress(extConfig, 'baseUrl'),
    extPrefix: readExtAddress(extConfig, 'pathPrefix'),
    whereUnset: readExtAddress(extConfig, 'whereUnset'),
    lab: isDeveloper ? readLabAddress(platform.storage) : null,
  });
  const backend = chosen.kind === 'accepted' ? chosen.backend : null;
  const timed = withServerClock(platform);
  const session = createSessionService(
    platform,
    createBackendClient(backend, timed.network, adapter),
  );
  const memory = createMemory(platform.storage);
  const user = createUserService(session, platform.storage, memory);
  const usage = createUsageService(platform, session);
  const quota = createQuotaMemory(platform, memory, config.phone.quotaPauseMs);
  const phone = createPhoneService(platform, session, user, quota, usage, timed.serverNow, {
    ...config.phone,
    takesCloudId: takesCloudId(backend),
  });
  const switched = isDeveloper ? withNextEvent(phone) : { phone, nextEvent: null };
  return {
    app,
    theme: platform.theme,
    isDeveloper,
    user: {
      ...user,
      // What is still on its way would bind its number after the person took theirs off.
      unbindPhone: () => withoutGrants(phone, () => phone.landed().then(() => user.unbindPhone())),
      // A grant sent after the deletion would create the account again.
      deleteAll: () =>
        withoutGrants(phone, () => user.deleteAll()).then(() => {
          phone.clear();
          usage.forget();
        }),
    },
    usage,
    update: createUpdateService(platform.update, switched.phone),
    phone: switched.phone,
    manual: createManualService(platform, session, user),
    profile: createProfileService(platform, session, user, config.avatar),
    privacy: createPrivacyService(platform),
    lab: switched.nextEvent === null ? null : createLabService(platform, switched.nextEvent),
    countdown: createCountdown(platform),
    afterTap: (run) => {
      platform.after(AFTER_TAP_MS, run);
    },
    configProblem: chosen.kind === 'refused' ? chosen.problem : null,
  };
}
