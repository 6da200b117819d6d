import { builtInOf } from '../engine/built-ins';
import type { EngineComponent } from '../engine/engine-types';
import type { ViewTreeNode } from './view-tree';
import { templateOf, templateTree } from './view-tree';

/**
 * What `.node()` gives for the `<canvas>` with this canvas-id in one component's own template; the
 * first one where several have it. Undefined: there is none.
 */
export function canvasNamed(component: EngineComponent, canvasId: string): unknown {
  const search = (nodes: readonly ViewTreeNode[]): unknown => {
    for (const node of nodes) {
      if (typeof node === 'string') continue;
      const builtIn = builtInOf(node);
      const isIt =
        builtIn?.definition.tag === 'canvas' && builtIn.properties['canvasId'] === canvasId;
      const found = isIt ? builtIn.definition.node?.(builtIn) : search(templateTree(node));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(templateOf(component));
}
