import { deliver } from './delivery/deliver';

deliver('preview');
