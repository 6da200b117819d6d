import { folderOf, resolvePath } from '../kit/program-path';
import { compileWxs } from './compile-wxs';
import type { WxmlTag } from './scan-wxml';
import { attributeOf, scanWxml } from './scan-wxml';

/** What one template file refers to, read once per version of its text. */
export interface TemplateSource {
  readonly text: string;
  readonly tags: readonly WxmlTag[];
  /** Files of `<import>` and `<include>`. */
  readonly templates: readonly TemplateReference[];
  /** Files of `<wxs src>`. */
  readonly scripts: readonly TemplateReference[];
  /** `<wxs module>` with content. */
  readonly inlineScripts: readonly InlineScript[];
}

export interface TemplateReference {
  /** As written. */
  readonly src: string;
  /** Program path, `undefined` when it climbs out of the program. */
  readonly path: string | undefined;
  readonly offset: number;
}

export interface InlineScript {
  readonly module: string;
  readonly compiled: ReturnType<typeof compileWxs>;
  /** Where the script begins in the template. */
  readonly offset: number;
}

/** Reads a template's references. `path` is its program path, with ".wxml". */
export function readTemplate(path: string, text: string): TemplateSource {
  const tags = scanWxml(text);
  const references = (names: readonly string[], extension: string): TemplateReference[] =>
    tags
      .filter(({ name }) => names.includes(name))
      .flatMap((tag) => attributeOf(tag, 'src') ?? [])
      .map(({ value, offset }) => ({
        src: value,
        offset,
        path: withExtension(resolvePath(folderOf(path), value), extension),
      }));
  return {
    text,
    tags,
    templates: references(['import', 'include'], '.wxml'),
    scripts: references(['wxs'], '.wxs'),
    inlineScripts: tags.flatMap((tag) => {
      const module = attributeOf(tag, 'module')?.value;
      if (tag.content === undefined || module === undefined || attributeOf(tag, 'src')) return [];
      const { text: script, offset } = tag.content;
      return [{ module, compiled: compileWxs(path, script), offset }];
    }),
  };
}

/** `import` and `include` may leave ".wxml" away; `wxs` may not, and then names a file without extension. */
function withExtension(path: string | undefined, extension: string): string | undefined {
  return path === undefined || path.endsWith(extension) || extension === '.wxs'
    ? path
    : `${path}${extension}`;
}
