import type { ProgramConfig } from '../models/config';
import type { AppInfo, Platform } from '../platform/platform';
import { createBackendClient } from './backend/backend-client';
import { chooseBackend } from './backend/choose-backend';
import { createPhoneService } from './phone/phone-service';
import type { PhoneService } from './phone/phone-service';
import { createQuotaMemory } from './phone/quota-memory';
import { createSessionService } from './session/session-service';
import { createUserService } from './user/user-service';
import type { UserService } from './user/user-service';

export interface Services {
  readonly app: AppInfo;
  readonly user: UserService;
  readonly phone: PhoneService;
  /** What is wrong with the configuration, for developers; null when it is in order. */
  readonly configProblem: string | null;
}

/** Wires the services together once; tests wire the same ones to another platform. */
export function createServices(platform: Platform, config: ProgramConfig): Services {
  const chosen = chooseBackend(config, platform.app);
  const client = createBackendClient(
    chosen.kind === 'accepted' ? chosen.backend : null,
    (request) => platform.request(request),
  );
  const session = createSessionService(platform, client);
  const user = createUserService(session);
  const quota = createQuotaMemory(platform, config.phone.quotaPauseMs);
  return {
    app: platform.app,
    user,
    phone: createPhoneService(platform, session, user, quota, config.phone.methods),
    configProblem: chosen.kind === 'refused' ? chosen.problem : null,
  };
}
