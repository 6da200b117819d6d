import type { Options } from '../../kit/api';
import { ApiFailure } from '../../kit/api-failure';
import type { ApiContext } from '../../kit/context';

/** Takes what it is told, and does nothing: nothing else plays on this phone. */
export function setOption(_context: ApiContext, options: Options): void {
  for (const name of ['mixWithOther', 'obeyMuteSwitch', 'speakerOn']) {
    const value = options[name];
    if (value === undefined || typeof value === 'boolean') continue;
    throw new ApiFailure(`parameter error: parameter.${name} should be Boolean`);
  }
}

/** Documentation (wx.getAvailableAudioSources): each client has its own. */
const sources = {
  android: ['auto', 'mic', 'camcorder', 'voice_communication', 'voice_recognition'],
  others: ['auto', 'buildInMic', 'headsetMic'],
};

/** Where a recording may come from on this client. */
export function audioSourcesOf({ phone }: ApiContext): readonly string[] {
  return phone.settings.get().client === 'android' ? sources.android : sources.others;
}

export function getAvailableSources(context: ApiContext) {
  return { audioSources: audioSourcesOf(context) };
}
