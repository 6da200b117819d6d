import type { Cloud } from 'wechat-simulator';
import {
  createCloud,
  createRandom,
  createWechat,
  defaultAccount,
  systemClock,
} from 'wechat-simulator';

import type { CloudFiles } from '../../src/cloud/cloud-files';
import { openCloudFiles } from '../../src/cloud/cloud-files';
import { createCloudStore } from '../../src/cloud/cloud-store';
import type { Records } from '../../src/cloud/records/records';
import { collectionName, openRecords } from '../../src/cloud/records/records';
import type { OpenStore } from '../../src/store/store';

/** A cloud environment with its one collection, and the store of one instance on it. */
export interface CloudStage {
  readonly cloud: Cloud;
  readonly records: Records;
  readonly files: CloudFiles;
  readonly store: OpenStore;
}

export function openCloudStage(): CloudStage {
  const wechat = createWechat({ clock: systemClock, random: createRandom(3) });
  const cloud = createCloud(wechat, { appid: defaultAccount.appid });
  cloud.records.createCollection(collectionName);
  const sdk = cloud.sdk();
  const records = openRecords(sdk.database({ throwOnNotFound: false }));
  const files = openCloudFiles(sdk, records);
  return { cloud, records, files, store: createCloudStore(records, files) };
}
