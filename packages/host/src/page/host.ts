import type { HostSide } from '../link/link';
import type { RpcPeer } from '../transport/rpc';

/** The host process, at the other end of the link. */
export type Host = RpcPeer<HostSide>;
