import { drawDesk } from './desk';
import { createDeskApi } from './desk-api';
import { createMemory } from './memory';
import { wordsFor } from './words';

const mount = document.getElementById('desk');
if (mount === null) throw new Error('desk.html has no element "desk"');
const words = wordsFor(navigator.language);
document.title = words.title;
document.documentElement.lang = navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
drawDesk({ api: createDeskApi(), memory: createMemory(), words, mount });
