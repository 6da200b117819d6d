import type { NicknameEntry } from '../../models/nickname-entry';
import type { Drawn } from '../draw';
import type { ProfileData } from './profile-view';

/** What the handlers of the form know of the page they belong to. */
export interface FormPage extends Drawn<ProfileData> {
  entry: NicknameEntry;
  /** A chosen picture that is not uploaded yet; it waits here when an upload fails. */
  picture: string | null;
  /** A nickname that got no response may have been saved: the known one is no measure then. */
  isDoubtful: boolean;
  /** The page is drawn: the field can be filled. */
  isReady: boolean;
}
