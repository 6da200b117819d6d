import { deliver } from './deliver';

deliver('upload');
