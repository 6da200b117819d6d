import type { PhoneChoice, PhoneComponent } from '../platform/platform';
import { createEmitter } from './emitter';
import type { HostWords } from './words/words';
import { wordsOf } from './words/words';

/**
 * What the phone shows over the program's page: its own sheets, dialogs and notices.
 *
 * A surface is data with an `answer`; the screen draws it, the person (or Tool.native of the
 * automation protocol) makes a choice. A choice or closing removes it.
 */
export type Surface =
  | ModalSurface
  | ActionSheetSurface
  | ToastSurface
  | PhoneSheetSurface
  | AvatarSheetSurface
  | NoQuotaSurface
  | PrivacySurface
  | PrivacyContractSurface
  | ShareSurface
  | PermissionSurface
  | SettingsSurface
  | PicturePreviewSurface
  | QuestionSurface;

export interface ModalSurface {
  readonly kind: 'modal';
  readonly title: string;
  readonly content: string;
  readonly showCancel: boolean;
  readonly cancelText: string;
  readonly cancelColor: string;
  readonly confirmText: string;
  readonly confirmColor: string;
  readonly editable: boolean;
  readonly placeholderText: string;
  readonly answer: (answer: { readonly confirm: boolean; readonly content?: string }) => void;
}

export interface ActionSheetSurface {
  readonly kind: 'action-sheet';
  readonly alertText: string;
  readonly itemList: readonly string[];
  readonly itemColor: string;
  /** null: cancelled. */
  readonly answer: (tapIndex: number | null) => void;
}

/** Also `showLoading`, which is a toast that stays. */
export interface ToastSurface {
  readonly kind: 'toast';
  readonly title: string;
  readonly icon: 'success' | 'error' | 'loading' | 'none';
  /** Address of a picture shown instead of the icon. */
  readonly image?: string;
  /** Whether it keeps taps from what is below. */
  readonly mask: boolean;
}

/** The authorisation sheet of a phone button. */
export interface PhoneSheetSurface {
  readonly kind: 'phone-sheet';
  readonly component: PhoneComponent;
  readonly programName: string;
  readonly numbers: readonly PhoneChoice[];
  readonly answer: (
    answer: { readonly kind: 'allow'; readonly numberId: string } | { readonly kind: 'refuse' },
  ) => void;
}

/** The sheet of a chooseAvatar button. */
export interface AvatarSheetSurface {
  readonly kind: 'avatar-sheet';
  readonly programName: string;
  readonly answer: (answer: { readonly kind: 'wechat' | 'album' | 'camera' | 'cancel' }) => void;
}

/** The platform's own notice that the quota is used up. */
export interface NoQuotaSurface {
  readonly kind: 'no-quota';
  readonly answer: () => void;
}

/** The platform's own privacy popup, shown when the program registered no listener. */
export interface PrivacySurface {
  readonly kind: 'privacy';
  readonly programName: string;
  readonly contractName: string;
  readonly answer: (agreed: boolean) => void;
}

/** The card that a shared page becomes; the person sends it or not. */
export interface ShareSurface {
  readonly kind: 'share';
  readonly programName: string;
  readonly title: string;
  /** Page that opens from the card, with its query. */
  readonly path: string;
  /** Address that the browser can load. */
  readonly imageUrl?: string;
  readonly answer: (shared: boolean) => void;
}

/** The popup of `wx.authorize` and of abilities that need a scope. */
export interface PermissionSurface {
  readonly kind: 'permission';
  readonly programName: string;
  readonly scope: string;
  /** What it is for, in the person's words. */
  readonly purpose: string;
  readonly answer: (allowed: boolean) => void;
}

/** The program's settings page: what it asked the person for, each to be switched (`wx.openSetting`). */
export interface SettingsSurface {
  readonly kind: 'settings';
  readonly programName: string;
  readonly switches: readonly {
    readonly scope: string;
    readonly name: string;
    readonly allowed: boolean;
  }[];
  /** A switch counts at once. */
  readonly set: (scope: string, allowed: boolean) => void;
  /** The person goes back to the program. */
  readonly answer: () => void;
}

