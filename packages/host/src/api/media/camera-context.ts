import { drawAvatar } from '../../phone/open-abilities/sample-pictures';
import { sampleVideo } from '../../phone/person/sample-files';
import type { ApiTable, Options } from '../kit/api';
import { syncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import { answered } from '../kit/callback';
import type { ApiContext } from '../kit/context';
import { requirePrivacy } from '../open/privacy-gate';
import { requirePermission } from '../open/settings';
import { findSelected } from './find-context';

/** The one camera of the page, which the person lets the program use. */
async function requireCamera(context: ApiContext, name: string): Promise<void> {
  await findSelected(context, 'camera', undefined, 'camera is not found on the page');
  await requirePrivacy(context, name);
  await requirePermission(context, 'scope.camera');
}

const picture = async ({ phone }: ApiContext) =>
  phone.files.writeTemporary(await drawAvatar('camera'), 'png');

/** How far the camera zooms, as `<camera>` says. */
const zooms = { least: 1, most: 10 };

/** `CameraContext` (documentation: API / 媒体 / 相机). */
function createCameraContext(context: ApiContext): object {
  let stopClock: (() => void) | undefined;
  const method =
    (name: string, run: (options: Options) => unknown) =>
    (options: Options = {}) =>
      answered(
        name,
        options,
        async () => {
          await requireCamera(context, name);
          return run(options);
        },
        context.report,
        false,
      );
  const recorded = async () => {
    stopClock?.();
    stopClock = undefined;
    const { files } = context.phone;
    const tempVideoPath = files.writeTemporary(sampleVideo, 'mp4');
    return { tempThumbPath: await picture(context), tempVideoPath };
  };
  return {
    takePhoto: method('takePhoto', async () => ({ tempImagePath: await picture(context) })),
    startRecord: method('startRecord', ({ timeout, timeoutCallback }) => {
      if (stopClock !== undefined) throw new ApiFailure('is recording');
      // Documentation: 30 s unless told, 300 s at most.
      const seconds = Math.min(typeof timeout === 'number' ? timeout : 30, 300);
      stopClock = context.phone.clock.after(seconds * 1000, () => {
        void recorded().then((result) => {
          if (typeof timeoutCallback === 'function') {
            (timeoutCallback as (result: object) => void)(result);
          }
        }, context.report);
      });
    }),
    stopRecord: method('stopRecord', () => {
      if (stopClock === undefined) throw new ApiFailure('is not recording');
      return recorded();
    }),
    setZoom: method('setZoom', ({ zoom }) => {
      if (typeof zoom !== 'number') throw new ApiFailure('parameter error: parameter.zoom');
      return { zoom: Math.min(zooms.most, Math.max(zooms.least, zoom)) };
    }),
    onCameraFrame: () => ({
      start: method('start', () => undefined),
      stop: method('stop', () => undefined),
    }),
  };
}

export const cameraApis = {
  createCameraContext: syncApi(createCameraContext, '1.6.0'),
} satisfies ApiTable;
