/** Where there is no picture of one's own; relative, for every page that shows one. */
export const DEFAULT_AVATAR = '../../images/default-avatar.png';
