import type { ApiTable, Options } from '../kit/api';
import { asyncApi, syncApi } from '../kit/api';
import type { ApiContext } from '../kit/context';

/** Milliseconds between two readings (documentation: wx.startAccelerometer). */
const paces: Readonly<Record<string, number>> = { game: 20, ui: 60, normal: 200 };
const usual = 200;

interface Sensor {
  readonly event: string;
  readonly reading: (context: ApiContext) => object;
  /** "接口调用后会自动开始监听": it tells from the moment somebody listens. */
  readonly byItself?: true;
}

/** The phone lies still on its back, its head to the north. */
const accelerometer: Sensor = {
  event: 'AccelerometerChange',
  reading: () => ({ x: 0, y: 0, z: -1 }),
  byItself: true,
};
const compass: Sensor = {
  event: 'CompassChange',
  reading: ({ phone }) => ({
    direction: 0,
    accuracy: phone.settings.get().client === 'android' ? 'high' : 0,
  }),
  byItself: true,
};
const gyroscope: Sensor = { event: 'GyroscopeChange', reading: () => ({ x: 0, y: 0, z: 0 }) };
const deviceMotion: Sensor = {
  event: 'DeviceMotionChange',
  reading: () => ({ alpha: 0, beta: 0, gamma: 0 }),
};

/** What runs, for each program and event. */
const running = new WeakMap<ApiContext, Map<string, () => void>>();

const runningIn = (context: ApiContext) => {
  const known = running.get(context) ?? new Map<string, () => void>();
  running.set(context, known);
  return known;
};

function stop(context: ApiContext, { event }: Sensor): void {
  runningIn(context).get(event)?.();
  runningIn(context).delete(event);
}

function start(context: ApiContext, sensor: Sensor, pace: number): void {
  stop(context, sensor);
  let cancel: () => void = () => undefined;
  const next = () => {
    cancel = context.phone.clock.after(pace, () => {
      if (context.visibility.hiddenSince() === undefined) {
        context.listeners.call(sensor.event, sensor.reading(context));
      }
      next();
    });
  };
  next();
  runningIn(context).set(sensor.event, () => {
    cancel();
  });
}

const starts = (sensor: Sensor, since: string) =>
  asyncApi(
    (context, { interval }: Options) => {
      start(context, sensor, paces[String(interval)] ?? usual);
    },
    { since },
  );

const stops = (sensor: Sensor, since: string) =>
  asyncApi(
    (context) => {
      stop(context, sensor);
    },
    { since },
  );

const adds = (sensor: Sensor, since?: string) =>
  syncApi((context, listener) => {
    context.listeners.add(sensor.event, listener as never);
    if (sensor.byItself && !runningIn(context).has(sensor.event)) start(context, sensor, usual);
  }, since);

const removes = ({ event }: Sensor) =>
  syncApi(({ listeners }, listener) => {
    listeners.remove(event, listener);
  }, '2.9.3');

/** How the phone is held and moved (documentation: API / 设备 / 加速计, 罗盘, 陀螺仪, 设备方向). */
export const motionApis = {
  startAccelerometer: starts(accelerometer, '1.1.0'),
  stopAccelerometer: stops(accelerometer, '1.1.0'),
  onAccelerometerChange: adds(accelerometer),
  offAccelerometerChange: removes(accelerometer),
  startCompass: starts(compass, '1.1.0'),
  stopCompass: stops(compass, '1.1.0'),
  onCompassChange: adds(compass),
  offCompassChange: removes(compass),
  startGyroscope: starts(gyroscope, '2.3.0'),
  stopGyroscope: stops(gyroscope, '2.3.0'),
  onGyroscopeChange: adds(gyroscope, '2.3.0'),
  offGyroscopeChange: removes(gyroscope),
  startDeviceMotionListening: starts(deviceMotion, '2.3.0'),
  stopDeviceMotionListening: stops(deviceMotion, '2.3.0'),
  onDeviceMotionChange: adds(deviceMotion, '2.3.0'),
  offDeviceMotionChange: removes(deviceMotion),
} satisfies ApiTable;
