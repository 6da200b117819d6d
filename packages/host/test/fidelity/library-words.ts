/** What the engine says of the libraries' own ways, which WeChat says too or passes over. */
const theirs: readonly RegExp[] = [
  // A part without the component that it belongs to: the page has only the one.
  /^the target of relation "[^"]+" is not a valid behavior or component \(when preparing/,
  /^no relation "[^"]+" found\.$/,
  // Lists and properties that have nothing in them yet.
  /^The for-list data is neither Array nor Object, got type "(?:undefined|null|function)"\.$/,
  /^Use number as for-list is generally for testing\./,
  /^Some keys are not unique while list updates: ""\.$/,
  /^property "\w+" received type-incompatible value: expected <\w+> but (?:get null|got non-number) value\. Used default value instead\.$/,
  // Properties of an older version of a component that they use.
  /^"(?:closeOnClickOverlay|nativeType)" is not a valid property$/,
  /^"class" is not a valid event binding or slot value$/,
  // A watermark, where nothing can be drawn.
  /^当前环境不支持Canvas, 无法绘制水印$/,
];

export const isTheirs = (words: string): boolean => theirs.some((known) => known.test(words));
