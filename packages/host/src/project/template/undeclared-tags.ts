import type { Report } from '../kit/diagnostics';
import type { Project } from '../read/read-project';
import { BUILT_IN_TAGS, TEMPLATE_TAGS } from './built-in-tags';
import type { TemplateSource } from './compile-template';

/**
 * Warns of tags that are neither built in nor declared by any page or component that uses the
 * template: WeChat shows them as empty elements and says nothing.
 */
export function warnOfUndeclaredTags(
  project: Project,
  templates: ReadonlyMap<string, TemplateSource>,
  report: Report,
): void {
  const declaredIn = declaredNames(project.declaredTags, templates);
  for (const [path, { text, tags }] of templates) {
    for (const { name, offset } of tags) {
      if (BUILT_IN_TAGS.has(name) || TEMPLATE_TAGS.includes(name)) continue;
      if (declaredIn.get(path)?.has(name) === true) continue;
      report.add({
        severity: 'warning',
        file: project.projectPath(path),
        text,
        at: { offset },
        message: `<${name}> is neither a built-in component nor declared in "usingComponents"; declare it, or use <view> or <text>.`,
      });
    }
  }
}

/** By template file: the names declared by those who use it, directly or through imports. */
function declaredNames(
  declaredTags: ReadonlyMap<string, readonly string[]>,
  templates: ReadonlyMap<string, TemplateSource>,
): Map<string, Set<string>> {
  const declaredIn = new Map<string, Set<string>>();
  for (const [id, names] of declaredTags) {
    const seen = new Set<string>();
    const queue = [`${id}.wxml`];
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const declared = declaredIn.get(path) ?? new Set();
      for (const name of names) declared.add(name);
      declaredIn.set(path, declared);
      for (const { path: next } of templates.get(path)?.templates ?? []) {
        if (next !== undefined) queue.push(next);
      }
    }
  }
  return declaredIn;
}
