import type { ShareControl, ShareMenu } from '../../api/kit/context';
import { sharing } from '../../components/open-ability/web-view';
import type { Phone } from '../../phone/phone';
import { ask } from '../../phone/surfaces';
import type { PageStack } from './page-stack';
import type { StackedPage } from './stacked-page';
import { callHook } from './stacked-page';

interface ShareParts {
  readonly phone: Phone;
  readonly programName: string;
  readonly stack: () => PageStack;
  readonly report: (error: unknown) => void;
  readonly restart: () => void;
  readonly resourceUrl: (path: string) => string;
}

export interface Share {
  readonly control: ShareControl;
  /** The capsule's menu. */
  openMenu(): Promise<void>;
  /** A tap on `<button open-type="share">`. */
  fromButton(target: object): Promise<void>;
}

interface ShareContent {
  readonly title?: unknown;
  readonly path?: unknown;
  readonly imageUrl?: unknown;
  readonly promise?: unknown;
}

/** Documentation (页面 / onShareAppMessage): how long (ms) a `promise` of content is waited for. */
const patience = 3_000;

const hooks = { shareAppMessage: 'onShareAppMessage', shareTimeline: 'onShareTimeline' } as const;

/** Sharing a page: the capsule's menu, the share button and the card that the person confirms. */
export function createShare(parts: ShareParts): Share {
  const { phone, stack, report } = parts;

  const mayShare = (page: StackedPage, menu: ShareMenu) =>
    typeof page.caller[hooks[menu]] === 'function' && page.shareMenus.get(menu) !== false;

  const share = async (page: StackedPage, menu: ShareMenu, event: object) => {
    const shown = { ...event, ...tellWebView(page) };
    const given = callHook(page, hooks[menu], report, shown) as ShareContent | undefined;
    const content = await contentOf(phone, given ?? {});
    const { title, path, imageUrl } = content;
    const card = {
      title: typeof title === 'string' ? title : parts.programName,
      path: typeof path === 'string' ? path : ownAddress(page),
    };
    const shared = await ask<boolean>(phone.surfaces, (answer) => ({
      kind: 'share',
      programName: parts.programName,
      ...card,
      ...(typeof imageUrl === 'string' && { imageUrl: parts.resourceUrl(imageUrl) }),
      answer,
    }));
    phone.journal.emit('notice', {
      severity: 'info',
      text: `${shared ? 'Shared' : 'Not shared'}: ${card.title} ${card.path}`,
    });
  };

  return {
    control: {
      setMenus(menus, shown) {
        const page = stack().top();
        for (const menu of menus) page?.shareMenus.set(menu, shown);
      },
    },
    async openMenu() {
      const page = stack().top();
      if (page === undefined) return;
      const toFriend = mayShare(page, 'shareAppMessage');
      // Documentation (wx.showShareMenu): never without the entry above it.
      const toTimeline =
        toFriend &&
        mayShare(page, 'shareTimeline') &&
        page.shareMenus.get('shareTimeline') === true;
      const words = phone.surfaces.words().menu;
      const entries = [
        ...(toFriend ? ([[words.share, 'shareAppMessage']] as const) : []),
        ...(toTimeline ? ([[words.timeline, 'shareTimeline']] as const) : []),
        [words.restart, 'restart'] as const,
      ];
      const chosen = await ask<number | null>(phone.surfaces, (answer) => ({
        kind: 'action-sheet',
        alertText: parts.programName,
        itemList: entries.map(([text]) => text),
        itemColor: '',
        answer,
      }));
      const [, entry] = entries[chosen ?? -1] ?? [];
      if (entry === 'restart') parts.restart();
      else if (entry !== undefined) await share(page, entry, { from: 'menu', target: undefined });
    },
    async fromButton(target) {
      const page = stack().top();
      if (page !== undefined) await share(page, 'shareAppMessage', { from: 'button', target });
    },
  };
}

/** Documentation (web-view): its messages are told when its page is shared, and the hook gets its address. */
function tellWebView({ place }: StackedPage): { readonly webViewUrl?: string } {
  const view = place.querySelector('wx-web-view');
  view?.dispatchEvent(new Event(sharing));
  const webViewUrl = view?.querySelector('iframe')?.src;
  return webViewUrl === undefined ? {} : { webViewUrl };
}

function ownAddress({ path, query }: StackedPage): string {
  const search = Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return search === '' ? `/${path}` : `/${path}?${search}`;
}

/** What the hook returned; its `promise` counts where it is there in time. */
function contentOf(phone: Phone, given: ShareContent): Promise<ShareContent> {
  const { promise } = given;
  if (!(promise instanceof Promise)) return Promise.resolve(given);
  return new Promise((resolve) => {
    const cancel = phone.clock.after(patience, () => {
      resolve(given);
    });
    const settle = (content: ShareContent) => {
      cancel();
      resolve(content);
    };
    promise.then(
      (late: ShareContent) => {
        settle(late);
      },
      () => {
        settle(given);
      },
    );
  });
}
