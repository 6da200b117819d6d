import { approximated } from '../../fidelity';
import type { BuiltInInstance } from '../kit/built-in';
import { addPart, listen, stateByElement, undoAll } from '../kit/part';
import type { Instance } from '../kit/properties';
import { boolean, defineBuiltIn, text } from '../kit/properties';
import { pause, play } from './playing';

const properties = {
  src: text(),
  loop: boolean(),
  controls: boolean(),
  poster: text(),
  name: text('未知音频'),
  author: text('未知作者'),
};

/** `<audio>`: the browser's player; WeChat has stopped maintaining it since 1.6.0 (documentation: 组件/媒体组件/audio). */
export const audio = defineBuiltIn({
  tag: 'audio',
  fidelity: approximated('The browser’s own player.'),
  properties,
  css: 'wx-audio { display: inline-block; }',
  attached(self) {
    const player = players.set(self, addPart(self, 'audio', 'wx-audio-player'));
    reflect(self, player);
    const times = () => ({ currentTime: player.currentTime, duration: player.duration });
    const tell = (type: keyof HTMLElementEventMap, detail: () => object) =>
      listen(player, type, () => {
        self.trigger(type, detail());
      });
    return undoAll(
      () => {
        player.remove();
      },
      tell('play', () => ({})),
      tell('pause', () => ({})),
      tell('ended', () => ({})),
      tell('timeupdate', times),
      tell('error', () => ({ errMsg: player.error?.code ?? 4 })),
    );
  },
  changed(self) {
    const player = players.get(self);
    if (player) reflect(self, player);
  },
  node(self) {
    const player = players.get(self);
    return player ? audioContext(self, player) : null;
  },
});

const players = stateByElement<HTMLAudioElement>();

function reflect(self: Instance<typeof properties>, player: HTMLAudioElement): void {
  const { src, loop, controls } = self.properties;
  if (src === '') player.removeAttribute('src');
  else player.src = self.resourceUrl(src);
  Object.assign(player, { loop, controls });
}

/** `AudioContext`, which `wx.createAudioContext` gives. */
function audioContext(
  { resourceUrl }: Pick<BuiltInInstance, 'resourceUrl'>,
  player: HTMLAudioElement,
) {
  return {
    setSrc: (src: string) => {
      player.src = resourceUrl(src);
    },
    play: () => {
      play(player);
    },
    pause: () => {
      pause(player);
    },
    seek: (position: unknown) => {
      const seconds = Number(position);
      if (Number.isFinite(seconds)) player.currentTime = seconds;
    },
  };
}
