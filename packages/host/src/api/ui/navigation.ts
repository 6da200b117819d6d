import { isAtLeast } from '../../phone/base-library';
import { askToConfirm } from '../../phone/surfaces';
import type { ApiTable, Options } from '../kit/api';
import { asyncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';
import { textParameter } from '../kit/parameters';
import { requireTap } from '../open/settings';

/** The person is asked since 2.3.0; as in DevTools nothing opens, the journal says what would. */
async function navigateToMiniProgram(context: ApiContext, options: Options): Promise<void> {
  const { phone } = context;
  const target = textParameter(options, options['shortLink'] === undefined ? 'appId' : 'shortLink');
  if (isAtLeast(phone.settings.get().baseLibrary, '2.3.0')) {
    requireTap(context);
    const words = phone.surfaces.words();
    const question = { content: words.openProgram(target), confirmText: words.allow };
    if (!(await askToConfirm(phone.surfaces, question))) throw new ApiFailure('cancel');
  }
  const path = typeof options['path'] === 'string' ? ` at ${options['path']}` : '';
  const text = `The mini program ${target} would open${path}.`;
  phone.journal.emit('notice', { severity: 'info', text });
}

/** To other programs and away from this one (documentation: API / 跳转). */
export const navigationApis = {
  navigateToMiniProgram: asyncApi(navigateToMiniProgram),
  exitMiniProgram: asyncApi(
    (context) => {
      requireTap(context);
      context.leave();
    },
    { since: '2.17.3' },
  ),
} satisfies ApiTable;