/** `wx.previewImage`: pictures over the whole screen. */
export interface PicturePreviewSurface {
  readonly kind: 'picture-preview';
  /** Addresses that the browser can load. */
  readonly urls: readonly string[];
  readonly current: number;
  readonly answer: () => void;
}

/** What most of WeChat's own sheets are: a heading, things to choose from, lines to fill in, yes or no. */
export interface QuestionSurface extends Question {
  readonly kind: 'question';
  readonly programName: string;
  /** `given`: what was chosen and typed; absent: as the sheet stood when it opened. */
  readonly answer: (confirmed: boolean, given?: QuestionGiven) => void;
}

export interface Question {
  /** What asks, such as "payment": tests find the sheet by it. */
  readonly name: string;
  readonly title: string;
  readonly text?: string;
  /** Address of a picture that the browser can load. */
  readonly imageUrl?: string;
  /** What to choose from. */
  readonly items?: readonly QuestionItem[];
  /** Whether several may be chosen; else it is exactly one. */
  readonly several?: boolean;
  readonly fields?: readonly QuestionField[];
  readonly confirmText: string;
  /** Absent: the sheet can only be closed. */
  readonly cancelText?: string;
}

export interface QuestionItem {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly isChosen?: boolean;
}

export interface QuestionField {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

export interface QuestionGiven {
  readonly chosen: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
}

/** The privacy guide itself, opened by `wx.openPrivacyContract`. */
export interface PrivacyContractSurface {
  readonly kind: 'privacy-contract';
  readonly contractName: string;
  readonly answer: () => void;
}

export interface Surfaces {
  /** What the phone says on its own surfaces, in the person's language. */
  words(): HostWords;
  /** Bottom to top. */
  list(): readonly Surface[];
  /** The topmost surface of one kind. */
  top<Kind extends Surface['kind']>(kind: Kind): Extract<Surface, { kind: Kind }> | undefined;
  /** Shows a surface; the returned function takes it away again. */
  open(surface: Surface): () => void;
  /** Called after every change; the returned function removes the listener. */
  onChange(listener: () => void): () => void;
}

export function createSurfaces(words = () => wordsOf('zh_CN')): Surfaces {
  const emitter = createEmitter<{ change: undefined }>();
  let open: readonly Surface[] = [];
  return {
    words,
    list: () => open,
    top<Kind extends Surface['kind']>(kind: Kind) {
      const matching = open.filter(
        (surface): surface is Extract<Surface, { kind: Kind }> => surface.kind === kind,
      );
      return matching[matching.length - 1];
    },
    open(surface) {
      open = [...open, surface];
      emitter.emit('change', undefined);
      return () => {
        if (!open.includes(surface)) return;
        open = open.filter((other) => other !== surface);
        emitter.emit('change', undefined);
      };
    },
    onChange: (listener) => emitter.on('change', listener),
  };
}

/** A question of WeChat's own, in its modal; whether the person said yes. */
export async function askToConfirm(
  surfaces: Surfaces,
  {
    title = '',
    content,
    confirmText,
  }: { readonly title?: string; readonly content: string; readonly confirmText: string },
): Promise<boolean> {
  const { confirm } = await ask<{ readonly confirm: boolean }>(surfaces, (answer) => ({
    kind: 'modal',
    title,
    content,
    showCancel: true,
    cancelText: surfaces.words().cancel,
    cancelColor: '',
    confirmText,
    confirmColor: '',
    editable: false,
    placeholderText: '',
    answer,
  }));
  return confirm;
}

/** Shows a surface until a choice is made. */
export function ask<Answer>(
  surfaces: Surfaces,
  make: (answer: (answer: Answer) => void) => Surface,
): Promise<Answer> {
  return new Promise((resolve) => {
    const close = surfaces.open(
      make((answer) => {
        close();
        resolve(answer);
      }),
    );
  });
}
