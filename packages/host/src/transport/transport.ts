/** A channel that carries one JSON text per message, whatever carries it (WebSocket, memory). */
export interface Transport {
  send(text: string): void;
  /** Each listener gets every message; the returned function removes the listener. */
  onMessage(listener: (text: string) => void): () => void;
  /** Called once, also when the other side vanished; the returned function removes the listener. */
  onClose(listener: () => void): () => void;
  close(): void;
}
