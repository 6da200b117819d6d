import type { GrantedScopes } from '../phone/permissions';
import type { HttpAnswer, HttpRequest, PhoneJournal } from '../phone/phone';
import type { PhoneSettings } from '../phone/settings';
import type { SocketEvent, SocketMessage, SocketRequest } from '../phone/sockets';
import type { StorageSnapshot } from '../phone/storage';
import type { Platform } from '../platform/platform';
import type { Diagnostic, ProgramManifest } from '../project/kit/program-bundle';

/** What the phone's page asks of the host process (transport/rpc carries it). */
export interface HostSide {
  /** First call of a page: everything it needs to start. */
  hello(params: Record<string, never>): PhoneStart;
  'platform.call'(params: PlatformCall): unknown;
  'network.fetch'(params: {
    readonly id: number;
    readonly request: HttpRequest;
    /** The id that the journal knows it by. */
    readonly journalId?: number;
  }): HttpAnswer;
  /** A request that the journal tells of and that never left the phone. */
  'network.unsent'(params: { readonly journalId: number; readonly request: HttpRequest }): void;
  'network.abort'(params: { readonly id: number }): void;
  'socket.open'(params: { readonly id: number; readonly request: SocketRequest }): void;
  'socket.send'(params: { readonly id: number; readonly message: SocketMessage }): void;
  'socket.close'(params: {
    readonly id: number;
    readonly code: number;
    readonly reason: string;
  }): void;
  'storage.save'(params: { readonly snapshot: StorageSnapshot }): void;
  'file.changed'(params: WireFileChange): void;
  'permissions.save'(params: { readonly granted: GrantedScopes }): void;
  /** Resolves when everything that was sent before has arrived. */
  flush(params: Record<string, never>): void;
  'settings.changed'(params: { readonly settings: PhoneSettings }): void;
  'journal.add'(params: JournalLine): void;
  /** The program's first page is ready, or the program could not start (`error`). */
  'program.started'(params: { readonly program: string; readonly error?: string }): void;
  /** Another page is on top: its path, with its query. */
  'program.shown'(params: { readonly page: string }): void;
  /** A stack with the program's own files and lines. */
  'stack.read'(params: { readonly stack: string }): string;
  /** A frame for an automation client. */
  'automation.send'(params: { readonly client: string; readonly text: string }): void;
  /** PNG of the phone's screen, base64. Rejects where the host has no browser of its own. */
  screenshot(params: Record<string, never>): { readonly data: string };
}

/** What the host process asks of the phone's page. */
export interface PhoneSide {
  'settings.set'(params: { readonly change: Partial<PhoneSettings> }): void;
  'permissions.set'(params: { readonly granted: GrantedScopes }): void;
  'socket.event'(params: { readonly id: number; readonly event: SocketEvent }): void;
  /** Without a key: everything, as after deleting the program from the phone. */
  'storage.remove'(params: { readonly key?: string }): void;
  /** Kill and cold start with the newest good program; storage and kept files stay. */
  'program.restart'(params: Record<string, never>): void;
  'phone.captured'(params: Readonly<Record<string, never>>): void;
  'program.setVisible'(params: { readonly visible: boolean }): void;
  /** An SMS comes to the phone. */
  'sms.show'(params: { readonly to: string; readonly code: string }): void;
  /** A sign of life. */
  ping(params: Record<string, never>): void;
  'diagnostics.show'(params: { readonly list: readonly Diagnostic[] }): void;
  'automation.open'(params: { readonly client: string }): void;
  'automation.message'(params: { readonly client: string; readonly text: string }): void;
  'automation.close'(params: { readonly client: string }): void;
}

export interface PhoneStart {
  /** Undefined while the project has never been built without errors. */
  readonly program?: { readonly id: string; readonly manifest: ProgramManifest };
  readonly settings: PhoneSettings;
  readonly storage: StorageSnapshot;
  readonly files: WireFiles;
  readonly permissions: GrantedScopes;
  readonly diagnostics: readonly Diagnostic[];
  readonly host: { readonly version: string; readonly name: string };
}

/** A kept file as it crosses the link. */
export interface WireFile {
  readonly path: string;
  readonly type: string;
  readonly base64: string;
}

export interface WireFiles {
  readonly files: readonly WireFile[];
  readonly directories: readonly string[];
}

export type WireFileChange =
  | ({ readonly kind: 'written' } & WireFile)
  | {
      readonly kind: 'removed' | 'directory-made' | 'directory-removed';
      readonly path: string;
    };

export interface PlatformCall {
  readonly method: keyof Platform;
  readonly request: unknown;
}

/** One journal event as it crosses the link. */
export type JournalLine = {
  [Name in keyof PhoneJournal]: { readonly name: Name; readonly event: PhoneJournal[Name] };
}[keyof PhoneJournal];
