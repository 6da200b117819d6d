/**
 * The attributes that the documentation lists for each built-in of the webview renderer, without
 * Skyline's and without events (组件, read in the edition of 2026-07-30).
 */
export const documentedAttributes: Readonly<Record<string, string>> = {
  audio: `src loop controls poster name author`,
  button: `size type plain disabled loading form-type open-type hover-class hover-stop-propagation
    hover-start-time hover-stay-time lang session-from send-message-title send-message-path
    send-message-img app-parameter show-message-card phone-number-no-quota-toast
    need-show-entrance entrance-path`,
  canvas: `type canvas-id disable-scroll`,
  checkbox: `value disabled checked color`,
  'cover-image': `src referrer-policy`,
  'cover-view': `scroll-top`,
  'editor-portal': `key`,
  form: `report-submit report-submit-timeout`,
  icon: `type size color`,
  image: `src mode show-menu-by-longpress webp lazy-load forceHttps`,
  input: `value type password placeholder placeholder-style disabled maxlength cursor-spacing
    auto-focus focus confirm-type always-embed confirm-hold cursor cursor-color
    selection-start selection-end adjust-position hold-keyboard safe-password-cert-path
    safe-password-length safe-password-time-stamp safe-password-nonce safe-password-salt
    safe-password-custom-hash placeholder-class`,
  label: `for`,
  'match-media': `min-width max-width width min-height max-height height orientation`,
  'movable-area': `scale-area`,
  'movable-view': `direction inertia out-of-bounds x y damping friction disabled scale scale-min scale-max
    scale-value animation`,
  'navigation-bar': `title loading front-color background-color color-animation-duration
    color-animation-timing-func`,
  navigator: `target url open-type delta app-id path extra-data version short-link hover-class
    hover-stop-propagation hover-start-time hover-stay-time`,
  'open-data': `type open-gid lang default-text default-avatar`,
  'page-container': `show duration z-index overlay position round close-on-slide-down overlay-style
    custom-style`,
  'page-meta': `background-text-style background-color background-color-top background-color-bottom
    root-background-color page-style page-font-size root-font-size page-orientation scroll-top
    scroll-duration`,
  picker: `header-text mode disabled range range-key value start end fields custom-item level`,
  'picker-view': `value mask-class indicator-style indicator-class mask-style immediate-change`,
  progress: `percent show-info border-radius font-size stroke-width color activeColor backgroundColor
    active active-mode duration`,
  radio: `value checked disabled color`,
  'rich-text': `nodes space user-select`,
  'root-portal': `enable externalClass`,
  'scroll-view': `scroll-x scroll-y upper-threshold lower-threshold scroll-top scroll-left scroll-into-view
    scroll-into-view-offset scroll-with-animation enable-back-to-top enable-passive
    refresher-enabled refresher-threshold refresher-default-style refresher-background
    refresher-triggered bounces show-scrollbar fast-deceleration scroll-anchoring enable-flex
    enhanced paging-enabled using-sticky`,
  selection: `disable-context-menu`,
  'share-element': `key transform duration easing-function`,
  slider: `min max step disabled value color selected-color activeColor backgroundColor block-size
    block-color show-value`,
  swiper: `indicator-dots indicator-color indicator-active-color autoplay current interval duration
    circular vertical display-multiple-items previous-margin next-margin easing-function
    direction snap-to-edge`,
  'swiper-item': `item-id skip-hidden-item-layout`,
  switch: `checked disabled type color`,
  text: `selectable user-select space decode`,
  textarea: `value placeholder placeholder-style disabled maxlength auto-focus focus auto-height
    cursor-spacing cursor selection-start selection-end adjust-position hold-keyboard
    disable-default-padding confirm-type confirm-hold adjust-keyboard-to placeholder-class
    fixed show-confirm-bar`,
  video: `src duration controls danmu-list danmu-btn enable-danmu autoplay loop muted initial-time
    page-gesture direction show-progress show-fullscreen-btn show-play-btn
    show-center-play-btn enable-progress-gesture object-fit poster show-mute-btn title
    play-btn-position enable-play-gesture auto-pause-if-navigate auto-pause-if-open-native
    vslide-gesture vslide-gesture-in-fullscreen show-bottom-progress ad-unit-id
    poster-for-crawler show-casting-button picture-in-picture-mode
    picture-in-picture-show-progress picture-in-picture-init-position enable-system-pip
    enable-auto-rotation show-screen-lock-button show-snapshot-button
    show-background-playback-button background-poster referrer-policy is-drm is-live
    provision-url certificate-url license-url preferred-peak-bit-rate`,
  view: `hover-class hover-stop-propagation hover-start-time hover-stay-time`,
};
