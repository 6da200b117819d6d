import type { ApiTable } from '../kit/api';
import { syncApi } from '../kit/api';
import type { ApiContext } from '../kit/context';

/** The one manager; the phone's setting `update` says whether there is a new version. */
function updateManager({ phone, app, router }: ApiContext) {
  const isReady = () => phone.settings.get().update === 'ready';
  const notice = (severity: 'info' | 'warning', text: string) => {
    phone.journal.emit('notice', { severity, text });
  };
  let isApplied = false;
  return {
    onCheckForUpdate(listener?: (result: { readonly hasUpdate: boolean }) => void) {
      phone.clock.after(0, () => {
        listener?.({ hasUpdate: isReady() });
      });
    },
    onUpdateReady(listener?: () => void) {
      phone.clock.after(0, () => {
        if (isReady()) listener?.();
      });
      phone.settings.onChange((now, before) => {
        if (now.update === 'ready' && before.update !== 'ready') listener?.();
      });
    },
    onUpdateFailed: () => undefined,
    applyUpdate() {
      if (isApplied) {
        notice('warning', 'applyUpdate: applyUpdate has been called (103101).');
      } else if (!isReady()) {
        notice('warning', 'applyUpdate: update is not ready (103102).');
      } else {
        isApplied = true;
        phone.settings.set({ update: 'none' });
        notice('info', 'The new version of the program would start now.');
        void router.reLaunch(`/${app.entryPagePath}`);
      }
    },
  };
}

/** New versions of the program (documentation: API / 基础 / 更新). */
export const updateApis = { getUpdateManager: syncApi(updateManager) } satisfies ApiTable;
