import type { ApiTable, Options } from '../kit/api';
import { syncApi } from '../kit/api';
import type { ApiContext } from '../kit/context';

/** Documentation (VKSession.start): the phone does not support it. */
const unsupported = 2_000_004;

/** Methods of a session that runs; one that never started does nothing in them. */
const silent =
  `stop destroy cancelAnimationFrame detectBody detectDepth detectFace detectHand runOCR on off
  removeMarker removeOSDMarker setDepthOccRange update3DMode updateMaskMode updateOSDThreshold`.split(
    /\s+/,
  );

/** `VKSession` (documentation: API / AI / 视觉算法) of a phone whose camera sees nothing: it never starts. */
function createVKSession({ phone, report }: ApiContext, options: Options = {}): object {
  let lastId = 0;
  const numbered = () => {
    lastId += 1;
    return lastId;
  };
  return {
    state: 0,
    config: { ...options },
    cameraSize: { width: 0, height: 0 },
    ...Object.fromEntries(silent.map((name) => [name, () => undefined])),
    start(callback: unknown) {
      const text = `wx.createVKSession: the session fails to start with ${String(unsupported)}.`;
      phone.journal.emit('notice', { severity: 'warning', text });
      phone.clock.after(0, () => {
        try {
          if (typeof callback === 'function') (callback as (status: number) => void)(unsupported);
        } catch (error) {
          report(error);
        }
      });
    },
    /** No frame ever comes. */
    requestAnimationFrame: numbered,
    addMarker: numbered,
    addOSDMarker: numbered,
    getVKFrame: () => null,
    hitTest: () => [],
    getAllMarker: () => [],
    getAllOSDMarker: () => [],
  };
}

export const vkSessionApis = {
  createVKSession: syncApi(
    (context, options) => createVKSession(context, options as Options | undefined),
    '2.20.0',
  ),
  isVKSupport: syncApi(() => false, '2.22.0'),
} satisfies ApiTable;
