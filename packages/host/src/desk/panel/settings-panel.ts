import type { PhoneSettings } from '../../phone/settings';
import type { Memory } from '../memory';
import type { Words } from '../words';
import { choicesOf, rangeField, segmentedField, selectField, textField } from './fields';
import { section } from './section';

/** Base libraries at which abilities came (docs/wechat-facts.md §9). */
const libraries = ['2.20.0', '2.21.2', '2.24.4', '2.29.1', '2.32.3', '3.0.1', '3.4.2', '3.17.0'];

/** Everything that can be set on the simulated phone. `change` is told what the person changed. */
export function drawSettings(
  memory: Memory,
  words: Words,
  change: (change: Partial<PhoneSettings>) => void,
): { readonly element: HTMLElement; show(settings: PhoneSettings): void } {
  const device = selectField(words.device, choicesOf(words.devices), (value) => {
    change({ device: value as PhoneSettings['device'] });
  });
  const theme = segmentedField(words.theme, choicesOf(words.themes), (value) => {
    change({ theme: value as PhoneSettings['theme'] });
  });
  const client = selectField(words.client, choicesOf(words.clients), (value) => {
    change({ client: value as PhoneSettings['client'] });
  });
  const baseLibrary = textField(
    words.baseLibrary,
    (value) => {
      change({ baseLibrary: value });
    },
    { suggestions: libraries, pattern: String.raw`\d+\.\d+\.\d+` },
  );
  const envVersion = selectField(words.envVersion, choicesOf(words.envVersions), (value) => {
    change({ envVersion: value as PhoneSettings['envVersion'] });
  });
  const language = selectField(words.language, choicesOf(words.languages), (value) => {
    change({ language: value as PhoneSettings['language'] });
  });
  const fontScale = rangeField(words.fontScale, { min: 0.8, max: 2, step: 0.1 }, (value) => {
    change({ fontScale: value });
  });
  const network = selectField(words.network, choicesOf(words.networks), (value) => {
    change({ network: value as PhoneSettings['network'] });
  });
  const privacy = selectField(words.privacy, choicesOf(words.privacies), (value) => {
    change({ privacy: value as PhoneSettings['privacy'] });
  });
  const update = segmentedField(words.update, choicesOf(words.updates), (value) => {
    change({ update: value as PhoneSettings['update'] });
  });
  const opening = choicesOf(words.pageTransitions);
  const pageTransition = segmentedField(words.pageTransition, opening, (value) => {
    change({ pageTransition: value as PhoneSettings['pageTransition'] });
  });
  const sheets = selectField(words.sheets, choicesOf(words.sheetsBy), (value) => {
    change({ sheets: value as PhoneSettings['sheets'] });
  });
  const location = textField(
    words.location,
    (value) => {
      change({ location: value });
    },
    { pattern: String.raw`-?\d+(\.\d+)?,\s*-?\d+(\.\d+)?` },
  );
  const scan = textField(words.scan, (value) => {
    change({ scan: value });
  });
  const subscribing = choicesOf(words.subscriptionsBy);
  const subscriptions = selectField(words.subscriptions, subscribing, (value) => {
    change({ subscriptions: value as PhoneSettings['subscriptions'] });
  });
  const motion = segmentedField(words.motion, choicesOf(words.motions), (value) => {
    change({ motion: value as PhoneSettings['motion'] });
  });
  // In the order they are shown in.
  const others = {
    language,
    client,
    baseLibrary,
    envVersion,
    network,
    privacy,
    update,
    pageTransition,
    sheets,
    location,
    scan,
    subscriptions,
    motion,
  };
  const fields = { device, theme, ...others };
  const elements = [device, theme, fontScale, ...Object.values(others)].map(
    (field) => field.element,
  );
  return {
    element: section(memory, 'phone', words.settings, ...elements),
    show(settings) {
      for (const name of Object.keys(fields) as (keyof typeof fields)[]) {
        fields[name].show(settings[name]);
      }
      fontScale.show(settings.fontScale);
    },
  };
}
