import { type ApiTable, asyncApi } from './api';
import { requireTap } from './settings';

/** To other programs and away from this one (documentation: API / 跳转). */
export const navigationApis = {
  exitMiniProgram: asyncApi(
    (context) => {
      requireTap(context);
      context.leave();
    },
    { since: '2.17.3' },
  ),
} satisfies ApiTable;
