import { approximated, faithful } from '../fidelity';

const still = approximated('The phone lies still on its back, its head to the north.');

/** How far the sensors of the phone go. */
export const motionFidelity = {
  startAccelerometer: faithful,
  stopAccelerometer: faithful,
  onAccelerometerChange: still,
  offAccelerometerChange: faithful,
  startCompass: faithful,
  stopCompass: faithful,
  onCompassChange: still,
  offCompassChange: faithful,
  startGyroscope: faithful,
  stopGyroscope: faithful,
  onGyroscopeChange: still,
  offGyroscopeChange: faithful,
  startDeviceMotionListening: faithful,
  stopDeviceMotionListening: faithful,
  onDeviceMotionChange: still,
  offDeviceMotionChange: faithful,
};
