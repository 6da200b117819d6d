import type { Store } from '../../store/store';
import type { Records } from './records';

const vaultId = 'vault:mark';

/** What all instances have in common. */
export function sharedMethods(records: Records) {
  const findMark = async (): Promise<string | undefined> => {
    const found = await records.find(vaultId);
    return found && String(found['mark']);
  };
  return {
    findToken: async (appid) => {
      const found = await records.find(`token:${appid}`);
      return found && { sealed: String(found['sealed']), goodUntil: Number(found['goodUntil']) };
    },
    replaceToken: async (appid, earlier, { sealed, goodUntil }) => {
      const id = `token:${appid}`;
      if (await records.add(id, { kind: 'token', sealed, goodUntil })) return true;
      return records.change(id, { sealed: earlier?.sealed ?? '' }, { sealed, goodUntil });
    },
    findVaultMark: findMark,
    claimVaultMark: async (mark) => {
      await records.add(vaultId, { kind: 'vault', mark });
      return (await findMark()) ?? mark;
    },
  } satisfies Partial<Store>;
}
