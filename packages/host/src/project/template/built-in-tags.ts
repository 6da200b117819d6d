/** The tags that WXML knows without a declaration: free of Node, so that tests and the runtime may read it. */

/** Words of the template language itself; they make no element of their own. */
export const TEMPLATE_TAGS: readonly string[] = [
  'block',
  'import',
  'include',
  'slot',
  'template',
  'wxs',
];

/**
 * Built-in components, by the chapters of the documentation.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/
 */
export const BUILT_IN_CHAPTERS = {
  container: [
    'cover-image',
    'cover-view',
    'match-media',
    'movable-area',
    'movable-view',
    'page-container',
    'root-portal',
    'scroll-view',
    'share-element',
    'swiper',
    'swiper-item',
    'view',
  ],
  content: ['icon', 'progress', 'rich-text', 'selection', 'text'],
  form: [
    'button',
    'checkbox',
    'checkbox-group',
    'editor',
    'editor-portal',
    'form',
    'input',
    'keyboard-accessory',
    'label',
    'picker',
    'picker-view',
    'picker-view-column',
    'radio',
    'radio-group',
    'slider',
    'switch',
    'textarea',
  ],
  navigation: ['functional-page-navigator', 'navigator'],
  media: [
    'animation-video',
    'audio',
    'camera',
    'channel-live',
    'channel-video',
    'image',
    'live-player',
    'live-pusher',
    'video',
    'voip-room',
  ],
  map: ['map'],
  canvas: ['canvas'],
  open: [
    'ad',
    'ad-custom',
    'official-account',
    'official-account-publish',
    'open-data',
    'store-coupon',
    'store-gift',
    'store-home',
    'store-product',
    'web-view',
  ],
  'page-attributes': ['navigation-bar', 'page-meta'],
  skyline: [
    'double-tap-gesture-handler',
    'draggable-sheet',
    'force-press-gesture-handler',
    'grid-builder',
    'grid-view',
    'horizontal-drag-gesture-handler',
    'list-builder',
    'list-view',
    'long-press-gesture-handler',
    'nested-scroll-body',
    'nested-scroll-header',
    'open-container',
    'open-data-item',
    'open-data-list',
    'pan-gesture-handler',
    'scale-gesture-handler',
    'snapshot',
    'span',
    'sticky-header',
    'sticky-section',
    'tap-gesture-handler',
    'vertical-drag-gesture-handler',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Every built-in component's tag. */
export const BUILT_IN_TAGS: ReadonlySet<string> = new Set<string>(
  Object.values(BUILT_IN_CHAPTERS).flat(),
);
