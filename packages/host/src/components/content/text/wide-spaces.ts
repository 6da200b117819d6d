/** The blank that each value of `space` shows for a blank (documentation: 组件/基础内容/text, rich-text). */
export const wideSpaces: Readonly<Record<string, string>> = {
  ensp: '\u2002',
  emsp: '\u2003',
  nbsp: '\u00a0',
};
