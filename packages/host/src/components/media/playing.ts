/** What the browser refuses (it wants a finger first) is no error of the program. */
export const nothing = () => undefined;

/** jsdom has players that play nothing; they tell all the same. */
const plays = () => 'AudioContext' in globalThis;

/** Plays, without sound where the browser lets none begin by itself; `error` tells what cannot be played. */
export function play(player: HTMLMediaElement): void {
  if (!plays() && !Object.hasOwn(player, 'play')) {
    player.dispatchEvent(new Event('play'));
    return;
  }
  player.play().catch((error: unknown) => {
    if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return;
    player.muted = true;
    player.play().catch(nothing);
  });
}

export function pause(player: HTMLMediaElement): void {
  if (plays()) player.pause();
  else player.dispatchEvent(new Event('pause'));
}
