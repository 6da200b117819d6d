import type { PlatformControl } from 'miniprogram-host';

import type { Stand } from '../stand';
import type { BackendFaultName } from './backend-faults';
import { backendFaults } from './backend-faults';
import type { ControlGroup } from './control-group';
import { deskWords } from './desk-words';

const names = Object.keys(backendFaults) as BackendFaultName[];

type Parts = Pick<
  Stand,
  | 'isOwnBackend'
  | 'faults'
  | 'isBackendUp'
  | 'startBackend'
  | 'stopBackend'
  | 'passTime'
  | 'timePassed'
>;

const fiveMinutes = 5 * 60_000;

/** The backend's next response, whether it is there at all, and the time it lives in. */
export function backendControls(stand: Parts): ControlGroup {
  const { faults } = stand;
  const waiting = (): BackendFaultName | undefined => {
    const [first] = faults.armed();
    return names.find((name) => backendFaults[name] === first);
  };
  return {
    controls(language) {
      const words = deskWords[language];
      const time: PlatformControl = {
        id: 'pass-time',
        label: words.passTime,
        kind: 'action',
        value: words.minutes(stand.timePassed() / 60_000),
        hint: stand.isOwnBackend ? words.passTimeOfWechatHint : words.passTimeHint,
        group: words.backend,
      };
      if (stand.isOwnBackend) return [time];
      const armed = waiting();
      return [
        {
          id: 'backend-next',
          label: words.backendNext,
          kind: 'select',
          value: armed ?? 'usual',
          isArmed: armed !== undefined,
          options: [
            { value: 'usual', label: words.asUsual },
            ...names.map((name) => ({ value: name, label: words.backendFaults[name] })),
          ],
          group: words.backend,
        },
        {
          id: 'backend-up',
          label: words.backendUp,
          kind: 'toggle',
          value: stand.isBackendUp(),
          group: words.backend,
        },
        time,
      ];
    },
    setters: {
      'backend-next': (value) => {
        faults.clear();
        const name = names.find((one) => one === value);
        if (name !== undefined) faults.arm(backendFaults[name]);
      },
      'backend-up': (value) => (value === true ? stand.startBackend() : stand.stopBackend()),
      'pass-time': () => {
        stand.passTime(fiveMinutes);
      },
    },
  };
}
