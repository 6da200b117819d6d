/** What the runtime draws on; page/screen is the real one. */
export interface Screen {
  /** The window that pages fill: as large as `wx.getWindowInfo` reports; `position: fixed` stays inside. */
  readonly pageArea: HTMLElement;
  setNavigationBar(bar: NavigationBar): void;
  setTabBar(bar: TabBar | null): void;
  /** Whether the program follows the dark theme, and the style version of its built-ins. */
  setProgram(program: { readonly darkmode: boolean; readonly style?: 'v2' }): void;
  onBack(listener: () => void): () => void;
  onHome(listener: () => void): () => void;
  /** The left half of the capsule. */
  onMenu(listener: () => void): () => void;
}

export interface NavigationBar {
  readonly title: string;
  /** CSS colour. */
  readonly background: string;
  readonly textStyle: 'black' | 'white';
  /** Whether there is a page to go back to. */
  readonly back: boolean;
  /** A home button: the program was entered at another page than its first. */
  readonly home: boolean;
  readonly loading: boolean;
  /** `navigationStyle: custom`: only the capsule is left, over the page. */
  readonly custom: boolean;
}

export interface TabBar {
  readonly items: readonly {
    readonly text: string;
    /** Addresses that the browser can load. */
    readonly iconUrl?: string;
    readonly selectedIconUrl?: string;
    readonly badge?: string;
    readonly redDot?: boolean;
  }[];
  readonly selected: number;
  readonly color: string;
  readonly selectedColor: string;
  readonly background: string;
  readonly borderStyle: string;
  readonly onSelect: (index: number) => void;
}
