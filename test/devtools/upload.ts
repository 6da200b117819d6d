import { deliver } from './delivery/deliver';

deliver('upload');
