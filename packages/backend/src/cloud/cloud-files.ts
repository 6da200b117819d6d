import type { CloudSdk } from './cloud-sdk';
import type { Records } from './records/records';

const avatarFolder = 'onboarding/avatars';
const addressId = 'setting:avatars';

/** Files in cloud storage. */
export interface CloudFiles {
  /** The bytes; `undefined` when there is no such file. */
  read(fileId: string): Promise<Buffer | undefined>;
  /** Keeps a picture for everybody to see, and answers its fileID. */
  keepAvatar(id: string, bytes: Buffer): Promise<string>;
  drop(fileId: string): Promise<void>;
  /** Learns, from whichever instance kept the first picture, where pictures are shown. */
  learnAddress(): Promise<void>;
  /** The https address of an avatar. @throws before it was learned */
  addressOf(avatarId: string): string;
}

/** Opens the storage. Its permission is 所有用户可读, so that an address does not expire. */
export function openCloudFiles(cloud: CloudSdk, records: Records): CloudFiles {
  let address: string | undefined;
  const learn = async (id: string, fileID: string): Promise<void> => {
    const { fileList } = await cloud.getTempFileURL({ fileList: [fileID] });
    const [url = ''] = (fileList[0]?.tempFileURL ?? '').split('?');
    if (!url.endsWith(`/${id}`)) throw new Error(`Cloud storage gave no address for ${fileID}.`);
    address = url.slice(0, -id.length);
    await records.put(addressId, { kind: 'setting', address });
  };
  return {
    read: async (fileID) => {
      try {
        return Buffer.from((await cloud.downloadFile({ fileID })).fileContent);
      } catch {
        // Whatever the storage says about a name that somebody sent.
        return undefined;
      }
    },
    keepAvatar: async (id, bytes) => {
      const cloudPath = `${avatarFolder}/${id}`;
      const { fileID } = await cloud.uploadFile({ cloudPath, fileContent: bytes });
      if (address === undefined) await learn(id, fileID);
      return fileID;
    },
    drop: async (fileID) => {
      await cloud.deleteFile({ fileList: [fileID] });
    },
    learnAddress: async () => {
      if (address !== undefined) return;
      const found = (await records.find(addressId))?.['address'];
      if (typeof found === 'string') address = found;
    },
    addressOf: (avatarId) => {
      if (address === undefined) throw new Error('No picture was kept yet.');
      return `${address}${avatarId}`;
    },
  };
}
