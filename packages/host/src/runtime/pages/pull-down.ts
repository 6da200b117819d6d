/** The strip above a page that a pull uncovers, and what it takes to refresh. */
export interface PullDown {
  /** Shows the strip and refreshes, as `wx.startPullDownRefresh` does. */
  start(): void;
  /** Takes the strip away. */
  stop(): void;
}

interface PullDownParts {
  /** What the strip says to a screen reader. */
  readonly label: string;
  /** The page's place; the strip goes in here, above what scrolls. */
  readonly place: HTMLElement;
  readonly scroller: HTMLElement;
  /** `enablePullDownRefresh` of the page. */
  readonly enabled: () => boolean;
  readonly look: () => { readonly background: string; readonly textStyle: string };
  /** `onPullDownRefresh`. */
  readonly refresh: () => void;
}

/** Height of the strip while refreshing, and how far (px) a finger has to pull for it. */
const stripHeight = 50;
/** The page follows the finger at half its pace. */
const resistance = 0.5;

/** Pull-down refresh by touch, mouse or call (documentation: 页面 / onPullDownRefresh). */
export function createPullDown(parts: PullDownParts): PullDown {
  const { place, scroller } = parts;
  const strip = drawStrip(place.ownerDocument, parts.label);
  let from: number | undefined;
  let pulled = 0;
  let refreshing = false;

  const show = (height: number) => {
    pulled = height;
    const { background, textStyle } = parts.look();
    place.style.background = height > 0 ? background : '';
    strip.style.color = textStyle === 'light' ? '#ffffff' : '#888888';
    strip.hidden = height <= 0;
    scroller.style.transform = height > 0 ? `translateY(${height}px)` : '';
  };
  const start = () => {
    show(stripHeight);
    if (refreshing) return;
    refreshing = true;
    parts.refresh();
  };
  const down = (y: number) => {
    if (!refreshing && parts.enabled() && scroller.scrollTop <= 0) from = y;
  };
  const move = (y: number) => {
    if (from !== undefined) show(Math.max(0, (y - from) * resistance));
  };
  const up = () => {
    if (from === undefined) return;
    from = undefined;
    if (pulled >= stripHeight) start();
    else show(0);
  };

  place.prepend(strip);
  listen(scroller, { down, move, up });
  return {
    start,
    stop() {
      refreshing = false;
      show(0);
    },
  };
}

interface Pull {
  readonly down: (y: number) => void;
  readonly move: (y: number) => void;
  readonly up: () => void;
}

/** The listeners go with the page's element. */
function listen(scroller: HTMLElement, { down, move, up }: Pull): void {
  const touchY = (event: TouchEvent) => event.touches[0]?.clientY ?? 0;
  scroller.addEventListener('touchstart', (event) => {
    down(touchY(event));
  });
  scroller.addEventListener('touchmove', (event) => {
    move(touchY(event));
  });
  scroller.addEventListener('touchend', up);
  scroller.addEventListener('touchcancel', up);
  scroller.addEventListener('mousedown', (event) => {
    down(event.clientY);
  });
  scroller.addEventListener('mousemove', (event) => {
    if (event.buttons === 1) move(event.clientY);
  });
  scroller.addEventListener('mouseup', up);
  scroller.addEventListener('mouseleave', up);
}

/** Three dots, as WeChat draws them. */
function drawStrip(document: Document, label: string): HTMLElement {
  const strip = document.createElement('div');
  strip.className = 'host-pull-down';
  strip.hidden = true;
  strip.setAttribute('role', 'status');
  strip.setAttribute('aria-label', label);
  strip.textContent = '● ● ●';
  const inset = { position: 'absolute', top: '0', left: '0', right: '0' };
  Object.assign(strip.style, inset, {
    height: `${stripHeight}px`,
    lineHeight: `${stripHeight}px`,
    textAlign: 'center',
    fontSize: '10px',
  });
  return strip;
}
