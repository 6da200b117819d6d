import { pageConventions } from './pages';
import type { Convention } from './program';
import { shippedConventions } from './shipped';
import { styleConventions } from './styles';
import { templateConventions } from './templates';

/** What every part of a program keeps, a sentence each. */
export const conventions: Readonly<Record<string, Convention>> = {
  ...pageConventions,
  ...templateConventions,
  ...styleConventions,
  ...shippedConventions,
};
