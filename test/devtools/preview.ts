import { deliver } from './deliver';

deliver('preview');
