/** What the runtime draws on; page/screen is the real one. */
export interface Screen {
  /** The window that pages fill: as large as `wx.getWindowInfo` reports. */
  readonly pageArea: HTMLElement;
  setNavigationBar(bar: {
    readonly title: string;
    readonly background: string;
    readonly textStyle: 'black' | 'white';
    readonly back: boolean;
    /** A home button: the program was entered at another page than its first. */
    readonly home: boolean;
    readonly loading: boolean;
    readonly custom: boolean;
  }): void;
  setTabBar(
    bar: {
      readonly items: readonly {
        readonly text: string;
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
    } | null,
  ): void;
  setProgram(program: { readonly darkmode: boolean; readonly style?: 'v2' }): void;
  onBack(listener: () => void): () => void;
  onHome(listener: () => void): () => void;
  /** The left half of the capsule. */
  onMenu(listener: () => void): () => void;
}
